package org.stegoscope.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.Preset;
import org.stegoscope.training.TrainingSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/// The options that say with which settings is trained.
final class SettingsChoice {

  /// Reads presets.
  static final class Presets implements ITypeConverter<Preset> {

    @Override
    public Preset convert(String text) {
      return Preset.of(text);
    }
  }

  @Option(
      names = "--dataset",
      paramLabel = "KIND:DIR",
      description = "A data set, such as camvid:DIR, or a folder of pictures. Sets dataset.")
  private String dataset;

  @Option(
      names = "--backbone",
      paramLabel = "FILE",
      description = "The weights of the vision transformer. Sets backbone.")
  private String backbone;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "standard",
      converter = Presets.class,
      description = {
        "Values that belong together (default: ${DEFAULT-VALUE}): quick, those of the paper's",
        "Table 1 (cocostuff27, cityscapes, potsdam), and others; see train --list."
      })
  private Preset preset;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A parameter, as often as needed; see train --list.")
  private Map<String, String> changes = new LinkedHashMap<>();

  /// @throws org.stegoscope.core.StegoscopeException where a key or a value is none
  TrainingSettings settings() {
    Map<String, String> all = new LinkedHashMap<>();
    if (dataset != null) {
      all.put(Parameter.DATASET.key(), dataset);
    }
    if (backbone != null) {
      all.put(Parameter.BACKBONE_FILE.key(), backbone);
    }
    all.putAll(changes);
    return TrainingSettings.of(preset).withAll(all);
  }
}
