package org.stegoscope.study.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

/// A runner whose numbers follow from the settings, in three steps of which each is kept in the
/// folder, as a training run keeps its steps; what is to happen in between is said by a test.
final class ScriptedRunner implements CellRunner {

  private static final int STEPS = 3;

  /// What a test does within a step.
  interface Script {

    void step(TrainingSettings settings, int step, JobContext context);
  }

  /// The settings of all cells that were begun, in order.
  final List<TrainingSettings> begun = new ArrayList<>();

  /// The steps that were done over all runs.
  int steps;

  private final Script script;

  ScriptedRunner(Script script) {
    this.script = script;
  }

  static ScriptedRunner plain() {
    return new ScriptedRunner((_, _, _) -> {});
  }

  static double score(TrainingSettings settings) {
    return (settings.whole(Parameter.DIM) + 0.1 * settings.seed()) / 100;
  }

  @Override
  public Map<String, Double> run(TrainingSettings settings, Path folder, JobContext context) {
    begun.add(settings);
    Path done = folder.resolve("steps");
    try {
      int from = Files.exists(done) ? Integer.parseInt(Files.readString(done)) : 0;
      for (int step = from; step < STEPS; step++) {
        context.checkCancelled();
        context.progress("step " + step, (double) step / STEPS);
        script.step(settings, step, context);
        context.checkCancelled();
        byte[] next = Integer.toString(step + 1).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(done, out -> out.write(next));
        steps++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of("linear/miou", score(settings), "val/loss", Double.NaN);
  }

  /// Fails for some dimension.
  static ScriptedRunner failing(String dimension) {
    return new ScriptedRunner((settings, _, _) -> {
      if (settings.text(Parameter.DIM).equals(dimension)) {
        throw new StegoscopeException("The disk is full: free some space.");
      }
    });
  }
}
