package org.stegoscope.model;

import org.stegoscope.core.StegoscopeException;

/// The device's memory did not suffice.
public final class OutOfDeviceMemoryException extends StegoscopeException {

  private static final long serialVersionUID = 1L;

  OutOfDeviceMemoryException(Throwable cause) {
    super("The device ran out of memory: choose a smaller resolution or another device.", cause);
  }

  OutOfDeviceMemoryException(String sentence) {
    super(sentence);
  }
}
