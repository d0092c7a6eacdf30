package org.stegoscope.core;

import java.util.BitSet;
import java.util.Locale;

/// Some of `total` things that are known by their numbers, `0..total - 1`. Immutable.
public final class Selection {

  private final int total;
  private final BitSet chosen;

  private Selection(int total, BitSet chosen) {
    this.total = total;
    this.chosen = chosen;
  }

  /// None of them.
  public static Selection none(int total) {
    return new Selection(total, new BitSet());
  }

  /// Those of `chosen`, which is copied; numbers beyond the last are left out.
  public static Selection of(int total, BitSet chosen) {
    BitSet own = (BitSet) chosen.clone();
    own.clear(total, Math.max(total, own.length()));
    return new Selection(total, own);
  }

  public int total() {
    return total;
  }

  public int count() {
    return chosen.cardinality();
  }

  public boolean isEmpty() {
    return chosen.isEmpty();
  }

  public boolean contains(int number) {
    return number >= 0 && chosen.get(number);
  }

  /// The numbers as a set of the caller's own.
  public BitSet bits() {
    return (BitSet) chosen.clone();
  }

  public Selection combined(BitSet others, Combine how) {
    return of(total, how.of(chosen, others));
  }

  /// All of the others.
  public Selection inverted() {
    BitSet result = bits();
    result.flip(0, total);
    return new Selection(total, result);
  }

  /// Those that are not among `others`.
  public Selection without(Selection others) {
    return combined(others.chosen, Combine.REMOVE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Selection same && same.total == total && same.chosen.equals(chosen);
  }

  @Override
  public int hashCode() {
    return 31 * total + chosen.hashCode();
  }

  /// For instance `47 of 412`.
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d of %,d", count(), total);
  }
}
