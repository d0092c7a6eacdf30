package org.stegoscope.model;

import org.stegoscope.core.StegoscopeException;

/// The device's memory did not suffice.
public final class OutOfDeviceMemoryException extends StegoscopeException {

  private static final long serialVersionUID = 1L;

  OutOfDeviceMemoryException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  OutOfDeviceMemoryException(String sentence) {
    super(sentence);
  }
}
