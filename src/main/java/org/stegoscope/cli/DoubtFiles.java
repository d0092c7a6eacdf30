package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.stegoscope.analysis.Doubt;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.figure.HeatMap;
import org.stegoscope.figure.NpyFile;
import org.stegoscope.figure.RgbPng;
import org.stegoscope.workspace.PhotoDoubt;

/// The two files of the doubts about one photo: numbers and a picture.
record DoubtFiles(Path numbers, Path picture) {

  static DoubtFiles in(Path folder, String name, Doubt measure) {
    String stem = name + ".doubt-" + measure.name().toLowerCase(Locale.ROOT);
    return new DoubtFiles(folder.resolve(stem + ".npy"), folder.resolve(stem + ".png"));
  }

  List<Path> all() {
    return List.of(numbers, picture);
  }

  /// float32 `[rows, columns]`, and in MAGMA from 0, black, to 1.
  void write(PhotoDoubt doubt) {
    ScalarMap map = doubt.map();
    NpyFile.write(numbers, map.values(), map.rows(), map.columns());
    RgbPng.write(picture, HeatMap.render(map, ColorMap.MAGMA, new ScalarMap.Range(0, 1), 1));
  }
}
