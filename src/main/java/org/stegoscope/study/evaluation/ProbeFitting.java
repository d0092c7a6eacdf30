package org.stegoscope.study.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import org.stegoscope.analysis.Probe;
import org.stegoscope.analysis.fitting.ClusterProbeFit;
import org.stegoscope.analysis.fitting.FitOptions;
import org.stegoscope.analysis.fitting.FitSource;
import org.stegoscope.analysis.fitting.FitWatcher;
import org.stegoscope.analysis.fitting.LinearProbeFit;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.study.RecordFile;
import org.stegoscope.study.Sha256;
import org.stegoscope.study.features.FeatureDigest;
import org.stegoscope.study.features.FeaturePass;
import org.stegoscope.study.features.FeatureStore;

/// Fits the probes of a plan on the features of a split. Features are computed once and kept on the
/// disk, probes too: what was stopped goes on where it was.
final class ProbeFitting {

  private static final double FEATURES = 0.5;
  private static final double LEARNING = 0.2;
  private static final double REDUCING = 0.4;
  private static final double STARTING = 0.7;

  private final EvaluationPlan plan;
  private final FitPlan fits;
  private final Path folder;
  private final JobContext context;

  ProbeFitting(EvaluationPlan plan, FitPlan fits, Path folder, JobContext context) {
    this.plan = plan;
    this.fits = fits;
    this.folder = folder;
    this.context = context;
  }

  /// What was fitted for each subject that wants it: the key is the place of the subject.
  Map<Integer, FittedSubject> fit() {
    SequencedMap<LoadedModel, List<Integer>> subjects = new LinkedHashMap<>();
    for (int subject = 0; subject < plan.subjects().size(); subject++) {
      Subject row = plan.subjects().get(subject);
      if (row.origin() == Subject.Origin.FITTED && row.obstacle().isEmpty()) {
        subjects.computeIfAbsent(row.model(), _ -> new ArrayList<>()).add(subject);
      }
    }
    Map<Integer, FittedSubject> fitted = new LinkedHashMap<>();
    int done = 0;
    for (var entry : subjects.entrySet()) {
      JobContext part =
          context.part((double) done / subjects.size(), (done + 1.0) / subjects.size());
      fit(entry.getKey(), entry.getValue(), fitted, part);
      done++;
    }
    return fitted;
  }

  private void fit(
      LoadedModel model,
      List<Integer> subjects,
      Map<Integer, FittedSubject> fitted,
      JobContext part) {
    List<FeatureRequest> requests =
        subjects.stream()
            .map(subject -> plan.subjects().get(subject).request(Averaging.NONE))
            .distinct()
            .toList();
    String digest = digest(model, requests);
    Path features = folder.resolve("features-" + digest.substring(0, 12) + ".bin");
    try (FeatureStore store = FeatureStore.open(features, digest)) {
      fill(store, model, requests, part.part(0, FEATURES));
      int done = 0;
      for (int subject : subjects) {
        Subject row = plan.subjects().get(subject);
        int place = requests.indexOf(row.request(Averaging.NONE));
        double each = (1 - FEATURES) / subjects.size();
        fitted.put(
            subject,
            fit(
                row.reduction(),
                new Features(store, place, digest + " " + place),
                part.part(FEATURES + done * each, FEATURES + (done + 1) * each)));
        done++;
      }
    }
  }

  private void fill(
      FeatureStore store, LoadedModel model, List<FeatureRequest> requests, JobContext part) {
    BitSet known = new BitSet();
    for (int i = 0; i < store.size(); i++) {
      known.set(store.read(i).sample());
    }
    List<Integer> left = new ArrayList<>();
    for (int sample = 0; sample < fits.samples().size(); sample++) {
      if (!known.get(sample)) {
        left.add(sample);
      }
    }
    SequencedMap<LoadedModel, List<FeatureRequest>> wanted = new LinkedHashMap<>();
    wanted.put(model, requests);
    List<String> leftOut = new ArrayList<>();
    new FeaturePass(plan.dataset(), plan.resolution(), wanted)
        .forEach(
            new FeaturePass.Images(
                fits.samples(), left, FeaturePass.Labels.REQUIRED, "Features to fit probes to"),
            (_, sentence) -> leftOut.add(sentence),
            seen ->
                store.add(
                    new FeatureStore.Entry(
                        seen.sample(),
                        Optional.of(seen.target().labels()),
                        seen.maps().get(model))),
            part);
    if (store.size() == 0) {
      throw new StegoscopeException(
          "Probes cannot be fitted: none of the %d images of %s can be used.%s"
              .formatted(
                  fits.samples().size(),
                  fits.split(),
                  leftOut.isEmpty() ? "" : " " + leftOut.getFirst()));
    }
  }

