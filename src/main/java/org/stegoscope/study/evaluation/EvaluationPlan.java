package org.stegoscope.study.evaluation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.stegoscope.analysis.metrics.Protocol;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.model.Averaging;

/// What is evaluated, and how.
///
/// @param split the name of the split that is evaluated
/// @param samples those of the split that are, in its order
/// @param subjects rows of the table
/// @param averaging [Averaging#FLIP] as STEGO evaluates
/// @param confidence also counts how sure the probes are, which takes longer
public record EvaluationPlan(
    Dataset dataset,
    String split,
    List<Sample> samples,
    List<Subject> subjects,
    Set<ProbeUse> probes,
    Set<CrfUse> crf,
    Refinement refinement,
    Resolution resolution,
    Averaging averaging,
    Protocol protocol,
    ClusterMatching matching,
    Confidence confidence) {

  /// Whether it is counted how sure the probes are.
  public enum Confidence {
    COUNTED,
    LEFT_OUT
  }

  public EvaluationPlan {
    samples = List.copyOf(samples);
    subjects = List.copyOf(subjects);
    probes = Set.copyOf(EnumSet.copyOf(probes));
    crf = Set.copyOf(EnumSet.copyOf(crf));
  }

  /// Every `n`th of `samples`, so that at most `limit` are left: neighbours in a list often are
  /// frames of one film.
  public static List<Sample> evenly(List<Sample> samples, int limit) {
    if (limit >= samples.size()) {
      return samples;
    }
    List<Sample> chosen = new ArrayList<>();
    for (int i = 0; i < limit; i++) {
      chosen.add(samples.get((int) ((long) i * samples.size() / limit)));
    }
    return chosen;
  }

  /// How many classes there are to be told apart: those up to the last that is not ignored.
  public int classes() {
    return scoredClasses(dataset);
  }

  /// How many classes a probe for a data set tells apart.
  public static int scoredClasses(Dataset dataset) {
    int last = dataset.classes().size() - 1;
    while (last > 0 && dataset.classes().isIgnored(last)) {
      last--;
    }
    return last + 1;
  }

  /// The cells of the table, row by row, in a fixed order.
  List<CellKey> cells() {
    List<CellKey> keys = new ArrayList<>();
    for (int subject = 0; subject < subjects.size(); subject++) {
      for (ProbeUse probe : ProbeUse.values()) {
        for (CrfUse use : CrfUse.values()) {
          if (probes.contains(probe) && crf.contains(use)) {
            keys.add(new CellKey(subject, probe, use));
          }
        }
      }
    }
    return keys;
  }
}
