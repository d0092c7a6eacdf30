package org.stegoscope.study.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.Preset;
import org.stegoscope.training.TrainingSettings;

/// Settings in a report: what is not as it is by default, and all.
record SettingsPart(TrainingSettings settings) {

  List<Document.Block> blocks() {
    List<Document.Block> blocks = new ArrayList<>();
    preset()
        .ifPresent(preset ->
            blocks.add(
                new Document.Prose(
                    "All values of the preset %s are among them (%s)."
                        .formatted(preset, preset.title()))));
    blocks.add(changed());
    blocks.add(all());
    return blocks;
  }

  /// The largest preset whose values all stand; empty where there is none.
  private Optional<Preset> preset() {
    return Arrays.stream(Preset.values())
        .filter(preset -> !preset.set().isEmpty())
        .filter(preset ->
            preset.set().entrySet().stream()
                .allMatch(e -> settings.text(e.getKey()).equals(e.getValue())))
        .max(Comparator.comparingInt(preset -> preset.set().size()));
  }

  private Document.Table changed() {
    List<List<String>> rows = new ArrayList<>();
    settings
        .changed()
        .forEach((key, value) -> {
          Parameter parameter = Parameter.of(key);
          rows.add(List.of(key, value, parameter.standard(), parameter.meaning()));
        });
    return new Document.Table(
        "What is not as it is by default",
        List.of(
            Document.Column.text("parameter"),
            Document.Column.text("value"),
            Document.Column.text("default"),
            Document.Column.text("meaning")),
        rows);
  }

  private Document.Table all() {
    List<List<String>> rows = new ArrayList<>();
    settings
        .values()
        .forEach((parameter, value) ->
            rows.add(List.of(parameter.group().title(), parameter.key(), value, parameter.unit())));
    return new Document.Table(
        "All settings",
        List.of(
            Document.Column.text("of"),
            Document.Column.text("parameter"),
            Document.Column.text("value"),
            Document.Column.text("unit")),
        rows);
  }
}
