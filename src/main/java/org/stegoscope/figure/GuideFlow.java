package org.stegoscope.figure;

import java.util.ArrayList;
import java.util.List;

/// Guides placed one after the other: below each other, or from left to right in lines.
record GuideFlow(List<Placed> placed, double width, double height) {

  private static final double GAP = 12;
  private static final double SIDE_GAP = 20;

  /// A guide and the place of its upper left corner.
  private record Placed(GuideBlock block, double x, double y) {}

  /// Below each other.
  static GuideFlow column(List<Guide> guides, double mostWidth) {
    List<Placed> placed = new ArrayList<>();
    double y = 0;
    double width = 0;
    for (Guide guide : guides) {
      GuideBlock block = GuideBlock.narrow(guide, mostWidth);
      placed.add(new Placed(block, 0, y));
      y += block.height() + GAP;
      width = Math.max(width, block.width());
    }
    return new GuideFlow(placed, width, Math.max(0, y - GAP));
  }

  /// Side by side, in a new line where the width is used up.
  static GuideFlow lines(List<Guide> guides, double mostWidth) {
    List<Placed> placed = new ArrayList<>();
    double x = 0;
    double y = 0;
    double lineHeight = 0;
    double width = 0;
    for (Guide guide : guides) {
      GuideBlock block = GuideBlock.wide(guide, mostWidth);
      if (x > 0 && x + block.width() > mostWidth) {
        y += lineHeight + GAP;
        x = 0;
        lineHeight = 0;
      }
      placed.add(new Placed(block, x, y));
      width = Math.max(width, x + block.width());
      x += block.width() + SIDE_GAP;
      lineHeight = Math.max(lineHeight, block.height());
    }
    return new GuideFlow(placed, width, y + lineHeight);
  }

  List<Mark> marks(double x, double y) {
    List<Mark> marks = new ArrayList<>();
    for (Placed guide : placed) {
      marks.addAll(guide.block().marks(x + guide.x(), y + guide.y()));
    }
    return marks;
  }
}
