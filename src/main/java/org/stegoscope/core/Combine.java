package org.stegoscope.core;

import java.util.BitSet;

/// What becomes of a set when another one is given.
public enum Combine {
  REPLACE,
  ADD,
  REMOVE;

  /// The set that comes of it, a new one.
  public BitSet of(BitSet before, BitSet given) {
    BitSet after = (BitSet) (this == REPLACE ? given : before).clone();
    switch (this) {
      case REPLACE -> {}
      case ADD -> after.or(given);
      case REMOVE -> after.andNot(given);
    }
    return after;
  }
}
