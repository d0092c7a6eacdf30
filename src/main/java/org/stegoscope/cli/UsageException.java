package org.stegoscope.cli;

/// Options that are each right but do not go together, in one sentence.
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String sentence) {
    super(sentence);
  }
}
