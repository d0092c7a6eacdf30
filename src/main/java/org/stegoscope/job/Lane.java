package org.stegoscope.job;

/// Where a job runs.
public enum Lane {
  /// One thread, which makes every call into the tensor engine.
  DEVICE,
  /// The same thread, for jobs of many passes: they begin when nobody asks anything of the device
  /// lane, and between two passes they let its questions go first, see [JobContext#giveWay].
  STUDY,
  /// A pool for everything else that computes or reads files.
  CPU
}
