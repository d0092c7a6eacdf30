package org.stegoscope.study.evaluation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.stegoscope.analysis.ClusterProbe;
import org.stegoscope.analysis.LinearProbe;
import org.stegoscope.analysis.Probe;
import org.stegoscope.analysis.fitting.ClusterProbeFit;
import org.stegoscope.analysis.fitting.FitOptions;
import org.stegoscope.analysis.fitting.FitSource;
import org.stegoscope.analysis.fitting.FitWatcher;
import org.stegoscope.analysis.fitting.LinearProbeFit;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.Diagnosis;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.study.RecordFile;
import org.stegoscope.study.features.FeaturePass;
import org.stegoscope.study.features.FeatureStore;

/// Fits the probes of a plan on the features of a split. Features are computed once and kept on the
/// disk, probes too: what was stopped goes on where it was.
final class ProbeFitting {

  private static final double FEATURES = 0.5;

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

  /// The probes of each subject that wants some: the key is the place of the subject.
  SequencedMap<Integer, List<Fitted>> fit() {
    SequencedMap<LoadedModel, List<Integer>> subjects = new LinkedHashMap<>();
    for (int subject = 0; subject < plan.subjects().size(); subject++) {
      if (plan.subjects().get(subject).origin() == Subject.Origin.FITTED) {
        subjects
            .computeIfAbsent(plan.subjects().get(subject).model(), _ -> new ArrayList<>())
            .add(subject);
      }
    }
    SequencedMap<Integer, List<Fitted>> fitted = new LinkedHashMap<>();
    int done = 0;
    for (var entry : subjects.entrySet()) {
      JobContext part =
          context.part((double) done / subjects.size(), (done + 1.0) / subjects.size());
      fit(entry.getKey(), entry.getValue(), fitted, part);
      done++;
    }
    return fitted;
  }

  /// A probe of a subject.
  record Fitted(ProbeUse use, SeededProbe probe) {}

  private void fit(
      LoadedModel model,
      List<Integer> subjects,
      SequencedMap<Integer, List<Fitted>> fitted,
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
        int place = requests.indexOf(plan.subjects().get(subject).request(Averaging.NONE));
        double each = (1 - FEATURES) / subjects.size();
        fitted.put(
            subject,
            fit(
                source(store, place),
                digest + " " + place,
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
                        java.util.Optional.of(seen.target().labels()),
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

  private List<Fitted> fit(FitSource source, String features, JobContext part) {
    List<Fitted> fitted = new ArrayList<>();
    String digest = sha256(features + " " + fits.options() + " " + fits.restarts());
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
          String key = use + " " + seed;
          if (!known.containsKey(key)) {
            Probe probe =
                fit(use, source, seed, part.part((double) done / count, (done + 1.0) / count));
            kept.add(KeptProbe.bytes(new KeptProbe(key, probe)));
            known.put(key, probe);
          }
          fitted.add(new Fitted(use, new SeededProbe(known.get(key), OptionalLong.of(seed))));
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
          ClusterProbeFit.fit(
                  source, plan.classes(), fits.restarts(), options, FitWatcher.NONE, part)
              .getFirst()
              .probe();
    };
  }

  /// What features depend on.
  private String digest(LoadedModel model, List<FeatureRequest> requests) {
    StringBuilder text = new StringBuilder(Diagnosis.version());
    text.append('\n').append(plan.dataset().source()).append('\n').append(fits.split());
    text.append('\n').append(plan.dataset().classes().code());
    for (Sample sample : fits.samples()) {
      text.append('\n').append(sample.id()).append(' ').append(sample.image());
      text.append(' ').append(sample.crop());
    }
    text.append('\n').append(plan.resolution()).append('\n').append(requests);
    text.append('\n').append(model.sha256()).append('\n').append(model.execution());
    return sha256(text.toString());
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// A probe in a file.
  private record KeptProbe(String key, Probe probe) {

    static byte[] bytes(KeptProbe kept) {
      byte[] name = kept.key().getBytes(StandardCharsets.UTF_8);
      float[] weights =
          switch (kept.probe()) {
            case LinearProbe linear -> linear.weights();
            case ClusterProbe cluster -> cluster.centers();
            default -> throw new IllegalArgumentException("no such probe is fitted");
          };
      float[] biases = kept.probe() instanceof LinearProbe linear ? linear.biases() : new float[0];
      ByteBuffer bytes =
          ByteBuffer.allocate(
              5 * Integer.BYTES + name.length + (weights.length + biases.length) * Float.BYTES);
      bytes.putInt(name.length).put(name);
      bytes.putInt(kept.probe().classes()).putInt(kept.probe().dimension());
      bytes.putInt(weights.length).putInt(biases.length);
      for (float value : weights) {
        bytes.putFloat(value);
      }
      for (float value : biases) {
        bytes.putFloat(value);
      }
      return bytes.array();
    }

    /// Empty where the bytes are something else.
    static java.util.Optional<KeptProbe> read(byte[] bytes) {
      try {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] name = new byte[Math.clamp(in.getInt(), 0, in.remaining())];
        in.get(name);
        int classes = in.getInt();
        int dimension = in.getInt();
        float[] weights = new float[Math.min(in.getInt(), in.remaining() / Float.BYTES)];
        float[] biases = new float[Math.min(in.getInt(), in.remaining() / Float.BYTES)];
        for (int i = 0; i < weights.length; i++) {
          weights[i] = in.getFloat();
        }
        for (int i = 0; i < biases.length; i++) {
          biases[i] = in.getFloat();
        }
        Probe probe =
            biases.length > 0
                ? new LinearProbe(classes, dimension, weights, biases)
                : new ClusterProbe(classes, dimension, weights);
        return java.util.Optional.of(
            new KeptProbe(new String(name, StandardCharsets.UTF_8), probe));
      } catch (java.nio.BufferUnderflowException
          | NegativeArraySizeException
          | StegoscopeException e) {
        return java.util.Optional.empty();
      }
    }
  }
}
