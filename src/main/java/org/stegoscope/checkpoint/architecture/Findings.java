package org.stegoscope.checkpoint.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.stegoscope.checkpoint.CheckpointException.Kind;
import org.stegoscope.checkpoint.Problem;
import org.stegoscope.checkpoint.Quote;

/// Collects what is wrong with a network while it is looked at.
final class Findings {

  private final String fileName;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final SequencedMap<String, String> expected = new LinkedHashMap<>();

  Findings(String fileName) {
    this.fileName = fileName;
  }

  List<Problem> problems() {
    return problems;
  }

  List<String> missing() {
    return missing;
  }

  /// The shapes that weights should have, by canonical name; what is not known of one is `?`.
  SequencedMap<String, String> expected() {
    return expected;
  }

  void expect(String name, String shape) {
    expected.put(name, shape);
  }

  /// Sizes below 1 are not known.
  void expect(String name, long... shape) {
    expect(
        name,
        LongStream.of(shape)
            .mapToObj(size -> size < 1 ? "?" : Long.toString(size))
            .collect(Collectors.joining(", ", "[", "]")));
  }

  void note(String kind, String what) {
    problems.add(Problem.note(kind, fileName + " " + what + "."));
  }

  void error(Kind kind, String what, List<String> names) {
    problems.add(Problem.error(kind, fileName + " " + what + ".", names));
  }

  void addMissing(List<String> names) {
    if (!names.isEmpty()) {
      missing.addAll(names);
      String sentence =
          "lacks %d of the network's weights: %s".formatted(names.size(), Quote.names(names));
      error(Kind.MODEL_MISSING_KEYS, sentence, names);
    }
  }

  /// @param wanted as text, as a part of it may be free
  void addMismatch(String name, String wanted, long[] found) {
    expect(name, wanted);
    String sentence =
        "should have %s with the shape %s, has %s"
            .formatted(Quote.plain(name), wanted, Arrays.toString(found));
    error(Kind.MODEL_SHAPE_MISMATCH, sentence, List.of(name));
  }
}
