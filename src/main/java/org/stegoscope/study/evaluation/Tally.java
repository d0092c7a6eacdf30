package org.stegoscope.study.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stegoscope.analysis.metrics.ConfusionMatrix;
import org.stegoscope.analysis.metrics.MatchedConfusion;
import org.stegoscope.analysis.metrics.Matching;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// The counts of all images, which in the end become scores. Images may come in any order.
final class Tally {

  private final PreparedPlan prepared;
  private final EvaluationPlan plan;
  private final int size;
  private final SortedMap<Integer, ImageCounts> images = new TreeMap<>();
  private final SortedMap<Integer, String> leftOut = new TreeMap<>();

  /// Of all images, as there is no need of them for each.
  private final List<ConfidenceCounts> trust = new ArrayList<>();

  /// @param size how many counts an image makes
  Tally(PreparedPlan prepared, int size) {
    this.prepared = prepared;
    this.plan = prepared.plan();
    this.size = size;
  }

  synchronized void add(ImageCounts image) {
    if (image.confusions().size() != size || image.sample() >= plan.samples().size()) {
      throw new StegoscopeException(
          "What was counted before is of another evaluation; choose another folder.");
    }
    if (images.containsKey(image.sample())) {
      return;
    }
    images.put(
        image.sample(), new ImageCounts(image.sample(), image.confusions(), Optional.empty()));
    if (image.trust().isPresent()) {
      List<ConfidenceCounts> more = image.trust().get();
      for (int i = 0; i < size; i++) {
        if (trust.size() <= i) {
          trust.add(ConfidenceCounts.empty(more.get(i).clusters(), more.get(i).classes()));
        }
        trust.get(i).add(more.get(i));
      }
    }
  }

  synchronized void leaveOut(int sample, String sentence) {
    leftOut.put(sample, sentence);
  }

  /// Which images need not be counted again.
  synchronized BitSet done() {
    BitSet done = new BitSet();
    images.keySet().forEach(done::set);
    return done;
  }

  synchronized EvaluationTable table(JobContext context) {
    if (images.isEmpty() && size > 0) {
      String first = leftOut.isEmpty() ? "" : " " + leftOut.firstEntry().getValue();
      throw new StegoscopeException(
          "None of the %d images of %s can be evaluated.%s"
              .formatted(plan.samples().size(), plan.split(), first));
    }
    List<Cell> filled = new ArrayList<>();
    int place = 0;
    for (PlannedCell cell : prepared.cells()) {
      List<CellRun> runs = new ArrayList<>();
      for (SeededProbe probe : cell.probes()) {
        runs.add(run(cell.key(), probe, place++, context));
      }
      filled.add(new Cell(cell.key(), runs, cell.obstacle()));
    }
    return new EvaluationTable(
        plan,
        prepared.fits(),
        prepared.reductions(),
        filled,
        images.size(),
        List.copyOf(leftOut.values()));
  }

  private CellRun run(CellKey key, SeededProbe probe, int place, JobContext context) {
    ConfusionMatrix sum = null;
    for (ImageCounts image : images.values()) {
      ConfusionMatrix one = image.confusions().get(place).dense();
      sum = sum == null ? one : sum.plus(one);
    }
    Matching matching =
        key.probe() == ProbeUse.LINEAR ? new Matching.Identity() : plan.matching().rule();
    MatchedConfusion matched = MatchedConfusion.of(sum, matching, plan.protocol());
    SequencedMap<Integer, String> samples = new LinkedHashMap<>();
    images.keySet().forEach(sample -> samples.put(sample, plan.samples().get(sample).id()));
    return CellRun.of(
        probe,
        matched,
        samples,
        images.values().stream().map(image -> image.confusions().get(place)).toList(),
        trust.isEmpty() ? Optional.empty() : Optional.of(trust.get(place)),
        context);
  }
}
