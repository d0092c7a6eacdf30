package org.stegoscope.study.training;

import java.util.List;
import org.stegoscope.analysis.fitting.FitSource;

/// Features that are in memory.
final class TrainingSources {

  private TrainingSources() {}

  static FitSource of(List<FitSource.Image> images) {
    List<FitSource.Image> all = List.copyOf(images);
    return new FitSource() {
      @Override
      public int size() {
        return all.size();
      }

      @Override
      public Image image(int index) {
        return all.get(index);
      }
    };
  }
}
