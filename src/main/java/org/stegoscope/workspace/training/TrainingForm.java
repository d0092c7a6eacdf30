package org.stegoscope.workspace.training;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.ParameterGroup;
import org.stegoscope.training.Preset;
import org.stegoscope.training.TrainingSettings;

/// The settings of the next run while they are edited: a preset, and what differs from it.
public final class TrainingForm {

  /// What no preset says: it stays when another is chosen.
  private static final Set<Parameter> OF_THE_USER =
      Set.of(
          Parameter.DATASET,
          Parameter.CLASSES,
          Parameter.SPLIT,
          Parameter.VAL_SPLIT,
          Parameter.BACKBONE_FILE,
          Parameter.SEED);

  private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.QUICK);
  private final Map<Parameter, ParameterValue> values = new EnumMap<>(Parameter.class);
  private final Map<Parameter, String> offered = new EnumMap<>(Parameter.class);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private boolean filling;

  TrainingForm() {
    for (Parameter parameter : Parameter.values()) {
      ParameterValue value = new ParameterValue(parameter);
      values.put(parameter, value);
      value.textProperty().subscribe((_, _) -> update());
    }
    preset.subscribe(this::take);
  }

  /// Values that belong together; choosing one takes them all.
  public ObjectProperty<Preset> presetProperty() {
    return preset;
  }

  public ParameterValue value(Parameter parameter) {
    return values.get(parameter);
  }

  public List<ParameterValue> values(ParameterGroup group) {
    return values.values().stream().filter(value -> value.parameter().group() == group).toList();
  }

  /// Why nothing can be trained with these values, a sentence; empty where something can.
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Another number whenever a value has changed.
  public ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /// Takes the values of the preset again.
  public void reset() {
    take(preset.get());
  }

  private void take(Preset chosen) {
    fill(() -> {
      TrainingSettings usual = TrainingSettings.of(chosen);
      values.forEach((parameter, value) -> {
        value.usual(usual.text(parameter));
        if (!OF_THE_USER.contains(parameter)) {
          value.reset();
        }
      });
    });
  }

  /// A value that follows what is open elsewhere, until the user says another.
  public void offer(Parameter parameter, String text) {
    StringProperty shown = values.get(parameter).textProperty();
    if (shown.get().isBlank() || shown.get().equals(offered.get(parameter))) {
      shown.set(text);
    }
    offered.put(parameter, text);
  }

  /// Shows the settings of a run.
  void show(TrainingSettings settings) {
    fill(() ->
        values.forEach((parameter, value) -> value.textProperty().set(settings.text(parameter))));
  }

  /// Chooses as it was chosen.
  void show(Preset chosen, Map<String, String> texts) {
    preset.set(chosen);
    fill(() ->
        values.forEach((parameter, value) ->
            value.textProperty().set(texts.getOrDefault(parameter.key(), value.usual()))));
  }

  private void fill(Runnable work) {
    filling = true;
    work.run();
    filling = false;
    update();
  }

  private void update() {
    if (!filling) {
      problem.set(found());
      revision.set(revision.get() + 1);
    }
  }

  private String found() {
    for (ParameterValue value : values.values()) {
      if (!value.problemProperty().get().isEmpty()) {
        return value.problemProperty().get();
      }
    }
    return settings().contradictions().stream().findFirst().orElse("");
  }

  /// @throws StegoscopeException where a value is none
  public TrainingSettings settings() {
    Map<Parameter, String> texts = new EnumMap<>(Parameter.class);
    values.forEach((parameter, value) -> {
      String text = value.textProperty().get();
      texts.put(parameter, text == null ? "" : text);
    });
    return new TrainingSettings(texts);
  }

  /// What differs from the preset, by its keys.
  Map<String, String> changes() {
    Map<String, String> changes = new java.util.TreeMap<>(settings().byKey());
    changes
        .entrySet()
        .removeIf(entry -> value(Parameter.of(entry.getKey())).usual().equals(entry.getValue()));
    return changes;
  }
}
