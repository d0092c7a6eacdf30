package org.stegoscope.study.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.stegoscope.analysis.projection.FittedReduction;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.study.features.FeaturePass;

/// Fills a table: every cell's probes on every image, one pass of each model an image.
///
/// What is counted of an image is kept at once, so that a plan that was stopped goes on.
public final class Evaluation {

  private static final String STAGE = "Evaluating";

  private final EvaluationPlan plan;
  private final Map<Integer, FittedReduction> reductions;
  private final Scoring scoring;
  private final Tally tally;
  private final Journal journal;
  private final JobContext context;
  private final SequencedMap<LoadedModel, List<FeatureRequest>> requests = new LinkedHashMap<>();

  private Evaluation(
      PreparedPlan prepared, Scoring scoring, Tally tally, Journal journal, JobContext context) {
    this.plan = prepared.plan();
    this.reductions = prepared.reductions();
    this.scoring = scoring;
    this.tally = tally;
    this.journal = journal;
    this.context = context;
    for (Subject subject : plan.subjects()) {
      List<FeatureRequest> wanted =
          requests.computeIfAbsent(subject.model(), _ -> new ArrayList<>());
      FeatureRequest request = subject.request(plan.averaging());
      if (!wanted.contains(request)) {
        wanted.add(request);
      }
    }
  }

  /// Runs a plan, from where the journal ends. Device lane.
  ///
  /// @param folder in which what is counted is kept
  /// @throws StegoscopeException where no image can be used, or the journal cannot be written
  static EvaluationTable run(PreparedPlan prepared, Path folder, JobContext context) {
    Scoring scoring = new Scoring(prepared);
    Tally tally = new Tally(prepared, scoring.size());
    String digest = PlanDigest.of(prepared);
    Path journal = folder.resolve("counts-" + digest.substring(0, 12) + ".bin");
    try (Journal kept = Journal.open(journal, digest)) {
      kept.known().forEach(tally::add);
      new Evaluation(prepared, scoring, tally, kept, context).fill();
    }
    return tally.table(context);
  }

  private void fill() {
    if (scoring.size() == 0) {
      return;
    }
    BitSet done = tally.done();
    List<Integer> left = new ArrayList<>();
    for (int sample = 0; sample < plan.samples().size(); sample++) {
      if (!done.get(sample)) {
        left.add(sample);
      }
    }
    new FeaturePass(plan.dataset(), plan.resolution(), requests)
        .forEach(
            new FeaturePass.Images(plan.samples(), left, FeaturePass.Labels.REQUIRED, STAGE),
            tally::leaveOut,
            this::compare,
            context);
  }

  private void compare(FeaturePass.Seen image) {
    List<FeatureMap> features = new ArrayList<>();
    for (int row = 0; row < plan.subjects().size(); row++) {
      Subject subject = plan.subjects().get(row);
      int place = requests.get(subject.model()).indexOf(subject.request(plan.averaging()));
      FeatureMap map = image.maps().get(subject.model()).get(place);
      FittedReduction reduction = reductions.get(row);
      features.add(reduction == null ? map : reduction.apply(map, context));
    }
    ImageCounts counts = scoring.score(image.sample(), image.target(), features, context);
    tally.add(counts);
    journal.add(counts);
  }
}
