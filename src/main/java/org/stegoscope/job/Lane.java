package org.stegoscope.job;

/// Where a job runs.
public enum Lane {
  /// One thread, which makes every call into the tensor engine.
  DEVICE,
  /// A pool for everything else that computes or reads files.
  CPU
}
