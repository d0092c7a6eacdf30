package org.stegoscope.study.training;

import java.nio.file.Path;
import java.util.Map;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.training.TrainingSettings;

/// A process that trains, or goes on, and tells every step.
final class TrainingProcess {

  private TrainingProcess() {}

  /// @param arguments the folder of the data, the name of the run, how many steps
  public static void main(String[] arguments) {
    TinyTraining tiny = TinyTraining.written(Path.of(arguments[0]));
    TrainingSettings settings =
        tiny.settings().withAll(Map.of("max_steps", arguments[2], "n_images", "0"));
    TrainingListener telling =
        new TrainingListener() {
          @Override
          public void stepped(StepReport report) {
            System.out.println("step " + report.step());
          }
        };
    try {
      Ended ended =
          tiny.training(telling, new TrainingControl())
              .beginOrResume(settings, tiny.run(arguments[1]), JobContext.NONE);
      System.out.println("ended " + ended.how());
    } catch (StegoscopeException e) {
      System.out.println("failed " + e.getMessage());
    }
  }
}
