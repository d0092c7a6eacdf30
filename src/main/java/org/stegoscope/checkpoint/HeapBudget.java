package org.stegoscope.checkpoint;

import org.stegoscope.checkpoint.CheckpointException.Kind;

/// Counts, roughly, the heap that a file's names and metadata take, so that a small file cannot
/// make them big.
final class HeapBudget {

  /// A Lightning checkpoint with its configuration and optimizer takes about 3 MB.
  private static final long BYTES = 64L << 20;

  /// What an object with a few fields costs.
  static final int OBJECT = 80;

  /// What one more slot in a list costs.
  static final int SLOT = 8;

  /// What one more entry in a hash map costs.
  static final int ENTRY = 112;

  private final SourceFile file;
  private long left = BYTES;

  HeapBudget(SourceFile file) {
    this.file = file;
  }

  void charge(long bytes) {
    left -= bytes;
    if (left < 0) {
      throw file.fail(
          Kind.LIMIT_EXCEEDED,
          "describes more than %d MB of names and settings, far beyond any real checkpoint"
              .formatted(BYTES >> 20));
    }
  }

  void chargeText(long length) {
    charge(OBJECT + 2 * length);
  }
}
