package org.stegoscope.study.runs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// In which settings runs differ.
///
/// @param values by key, for each run in the order given, empty where a run does not have the key
public record RunDiff(SortedMap<String, List<Optional<String>>> values) {

  public RunDiff {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  public static RunDiff of(List<Run> runs) {
    TreeSet<String> keys = new TreeSet<>();
    runs.forEach(run -> keys.addAll(run.config().keySet()));
    SortedMap<String, List<Optional<String>>> differing = new TreeMap<>();
    for (String key : keys) {
      List<Optional<String>> row = new ArrayList<>();
      runs.forEach(run -> row.add(Optional.ofNullable(run.config().get(key))));
      if (row.stream().distinct().count() > 1) {
        differing.put(key, List.copyOf(row));
      }
    }
    return new RunDiff(differing);
  }
}
