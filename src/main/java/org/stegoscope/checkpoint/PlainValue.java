package org.stegoscope.checkpoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A bounded picture of a [Value] in Java's own types.
final class PlainValue {

  private static final int MAX_DEPTH = 32;
  private static final int MAX_VALUES = 20_000;
  private static final int MAX_TEXT = 10_000;
  private static final String LEFT_OUT = "...";

  private final Set<Value> path = Collections.newSetFromMap(new IdentityHashMap<>());
  private int valuesLeft = MAX_VALUES;

  private PlainValue() {}

  static Object of(Value value) {
    return new PlainValue().convert(value);
  }

  /// A key as the text that stands for it in a tensor's name.
  static String keyText(Value key) {
    return switch (key) {
      case Value.Text text -> text.value();
      case Value.Int number -> number.value().bitLength() > 128 ? LEFT_OUT : "" + number.value();
      case Value.Global global -> global.qualifiedName();
      case Value.Unresolved object -> object.type().qualifiedName();
      case Value.Null _ -> "None";
      case Value.Bool bool -> bool.value() ? "True" : "False";
      case Value.Real real -> Double.toString(real.value());
      case Value.Bytes bytes -> "bytes" + bytes.value().length;
      case Value.Sequence sequence -> "tuple" + sequence.items().size();
      case Value.Mapping _, Value.TensorRef _ -> "object";
    };
  }

  private Object convert(Value value) {
    if (valuesLeft-- <= 0) {
      return LEFT_OUT;
    }
    return switch (value) {
      case Value.Null _ -> null;
      case Value.Bool bool -> bool.value();
      case Value.Int number -> convertInt(number);
      case Value.Real real ->
          Double.isFinite(real.value()) ? (Object) real.value() : Double.toString(real.value());
      case Value.Text text -> shortened(text.value());
      case Value.Bytes bytes -> "(%d bytes)".formatted(bytes.value().length);
      case Value.Global global -> global.qualifiedName();
      case Value.TensorRef tensor -> tensor.layout().describe();
      case Value.Sequence _, Value.Mapping _, Value.Unresolved _ -> convertContainer(value);
    };
  }

  private static Object convertInt(Value.Int number) {
    if (number.asLong().isPresent()) {
      return number.asLong().getAsLong();
    }
    return number.value().bitLength() <= 1024 ? number.value() : LEFT_OUT;
  }

  private static String shortened(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + LEFT_OUT;
  }

  private Object convertContainer(Value value) {
    if (path.size() >= MAX_DEPTH) {
      return LEFT_OUT;
    }
    if (!path.add(value)) {
      return "(cycle)";
    }
    Object plain =
        switch (value) {
          case Value.Sequence sequence -> convertItems(sequence.items());
          case Value.Mapping mapping -> convertEntries(mapping, new LinkedHashMap<>());
          case Value.Unresolved object -> convertObject(object);
          default -> throw new IllegalArgumentException("no container: " + value);
        };
    path.remove(value);
    return plain;
  }

  private List<Object> convertItems(Collection<Value> items) {
    List<Object> plain = new ArrayList<>();
    for (Value item : items) {
      plain.add(convert(item));
      if (valuesLeft <= 0) {
        plain.add(LEFT_OUT);
        break;
      }
    }
    return plain;
  }

  private Map<String, Object> convertEntries(Value.Mapping mapping, Map<String, Object> plain) {
    for (Value.Mapping.Entry entry : mapping.entries()) {
      plain.put(shortened(keyText(entry.key())), convert(entry.value()));
      if (valuesLeft <= 0) {
        plain.put(LEFT_OUT, LEFT_OUT);
        break;
      }
    }
    return plain;
  }

  private Object convertObject(Value.Unresolved object) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("(class)", object.type().qualifiedName());
    if (!object.arguments().items().isEmpty()) {
      plain.put("(arguments)", convert(object.arguments()));
    }
    object.elements().ifPresent(elements -> plain.put("(elements)", convert(elements)));
    object.entries().ifPresent(entries -> convertEntries(entries, plain));
    switch (object.state().orElse(new Value.Null())) {
      case Value.Null _ -> {}
      case Value.Mapping fields -> convertEntries(fields, plain);
      case Value other -> plain.put("(state)", convert(other));
    }
    return plain;
  }
}
