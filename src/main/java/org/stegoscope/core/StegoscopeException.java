package org.stegoscope.core;

/// A failure told in one sentence a user can act on: what happened, why, and what to do.
///
/// Thrown for everything that is wrong with what the user gave or with what the machine has; a
/// programming error stays an ordinary runtime exception.
public class StegoscopeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StegoscopeException(String sentence) {
    super(sentence);
  }

  public StegoscopeException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
