package org.stegoscope.checkpoint.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stegoscope.checkpoint.Checkpoint;
import org.stegoscope.checkpoint.CheckpointException;
import org.stegoscope.checkpoint.Problem;
import org.stegoscope.job.JobContext;

/// All there is to tell about a checkpoint, also one that is of no use as a model.
///
/// @param problems of the file, of the network and of its numbers, each once
public record CheckpointInspection(
    Checkpoint checkpoint, Architecture architecture, List<Problem> problems) {

  public CheckpointInspection {
    problems = List.copyOf(problems);
  }

  /// Reads the file, and every weight of the network once in search of numbers that are not finite.
  ///
  /// @throws CheckpointException if it is not a checkpoint that can be trusted
  public static CheckpointInspection of(Path file, JobContext context) {
    Checkpoint checkpoint = Checkpoint.read(file, context);
    Architecture architecture = Architecture.infer(checkpoint);
    List<Problem> problems = new ArrayList<>(checkpoint.problems());
    problems.addAll(architecture.problems());
    problems.addAll(architecture.checkWeights(context));
    return new CheckpointInspection(
        checkpoint, architecture, problems.stream().distinct().toList());
  }

  public KeyCheck keys() {
    return KeyCheck.of(checkpoint, architecture);
  }

  /// The network in words, without what the file has not.
  public List<ArchitectureRow> summary() {
    return ArchitectureRow.of(architecture);
  }
}
