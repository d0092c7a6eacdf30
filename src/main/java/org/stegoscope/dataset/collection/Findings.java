package org.stegoscope.dataset.collection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stegoscope.dataset.collection.Finding.Kind;

/// Everything odd about a data set: how often each kind occurs, and the first of each kind by name.
public record Findings(SortedMap<Kind, Integer> counts, List<Finding> named) {

  /// So many of a kind are named; a data set that is half copied misses a hundred thousand files.
  public static final int MOST_NAMED = 100;

  public static final Findings NONE = new Findings(new TreeMap<>(), List.of());

  public Findings {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    named = List.copyOf(named);
  }

  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  public int count(Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /// Takes findings down one by one.
  static final class Log {

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final List<Finding> named = new ArrayList<>();

    void add(Kind kind, Object file, String sentence) {
      if (counts.merge(kind, 1, Integer::sum) <= MOST_NAMED) {
        named.add(new Finding(kind, file.toString(), sentence));
      }
    }

    void addAll(Findings others) {
      Map<Kind, Integer> before = new EnumMap<>(Kind.class);
      before.putAll(counts);
      others.counts().forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
      for (Finding finding : others.named()) {
        if (before.merge(finding.kind(), 1, Integer::sum) <= MOST_NAMED) {
          named.add(finding);
        }
      }
    }

    Findings findings() {
      return new Findings(new TreeMap<>(counts), named);
    }
  }
}
