package org.stegoscope.study.sweep;

/// Hears of the cells of a sweep, on whichever thread that happens. It must return soon and wait
/// for nothing.
public interface SweepListener {

  SweepListener NONE =
      new SweepListener() {
        @Override
        public void changed(CellStatus status) {}

        @Override
        public void progressed(SweepCell cell, String stage, double fraction) {}

        @Override
        public void notRecorded(String sentence) {}
      };

  /// A cell has another state.
  void changed(CellStatus status);

  /// The running cell tells its stage and how much of it is done, 0..1; negative where that is not
  /// known.
  void progressed(SweepCell cell, String stage, double fraction);

  /// The record of runs did not take what happened; the folder of the sweep has it.
  void notRecorded(String sentence);
}
