package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The words that make the command line do what the window shows.
final class CommandLine {

  private static final Pattern HARMLESS = Pattern.compile("[\\p{Alnum}_./:=@%+,-]+");

  private CommandLine() {}

  static String segment(
      Path photo, Path checkpoint, SegmentationOptions options, Computing computing) {
    List<String> words = new ArrayList<>(List.of("stegoscope", "segment"));
    add(words, "--checkpoint", checkpoint.toString());
    add(words, "--image", photo.toString());
    add(words, "--probe", options.probe().label());
    if (options.probe() instanceof ProbeChoice.KMeans kmeans) {
      add(words, "--clusters", Integer.toString(kmeans.clusters()));
      add(words, "--seed", Long.toString(kmeans.seed()));
    }
    add(words, "--resolution", options.resolution().toString());
    switch (options.averaging()) {
      case NONE -> {}
      case FLIP -> words.add("--flip-average");
    }
    addUnusual(words, "--device", Computing::device, computing);
    addUnusual(words, "--precision", Computing::precision, computing);
    addUnusual(words, "--threads", Computing::threads, computing);
    add(words, "--out", "segmentation");
    return String.join(" ", words);
  }

  static String inspect(Path checkpoint) {
    return "stegoscope inspect " + quoted(checkpoint.toString());
  }

  /// Nothing is said of what is so anyway.
  private static void addUnusual(
      List<String> words, String option, Function<Computing, Object> part, Computing computing) {
    Object value = part.apply(computing);
    if (!value.equals(part.apply(Computing.DEFAULT))) {
      add(words, option, value.toString());
    }
  }

  private static void add(List<String> words, String option, String value) {
    words.add(option);
    words.add(quoted(value));
  }

  /// As a POSIX shell reads it back unchanged.
  static String quoted(String word) {
    return HARMLESS.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
