package org.stegoscope.analysis.projection;

/// Looks at an embedding while it grows, on the thread that computes it.
public interface EmbeddingWatcher {

  /// What is to happen next.
  enum Verdict {
    GO_ON,
    /// The embedding is taken as it is.
    STOP
  }

  /// Sees nothing.
  EmbeddingWatcher NONE =
      new EmbeddingWatcher() {
        @Override
        public int interval() {
          return Integer.MAX_VALUE;
        }

        @Override
        public Verdict embedded(int iterations, float[] coordinates) {
          return Verdict.GO_ON;
        }
      };

  /// Iterations between two looks.
  int interval();

  /// `coordinates`, `[n, 2]`, are the watcher's to keep.
  Verdict embedded(int iterations, float[] coordinates);
}
