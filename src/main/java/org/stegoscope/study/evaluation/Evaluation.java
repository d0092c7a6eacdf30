package org.stegoscope.study.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
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
  private final Scoring scoring;
  private final Tally tally;
  private final Journal journal;
  private final JobContext context;
  private final SequencedMap<LoadedModel, List<FeatureRequest>> requests = new LinkedHashMap<>();

  private Evaluation(
      EvaluationPlan plan, Scoring scoring, Tally tally, Journal journal, JobContext context) {
    this.plan = plan;
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
  /// @param cells of the plan, with their probes
  /// @param folder in which what is counted is kept
  /// @throws StegoscopeException where no image can be used, or the journal cannot be written
  static EvaluationTable run(
      EvaluationPlan plan, List<PlannedCell> cells, Path folder, JobContext context) {
    Scoring scoring = new Scoring(plan, cells);
    Tally tally = new Tally(plan, cells, scoring.size());
    String digest = PlanDigest.of(plan, cells);
    Path journal = folder.resolve("counts-" + digest.substring(0, 12) + ".bin");
    try (Journal kept = Journal.open(journal, digest)) {
      kept.known().forEach(tally::add);
      new Evaluation(plan, scoring, tally, kept, context).fill();
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
    for (Subject subject : plan.subjects()) {
      int place = requests.get(subject.model()).indexOf(subject.request(plan.averaging()));
      features.add(image.maps().get(subject.model()).get(place));
    }
    ImageCounts counts = scoring.score(image.sample(), image.target(), features, context);
    tally.add(counts);
    journal.add(counts);
  }
}
