package org.stegoscope.study.ready;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.stegoscope.checkpoint.Checkpoint;
import org.stegoscope.checkpoint.architecture.Architecture;
import org.stegoscope.job.JobContext;

/// What a user may choose of a ready study.
///
/// @param values see [ReadyStudy#meaningOfValues]; none for the usual
/// @param seeds none for the usual
/// @param width of the backbone, which limits the usual dimensions; empty where it is not known
public record StudyChoice(List<String> values, List<Long> seeds, OptionalInt width) {

  /// The usual, whatever the backbone.
  public static final StudyChoice USUAL =
      new StudyChoice(List.of(), List.of(), OptionalInt.empty());

  public StudyChoice {
    values = List.copyOf(values);
    seeds = List.copyOf(seeds);
  }

  /// The channels of the tokens of a backbone; empty where there is no such file, which each run
  /// then tells.
  ///
  /// @throws org.stegoscope.core.StegoscopeException where it is no checkpoint
  public static OptionalInt width(Path backbone, JobContext context) {
    if (!Files.isReadable(backbone) || Files.isDirectory(backbone)) {
      return OptionalInt.empty();
    }
    return Architecture.infer(Checkpoint.read(backbone, context))
        .vit()
        .map(shape -> OptionalInt.of(shape.width()))
        .orElse(OptionalInt.empty());
  }
}
