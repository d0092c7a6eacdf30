package org.stegoscope.analysis;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.stegoscope.job.JobContext;

/// Independent pieces of work on all cores, on the common pool.
public final class ParallelRows {

  /// Rows between two reports of progress.
  private static final int BAND = 64;

  private ParallelRows() {}

  /// Calls `body` once for each of `0 until rows`, in no order; a cancel is noticed at every row.
  public static void forEach(int rows, JobContext context, IntConsumer body) {
    forEach(0, rows, context, body);
  }

  /// The same, with progress reported from the calling thread alone.
  public static void forEach(int rows, String stage, JobContext context, IntConsumer body) {
    for (int from = 0; from < rows; from += BAND) {
      context.progress(stage, (double) from / rows);
      forEach(from, Math.min(from + BAND, rows), context, body);
    }
    context.progress(stage, 1);
  }

  private static void forEach(int from, int to, JobContext context, IntConsumer body) {
    IntStream.range(from, to)
        .parallel()
        .forEach(row -> {
          context.checkCancelled();
          body.accept(row);
        });
  }
}
