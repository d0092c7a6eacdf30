package org.stegoscope.figure;

import java.util.List;

/// A guide with its size, ready to be placed anywhere.
interface GuideBlock {

  double width();

  double height();

  /// What it draws with its upper left corner at (`x`, `y`).
  List<Mark> marks(double x, double y);

  /// The guide as narrow as it can be read well, at most `most` points wide.
  static GuideBlock narrow(Guide guide, double most) {
    return switch (guide) {
      case Guide.Legend legend -> LegendBlock.narrow(legend, most);
      case Guide.ColorBar bar -> ColorBarBlock.of(bar, most);
    };
  }

  /// The guide in `width` points below the panels: a legend takes as many columns as it needs.
  static GuideBlock wide(Guide guide, double width) {
    return switch (guide) {
      case Guide.Legend legend -> LegendBlock.wide(legend, width);
      case Guide.ColorBar bar -> ColorBarBlock.of(bar, width);
    };
  }
}
