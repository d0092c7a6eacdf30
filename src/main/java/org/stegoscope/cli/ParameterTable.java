package org.stegoscope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.ParameterGroup;
import org.stegoscope.training.Preset;

/// All parameters of training for a person to read.
final class ParameterTable {

  private ParameterTable() {}

  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (ParameterGroup group : ParameterGroup.values()) {
      lines.add(group.title());
      for (Parameter parameter : Parameter.values()) {
        if (parameter.group() == group) {
          lines.add(
              "  %s = %s%s"
                  .formatted(
                      parameter.key(),
                      parameter.standard().isEmpty() ? "(none)" : parameter.standard(),
                      parameter.unit().isEmpty() ? "" : " " + parameter.unit()));
          lines.add("      " + parameter.meaning() + ofThePaper(parameter));
        }
      }
    }
    lines.add("Presets");
    for (Preset preset : Preset.values()) {
      lines.add("  %s: %s".formatted(preset, preset.title()));
    }
    return lines;
  }

  private static String ofThePaper(Parameter parameter) {
    String values =
        Preset.OF_THE_PAPER.stream()
            .filter(preset -> preset.value(parameter).isPresent())
            .map(preset -> preset + " " + preset.value(parameter).orElseThrow())
            .collect(Collectors.joining(", "));
    return values.isEmpty() ? "" : " In the paper: " + values + ".";
  }
}
