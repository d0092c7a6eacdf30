package org.stegoscope.study.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What several runs were made from: each value with the runs that have it.
final class Origins {

  private final SortedMap<String, Map<String, List<Integer>>> values = new TreeMap<>();
  private int runs;

  /// @param number of the run, greater than those before
  void add(int number, Map<String, String> origin) {
    runs++;
    origin.forEach((what, value) ->
        values
            .computeIfAbsent(what, _ -> new LinkedHashMap<>())
            .computeIfAbsent(value, _ -> new ArrayList<>())
            .add(number));
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  Document.Table table() {
    List<List<String>> rows = new ArrayList<>();
    values.forEach((what, found) ->
        found.forEach((value, numbers) ->
            rows.add(List.of(what, value, numbers.size() == runs ? "all" : ranges(numbers)))));
    return new Document.Table(
        "",
        List.of(
            Document.Column.text("what"),
            Document.Column.text("value"),
            Document.Column.text("runs")),
        rows);
  }

  /// Such as `1–3, 7`.
  static String ranges(List<Integer> rising) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= rising.size(); i++) {
      if (i == rising.size() || rising.get(i) != rising.get(i - 1) + 1) {
        int from = rising.get(start);
        int to = rising.get(i - 1);
        parts.add(from == to ? String.valueOf(from) : from + "–" + to);
        start = i;
      }
    }
    return String.join(", ", parts);
  }
}
