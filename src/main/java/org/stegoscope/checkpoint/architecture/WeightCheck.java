package org.stegoscope.checkpoint.architecture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stegoscope.checkpoint.CheckpointException.Kind;
import org.stegoscope.checkpoint.Problem;
import org.stegoscope.job.JobContext;

/// Looks for numbers that are none.
final class WeightCheck {

  private WeightCheck() {}

  static List<Problem> run(Architecture architecture, JobContext context) {
    List<Problem> problems = new ArrayList<>();
    int done = 0;
    for (Map.Entry<String, WeightSource> weight : architecture.weights().entrySet()) {
      context.checkCancelled();
      long bad = countNonFinite(weight.getValue());
      if (bad > 0) {
        String sentence =
            "%s has %d of %d values of %s that are NaN or infinite: the weights are damaged."
                .formatted(
                    architecture.fileName(), bad, weight.getValue().elements(), weight.getKey());
        problems.add(Problem.error(Kind.MODEL_NONFINITE, sentence, List.of(weight.getKey())));
      }
      done++;
      context.progress("Checking weights", (double) done / architecture.weights().size());
    }
    return problems;
  }

  private static long countNonFinite(WeightSource weight) {
    long elements = weight.elements();
    if (elements == 0) {
      return 0;
    }
    long count = 0;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment floats = arena.allocate(elements * Float.BYTES, Float.BYTES);
      weight.copyFloatsTo(floats);
      for (long i = 0; i < elements; i++) {
        if (!Float.isFinite(floats.getAtIndex(ValueLayout.JAVA_FLOAT, i))) {
          count++;
        }
      }
    }
    return count;
  }
}
