package org.stegoscope.checkpoint;

import java.util.HexFormat;
import java.util.Optional;

/// Python's equality of dictionary keys as equality of strings, so that `1`, `True` and `1.0` are
/// one key. Strings, because a hash map stays fast with them whatever keys a file chooses.
final class DictKey {

  private static final int MAX_TUPLE_PARTS = 64;

  private DictKey() {}

  static String ofText(String text) {
    return text.startsWith("\0") ? "\0t" + text : text;
  }

  /// @param serial a number no other key of the dictionary has, for keys that equal only themselves
  /// @return empty for what Python cannot hash: lists, dictionaries, sets
  static Optional<String> of(Value key, long serial) {
    return switch (key) {
      case Value.Text text -> Optional.of(ofText(text.value()));
      case Value.Null _ -> Optional.of("\0n");
      case Value.Bool bool -> Optional.of(bool.value() ? "\0i1" : "\0i0");
      case Value.Int number -> Optional.of("\0i" + number.value().toString(Character.MAX_RADIX));
      case Value.Real real -> Optional.of(ofReal(real.value(), serial));
      case Value.Global global -> Optional.of("\0g" + global.module() + "\0" + global.name());
      case Value.Bytes bytes -> Optional.of("\0b" + serialOrShort(bytes, serial));
      case Value.Sequence sequence -> ofSequence(sequence, serial);
      case Value.TensorRef _, Value.Unresolved _ -> Optional.of("\0@" + serial);
      case Value.Mapping _ -> Optional.empty();
    };
  }

  private static String ofReal(double value, long serial) {
    if (Double.isNaN(value)) {
      return "\0@" + serial;
    }
    boolean integral = value == Math.rint(value) && Math.abs(value) < 0x1p53;
    return integral ? "\0i" + Long.toString((long) value, Character.MAX_RADIX) : "\0r" + value;
  }

  private static String serialOrShort(Value.Bytes bytes, long serial) {
    byte[] value = bytes.value();
    return value.length <= MAX_TUPLE_PARTS ? HexFormat.of().formatHex(value) : "@" + serial;
  }

  /// A tuple of few plain values is compared by them, any other only with itself: comparing nested
  /// tuples can take longer than the universe has.
  private static Optional<String> ofSequence(Value.Sequence sequence, long serial) {
    if (sequence.kind() == Value.Sequence.Kind.FROZENSET) {
      return Optional.of("\0@" + serial);
    }
    if (sequence.kind() != Value.Sequence.Kind.TUPLE) {
      return Optional.empty();
    }
    StringBuilder key = new StringBuilder("\0(");
    if (sequence.items().size() > MAX_TUPLE_PARTS) {
      return Optional.of("\0@" + serial);
    }
    for (Value item : sequence.items()) {
      if (item instanceof Value.Sequence inner && inner.kind() == Value.Sequence.Kind.TUPLE) {
        return Optional.of("\0@" + serial);
      }
      Optional<String> part = of(item, serial);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      key.append(part.get().length()).append(':').append(part.get());
    }
    return Optional.of(key.append(')').toString());
  }
}
