package org.stegoscope.dataset;

import org.stegoscope.core.StegoscopeException;

/// A photo that cannot be read: the sentence names the file, what was expected and what was found.
public final class PhotoException extends StegoscopeException {

  private static final long serialVersionUID = 1L;

  public PhotoException(String sentence) {
    super(sentence);
  }

  public PhotoException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
