package org.stegoscope.workspace.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.study.sweep.Sweep;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

/// A sweep while it is filled in.
public final class SweepDraft {

  private final StringProperty name = new SimpleStringProperty("sweep");
  private final StringProperty base = new SimpleStringProperty("");
  private final StringProperty seeds = new SimpleStringProperty("0");
  private final ObservableList<AxisDraft> axes = FXCollections.observableArrayList();
  private Runnable onChange = () -> {};
  private boolean taking;

  SweepDraft() {
    List.of(name, base, seeds).forEach(text -> text.subscribe((_, _) -> changed()));
    axes.subscribe(this::changed);
  }

  void onChange(Runnable listener) {
    onChange = listener;
  }

  private void changed() {
    if (!taking) {
      onChange.run();
    }
  }

  public StringProperty nameProperty() {
    return name;
  }

  /// What all runs have in common, a line `key=value` for each parameter that is not as by default.
  public StringProperty baseProperty() {
    return base;
  }

  /// Whole numbers separated by commas.
  public StringProperty seedsProperty() {
    return seeds;
  }

  /// In the order of the sweep; changed by [#add] and [#remove].
  public ObservableList<AxisDraft> axes() {
    return axes;
  }

  /// Varies something more.
  public void add(AxisDraft axis) {
    axis.valuesProperty().subscribe((_, _) -> changed());
    axes.add(axis);
  }

  public void remove(AxisDraft axis) {
    axes.remove(axis);
  }

  /// Takes settings for the base.
  public void setBase(TrainingSettings settings) {
    Map<String, String> texts = new LinkedHashMap<>(settings.changed());
    texts.remove(Parameter.SEED.key());
    base.set(
        texts.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("\n")));
  }

  /// Becomes a sweep that is there.
  void take(Sweep sweep) {
    taking = true;
    try {
      name.set(sweep.name());
      setBase(sweep.base());
      seeds.set(sweep.seeds().stream().map(Object::toString).collect(Collectors.joining(", ")));
      axes.clear();
      sweep.axes().forEach(axis -> add(AxisDraft.of(axis)));
    } finally {
      taking = false;
    }
    changed();
  }

  /// @throws StegoscopeException where it is none, with the reason
  Sweep sweep() {
    return new Sweep(
        name.get().strip(), base(), axes.stream().map(AxisDraft::axis).toList(), seeds());
  }

  /// @throws StegoscopeException where a line of it is none
  TrainingSettings base() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String line : base.get().lines().map(String::strip).toList()) {
      int equals = line.indexOf('=');
      if (line.isEmpty()) {
        continue;
      }
      if (equals < 1) {
        throw new StegoscopeException(
            "The base has a line “%s” that is not key=value.".formatted(line));
      }
      texts.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
    return TrainingSettings.parse(texts);
  }

  /// @throws StegoscopeException where one is no whole number
  List<Long> seeds() {
    List<Long> numbers = new ArrayList<>();
    for (String text : seeds.get().split(",")) {
      if (!text.isBlank()) {
        try {
          numbers.add(Long.valueOf(text.strip()));
        } catch (NumberFormatException e) {
          throw new StegoscopeException(
              "A seed is a whole number, not “%s”.".formatted(text.strip()), e);
        }
      }
    }
    return numbers;
  }
}
