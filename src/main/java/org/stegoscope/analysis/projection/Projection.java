package org.stegoscope.analysis.projection;

import org.stegoscope.job.JobContext;

/// A layout of points on its way, which can be stopped and go on later. It is used by one thread at
/// a time, and not any more after it was cancelled or has failed.
public interface Projection {

  /// Goes on until `iterations` are made in all, or the watcher stops. Methods without iterations
  /// are done at once; UMAP ends after its own number of epochs.
  ///
  /// @throws org.stegoscope.core.StegoscopeException if a value is not finite or the points are too
  ///   few for the method
  Embedding run(int iterations, EmbeddingWatcher watcher, JobContext context);
}
