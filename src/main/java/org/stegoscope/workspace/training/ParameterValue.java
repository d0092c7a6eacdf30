package org.stegoscope.workspace.training;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.Preset;

/// A parameter while it is edited.
public final class ParameterValue {

  private final Parameter parameter;
  private final StringProperty text;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
  private String usual;

  ParameterValue(Parameter parameter) {
    this.parameter = parameter;
    usual = parameter.standard();
    text = new SimpleStringProperty(usual);
    text.subscribe(_ -> look());
  }

  public Parameter parameter() {
    return parameter;
  }

  /// As a user types it.
  public StringProperty textProperty() {
    return text;
  }

  /// Why the text is no value, a sentence; empty where it is one.
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Whether it is another value than that of the preset.
  public ReadOnlyBooleanProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }

  /// That of the preset.
  public String usual() {
    return usual;
  }

  /// Takes the value of the preset again.
  public void reset() {
    text.set(usual);
  }

  /// The value where nobody changes it.
  void usual(String value) {
    usual = value;
    look();
  }

  private void look() {
    String now = text.get() == null ? "" : text.get().strip();
    problem.set(now.isEmpty() ? "" : parameter.kind().problem(parameter.key(), now).orElse(""));
    changed.set(!now.equals(usual));
  }

  /// What it is, its unit, its default, and what the paper has, a line each.
  public String help() {
    List<String> lines = new ArrayList<>();
    lines.add(parameter.meaning());
    lines.add(
        "Default: %s%s"
            .formatted(
                parameter.standard().isEmpty() ? "none" : parameter.standard(),
                parameter.unit().isEmpty() ? "" : " " + parameter.unit()));
    List<String> ofPaper =
        Preset.OF_THE_PAPER.stream()
            .filter(preset -> preset.value(parameter).isPresent())
            .map(preset -> preset + " " + preset.value(parameter).orElseThrow())
            .toList();
    if (!ofPaper.isEmpty()) {
      lines.add("In the paper: " + String.join(", ", ofPaper));
    }
    return String.join("\n", lines);
  }
}
