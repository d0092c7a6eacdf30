package org.stegoscope.study.sweep;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.ParameterKind;
import org.stegoscope.training.Preset;

/// One direction of a sweep: points in order, each of which sets one parameter or, where they are
/// linked, several together. Whether their texts are values is not looked at here.
public record SweepAxis(String name, List<Point> points) {

  /// @param name as in the names of cells
  public record Point(String name, Map<Parameter, String> values) {

    public Point {
      Map<Parameter, String> copy = new EnumMap<>(Parameter.class);
      values.forEach((parameter, text) -> copy.put(parameter, text.strip()));
      values = Collections.unmodifiableMap(copy);
    }

    public static Point of(Preset preset) {
      return new Point(preset.toString(), preset.set());
    }
  }

  /// @throws StegoscopeException where there is no point, or two are the same
  public SweepAxis {
    points = List.copyOf(points);
    if (name.isBlank()) {
      throw new StegoscopeException("An axis of a sweep has no name: give it one.");
    }
    if (points.isEmpty()) {
      throw new StegoscopeException(
          "The axis “%s” has no value: give it one or more.".formatted(name));
    }
    Set<String> names = new HashSet<>();
    Set<Map<Parameter, Object>> meanings = new HashSet<>();
    for (Point point : points) {
      if (point.name().isBlank()) {
        throw new StegoscopeException(
            "A point of the axis “%s” has no name: give it one.".formatted(name));
      }
      if (!names.add(point.name()) || !meanings.add(meaning(point))) {
        throw new StegoscopeException(
            "The axis “%s” has “%s” twice: leave one of them out.".formatted(name, point.name()));
      }
    }
  }

  /// One parameter with its values.
  ///
  /// @throws StegoscopeException where there is no value, or one is there twice
  public static SweepAxis of(Parameter parameter, List<String> values) {
    return new SweepAxis(
        parameter.key(),
        values.stream()
            .map(String::strip)
            .map(text -> new Point(label(text), Map.of(parameter, text)))
            .toList());
  }

  /// Numbers that are written differently are the same.
  private static Map<Parameter, Object> meaning(Point point) {
    Map<Parameter, Object> meaning = new EnumMap<>(Parameter.class);
    point.values().forEach((parameter, text) -> meaning.put(parameter, meaning(parameter, text)));
    return meaning;
  }

  private static Object meaning(Parameter parameter, String text) {
    boolean number =
        parameter.kind() instanceof ParameterKind.Real
            || parameter.kind() instanceof ParameterKind.Whole;
    return number && parameter.kind().problem(parameter.key(), text).isEmpty()
        ? Double.valueOf(text)
        : text;
  }

  /// All parameters that any point sets.
  public Set<Parameter> parameters() {
    Set<Parameter> all = new LinkedHashSet<>();
    points.forEach(point -> all.addAll(point.values().keySet()));
    return all;
  }

  /// Whether its points are values of one parameter, whose key is its name, and named by them.
  public boolean isSingle() {
    return points.stream()
        .allMatch(point ->
            point.values().size() == 1
                && point.values().keySet().iterator().next().key().equals(name)
                && point.name().equals(label(point.values().values().iterator().next())));
  }

  private static String label(String value) {
    return value.isEmpty() ? "(empty)" : value;
  }
}
