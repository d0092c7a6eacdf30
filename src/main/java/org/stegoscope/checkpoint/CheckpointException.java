package org.stegoscope.checkpoint;

import java.util.Locale;
import org.stegoscope.core.StegoscopeException;

/// Weights that cannot be used, in one sentence that names the file, what was expected and what was
/// found. The kind is for programs; the sentence is for people.
public final class CheckpointException extends StegoscopeException {

  private static final long serialVersionUID = 1L;

  /// What is wrong, coarsely.
  public enum Kind {
    /// The file is of no known checkpoint format: empty, a web page, another archive.
    NOT_A_CHECKPOINT,
    /// The file ends too early.
    TRUNCATED,
    /// The zip structure contradicts itself or a checksum does not fit.
    CORRUPT_ARCHIVE,
    /// The pickle stream is malformed.
    CORRUPT_PICKLE,
    /// The file wants something called or built that is not known to be plain data.
    UNSAFE_GLOBAL,
    /// A size, count or depth is beyond what this reader accepts.
    LIMIT_EXCEEDED,
    /// Sizes, strides, offset and storage of a tensor do not fit together.
    BAD_TENSOR,
    /// A tensor's numbers are not in the file.
    MISSING_STORAGE,
    UNSUPPORTED_DTYPE,
    UNSUPPORTED_BYTEORDER,
    MODEL_MISSING_KEYS,
    MODEL_SHAPE_MISMATCH,
    MODEL_NONFINITE,
    /// The weights are of a network that is like a ViT but computes something else.
    MODEL_UNSUPPORTED,
    BAD_SAFETENSORS_HEADER,
    BAD_SAFETENSORS_OFFSETS,
    DUPLICATE_KEY,
    /// The operating system does not give the bytes: absent, no permission, a folder.
    UNREADABLE,
    /// The file is not the one that was read before.
    FILE_CHANGED;

    /// The name in lower case, as it is written to reports.
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Kind kind;

  public CheckpointException(Kind kind, String sentence) {
    super(sentence);
    this.kind = kind;
  }

  public CheckpointException(Kind kind, String sentence, Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
