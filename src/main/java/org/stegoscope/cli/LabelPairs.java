package org.stegoscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.stegoscope.core.StegoscopeException;

/// Predictions and labels of the same name in two folders, in order of their names.
///
/// @param alone files without a partner
record LabelPairs(List<Pair> pairs, List<Path> alone) {

  private static final String PICTURE = ".png";

  /// As `segment` names its predictions, beside other pictures.
  private static final String SEGMENTED = ".labels.png";

  record Pair(Path prediction, Path labels) {}

  /// @throws StegoscopeException if there is no such folder
  static LabelPairs of(Path predictions, Path labels) {
    Map<String, Path> first = pictures(predictions, "--predictions");
    Map<String, Path> second = pictures(labels, "--labels");
    List<Pair> pairs = new ArrayList<>();
    List<Path> alone = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(first.keySet());
    names.addAll(second.keySet());
    for (String name : names) {
      if (first.containsKey(name) && second.containsKey(name)) {
        pairs.add(new Pair(first.get(name), second.get(name)));
      } else {
        alone.add(first.getOrDefault(name, second.get(name)));
      }
    }
    return new LabelPairs(pairs, alone);
  }

  private static Map<String, Path> pictures(Path folder, String option) {
    if (!Files.isDirectory(folder)) {
      throw new StegoscopeException("%s names no folder: %s.".formatted(option, folder));
    }
    Map<String, Path> all = ending(folder, PICTURE);
    Map<String, Path> segmented = ending(folder, SEGMENTED);
    return segmented.isEmpty() ? all : segmented;
  }

  /// By their names without the ending.
  private static Map<String, Path> ending(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      Map<String, Path> found = new TreeMap<>();
      files
          .filter(file -> name(file).toLowerCase(Locale.ROOT).endsWith(ending))
          .filter(Files::isRegularFile)
          .sorted()
          .forEach(file ->
              found.put(name(file).substring(0, name(file).length() - ending.length()), file));
      return found;
    } catch (IOException e) {
      throw new StegoscopeException("The folder %s cannot be read.".formatted(folder), e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
