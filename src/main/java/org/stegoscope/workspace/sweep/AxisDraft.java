package org.stegoscope.workspace.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.study.sweep.SweepAxis;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.Preset;

/// An axis of a sweep while it is filled in: values of a parameter or names of presets, separated
/// by commas, or linked points from a file, which are as they are.
public final class AxisDraft {

  private static final String PRESETS = "preset";

  private final String name;
  private final Optional<Parameter> parameter;
  private final Optional<SweepAxis> linked;
  private final StringProperty values;

  private AxisDraft(
      String name, Optional<Parameter> parameter, Optional<SweepAxis> linked, String values) {
    this.name = name;
    this.parameter = parameter;
    this.linked = linked;
    this.values = new SimpleStringProperty(values);
  }

  public static AxisDraft of(Parameter parameter, String values) {
    return new AxisDraft(parameter.key(), Optional.of(parameter), Optional.empty(), values);
  }

  /// Presets that are compared with each other.
  public static AxisDraft ofPresets(String names) {
    return new AxisDraft(PRESETS, Optional.empty(), Optional.empty(), names);
  }

  static AxisDraft of(SweepAxis axis) {
    String names =
        axis.points().stream().map(SweepAxis.Point::name).collect(Collectors.joining(", "));
    if (axis.isSingle()) {
      Parameter parameter = Parameter.of(axis.name());
      String values =
          axis.points().stream()
              .map(point -> point.values().get(parameter))
              .collect(Collectors.joining(", "));
      boolean simple = split(values).size() == axis.points().size();
      return simple ? of(parameter, values) : linked(axis, names);
    }
    return axis.name().equals(PRESETS) && arePresets(axis) ? ofPresets(names) : linked(axis, names);
  }

  private static AxisDraft linked(SweepAxis axis, String names) {
    return new AxisDraft(axis.name(), Optional.empty(), Optional.of(axis), names);
  }

  private static boolean arePresets(SweepAxis axis) {
    return axis.points().stream()
        .allMatch(point ->
            Arrays.stream(Preset.values())
                .map(SweepAxis.Point::of)
                .anyMatch(preset -> preset.equals(point)));
  }

  private static List<String> split(String values) {
    return Arrays.stream(values.split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  public String name() {
    return name;
  }

  /// What is varied, for people.
  public String meaning() {
    return parameter
        .map(Parameter::meaning)
        .orElse(
            isFixed()
                ? "Several parameters together, from a file."
                : "Presets, such as cityscapes, potsdam.");
  }

  /// Whether its points cannot be changed here.
  public boolean isFixed() {
    return linked.isPresent();
  }

  /// Separated by commas.
  public StringProperty valuesProperty() {
    return values;
  }

  /// @throws StegoscopeException where it has no value, one twice, or an unknown preset
  SweepAxis axis() {
    if (linked.isPresent()) {
      return linked.get();
    }
    List<String> texts = split(values.get());
    return parameter
        .map(varied -> SweepAxis.of(varied, texts))
        .orElseGet(() ->
            new SweepAxis(name, texts.stream().map(Preset::of).map(SweepAxis.Point::of).toList()));
  }
}
