package org.stegoscope.dataset.collection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.stegoscope.dataset.ClassList;

/// What is in a data set, split by split.
///
/// @param classes those of the data set; where labels have no list, as many as occur
/// @param findings what was odd when it was opened, and what was odd in its files
/// @param odd samples that cannot be used; [Dataset#without] leaves them out
/// @param cautions sentences about what the numbers cannot say
public record Survey(
    ClassList classes,
    SequencedMap<String, SplitSurvey> splits,
    Findings findings,
    List<Sample> odd,
    List<String> cautions) {

  public Survey {
    splits = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(splits));
    odd = List.copyOf(odd);
    cautions = List.copyOf(cautions);
  }

  /// All splits together.
  public SplitSurvey total() {
    return splits.values().stream()
        .reduce(SplitSurvey::plus)
        .orElseGet(() -> SplitSurvey.empty(classes.size()));
  }
}
