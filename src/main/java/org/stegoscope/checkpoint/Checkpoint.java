package org.stegoscope.checkpoint;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import org.stegoscope.job.JobContext;

/// A file of weights, read without running, importing or building anything it names.
///
/// Holds names, shapes and places; the numbers stay in the file until a [StoredTensor] is asked for
/// them, and no handle is kept open in between.
public final class Checkpoint {

  private final Path file;
  private final Container container;
  private final long bytes;
  private final Instant modified;
  private final String sha256;
  private final SequencedMap<String, StoredTensor> tensors;
  private final Value metadata;
  private final List<Problem> problems;

  Checkpoint(
      SourceFile file,
      Container container,
      String sha256,
      SequencedMap<String, StoredTensor> tensors,
      Value metadata,
      List<Problem> problems) {
    this.file = file.path();
    this.container = container;
    this.bytes = file.bytes();
    this.modified = file.modified().toInstant();
    this.sha256 = sha256;
    this.tensors = Collections.unmodifiableSequencedMap(tensors);
    this.metadata = metadata;
    this.problems = List.copyOf(problems);
  }

  /// Reads what the file contains and checks that it is whole: structure, checksums, and that every
  /// tensor lies within its storage.
  ///
  /// @throws CheckpointException if it is not a checkpoint that can be trusted
  public static Checkpoint read(Path file, JobContext context) {
    return CheckpointReader.read(file, context);
  }

  public Path file() {
    return file;
  }

  public Container container() {
    return container;
  }

  /// The size of the file.
  public long bytes() {
    return bytes;
  }

  /// When the file was last changed before it was read.
  public Instant modified() {
    return modified;
  }

  /// The SHA-256 of the file in lower-case hexadecimal.
  public String sha256() {
    return sha256;
  }

  /// All tensors by their dotted path, in file order: `state_dict.net.model.cls_token`. Positions
  /// in lists are numbers.
  public SequencedMap<String, StoredTensor> tensors() {
    return tensors;
  }

  /// Everything that is not a tensor, with OmegaConf's configuration nodes replaced by their
  /// contents.
  public Value metadata() {
    return metadata;
  }

  /// What is odd about the file without making it unusable.
  public List<Problem> problems() {
    return problems;
  }
}
