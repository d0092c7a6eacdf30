package org.stegoscope.workspace;

import java.util.List;
import java.util.Map;

/// An object of JSON by somebody else. Whatever is missing, of another type or out of its range
/// counts as not said, and the value named `otherwise` holds.
final class JsonObject {

  private final Map<?, ?> values;

  private JsonObject(Map<?, ?> values) {
    this.values = values;
  }

  /// What was parsed; anything that is no object has no fields.
  static JsonObject of(Object parsed) {
    return new JsonObject(parsed instanceof Map<?, ?> map ? map : Map.of());
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  String text(String name, String otherwise) {
    return values.get(name) instanceof String text ? text : otherwise;
  }

  boolean flag(String name, boolean otherwise) {
    return values.get(name) instanceof Boolean flag ? flag : otherwise;
  }

  /// A whole number from `low` to `high`.
  long whole(String name, long low, long high, long otherwise) {
    return values.get(name) instanceof Number number
            && number.doubleValue() == number.longValue()
            && number.longValue() >= low
            && number.longValue() <= high
        ? number.longValue()
        : otherwise;
  }

  int integer(String name, int low, int high, int otherwise) {
    return (int) whole(name, low, high, otherwise);
  }

  /// A finite number from `low` to `high`.
  double number(String name, double low, double high, double otherwise) {
    return values.get(name) instanceof Number number
            && number.doubleValue() >= low
            && number.doubleValue() <= high
        ? number.doubleValue()
        : otherwise;
  }

  <E extends Enum<E>> E word(String name, Words<E> words, E otherwise) {
    return words.read(text(name, ""), otherwise);
  }

  JsonObject object(String name) {
    return of(values.get(name));
  }

  /// The elements of a list, at most `most`; those that are no objects have no fields, so that the
  /// others keep their places.
  List<JsonObject> objects(String name, int most) {
    return elements(name, most).stream().map(JsonObject::of).toList();
  }

  /// The elements of a list, at most `most`.
  List<?> elements(String name, int most) {
    return values.get(name) instanceof List<?> list
        ? list.subList(0, Math.min(list.size(), most))
        : List.of();
  }
}
