package org.stegoscope.checkpoint;

import java.nio.file.Path;
import org.stegoscope.checkpoint.CheckpointException.Kind;
import org.stegoscope.job.JobContext;

/// Recognises the container and reads it.
final class CheckpointReader {

  private CheckpointReader() {}

  static Checkpoint read(Path path, JobContext context) {
    context.checkCancelled();
    throw SourceFile.of(path).fail(Kind.NOT_A_CHECKPOINT, "is of no known format");
  }
}
