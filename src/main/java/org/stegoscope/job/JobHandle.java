package org.stegoscope.job;

import java.util.concurrent.CompletableFuture;

/// A job that was asked for: its answer to come, and the means to call it off.
public interface JobHandle<T> {

  String title();

  /// Completes with the answer, with the exception the job threw, or with [JobCancelledException];
  /// on whichever thread the job ran.
  CompletableFuture<T> answer();

  /// Asks the job to stop; it does so at its next [JobContext#checkCancelled].
  void cancel();
}
