package org.stegoscope.study.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

/// Command lines as a POSIX shell reads them.
final class Commands {

  private static final Pattern HARMLESS = Pattern.compile("[\\p{Alnum}_./:=@%+,-]+");

  private Commands() {}

  /// Words with what a shell would misread in quotes.
  static String of(List<String> words) {
    return String.join(" ", words.stream().map(Commands::quoted).toList());
  }

  private static String quoted(String word) {
    return HARMLESS.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /// A folder by a path that ends in its name, so that others can be named after it: as it was
  /// given, unless that ends in dots.
  static Path named(Path folder) {
    Path plain = folder.normalize();
    return plain.toString().isEmpty() || plain.endsWith("..")
        ? folder.toAbsolutePath().normalize()
        : plain;
  }

  /// Trains with settings.
  static String train(TrainingSettings settings, String out) {
    List<String> words = new ArrayList<>(List.of("stegoscope", "train"));
    SortedMap<String, String> changed = settings.changed();
    for (Parameter parameter : List.of(Parameter.DATASET, Parameter.BACKBONE_FILE)) {
      String value = changed.remove(parameter.key());
      if (value != null) {
        words.add("--" + parameter.key());
        words.add(value);
      }
    }
    changed.forEach((key, value) -> {
      words.add("--set");
      words.add(key + "=" + value);
    });
    words.add("--out");
    words.add(out);
    return of(words);
  }
}