  /// Features of one kind.
  ///
  /// @param place among those of each image
  /// @param digest of what they depend on
  private record Features(FeatureStore store, int place, String digest) {

    FitSource source() {
      return ProbeFitting.source(store, place);
    }
  }

  private FittedSubject fit(Reduction reduction, Features features, JobContext part) {
    if (reduction.equals(Reduction.NONE)) {
      return new FittedSubject(fit(features, part), Optional.empty());
    }
    ReductionFitting reducing =
        new ReductionFitting(
            features.store(),
            features.place(),
            features.digest(),
            folder,
            ReductionFitting.MOST_VECTORS);
    ReductionFitting.Learned learned = reducing.learn(reduction, part.part(0, LEARNING));
    Path file = folder.resolve("reduced-" + learned.digest().substring(0, 12) + ".bin");
    try (FeatureStore store = FeatureStore.open(file, learned.digest())) {
      reducing.reduce(learned.reduction(), store, part.part(LEARNING, REDUCING));
      return new FittedSubject(
          fit(new Features(store, 0, learned.digest()), part.part(REDUCING, 1)),
          Optional.of(learned.reduction()));
    }
  }

  private static FitSource source(FeatureStore store, int place) {
    return new FitSource() {
      @Override
      public int size() {
        return store.size();
      }

      @Override
      public Image image(int index) {
        FeatureStore.Entry entry = store.read(index);
        return new Image(entry.maps().get(place), entry.labels());
      }
    };
  }

  private List<FittedSubject.Fit> fit(Features features, JobContext part) {
    List<FittedSubject.Fit> fitted = new ArrayList<>();
    String digest = Sha256.of(features.digest() + " " + fits.options() + " " + fits.restarts());
    Path file = folder.resolve("probes-" + digest.substring(0, 12) + ".bin");
    int count = plan.probes().size() * fits.seeds();
    try (RecordFile kept = RecordFile.open(file, digest)) {
      SequencedMap<String, Probe> known = new LinkedHashMap<>();
      for (int i = 0; i < kept.size(); i++) {
        KeptProbe.read(kept.read(i)).ifPresent(one -> known.put(one.key(), one.probe()));
      }
      int done = 0;
      for (ProbeUse use : ProbeUse.values()) {
        for (int n = 0; plan.probes().contains(use) && n < fits.seeds(); n++) {
          long seed = fits.options().seed() + n;
          String key = key(use, seed);
          if (!known.containsKey(key)) {
            Probe probe =
                fit(
                    use,
                    features.source(),
                    seed,
                    part.part((double) done / count, (done + 1.0) / count));
            kept.add(KeptProbe.bytes(new KeptProbe(key, probe)));
            known.put(key, probe);
          }
          fitted.add(
              new FittedSubject.Fit(use, new SeededProbe(known.get(key), OptionalLong.of(seed))));
          done++;
        }
      }
    }
    return fitted;
  }

  private Probe fit(ProbeUse use, FitSource source, long seed, JobContext part) {
    FitOptions options = fits.options().withSeed(seed);
    return switch (use) {
      case LINEAR -> LinearProbeFit.fit(source, plan.classes(), options, FitWatcher.NONE, part);
      case CLUSTER ->
          switch (fits.starts()) {
            case LOSS -> cluster(source, options, ClusterProbeFit.Restart::loss, part);
            case LABELS ->
                cluster(
                    source,
                    options,
                    new LabelScore(source, plan, fits.restarts(), part.part(STARTING, 1)),
                    part.part(0, STARTING));
          };
    };
  }

  private Probe cluster(
      FitSource source,
      FitOptions options,
      ToDoubleFunction<ClusterProbeFit.Restart> score,
      JobContext part) {
    return ClusterProbeFit.ranked(
            source, plan.classes(), fits.restarts(), options, FitWatcher.NONE, score, part)
        .getFirst()
        .probe();
  }

  /// What a kept probe is called: by which rules it was chosen is part of it.
  private String key(ProbeUse use, long seed) {
    String key = use + " " + seed;
    return use == ProbeUse.CLUSTER && fits.starts() == StartChoice.LABELS
        ? "%s by labels, %s, %s".formatted(key, plan.matching(), plan.protocol())
        : key;
  }

  private String digest(LoadedModel model, List<FeatureRequest> requests) {
    return new FeatureDigest(
            plan.dataset(), fits.split(), fits.samples(), plan.resolution(), requests, model)
        .withLabels();
  }
}
