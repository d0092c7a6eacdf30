package org.stegoscope.study.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.stegoscope.analysis.fitting.FitSource;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.study.features.FeatureCost;
import org.stegoscope.study.features.FrozenFeatures;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

/// What there is to know before a run is begun: what would stop it, what is odd, and how long it
/// may take, measured, after a first of each to warm up, with a step on drawn features and a pass
/// of the backbone.
///
/// @param findings the worst first
/// @param cost nothing where the run cannot begin
public record SetupCheck(List<Finding> findings, Optional<Cost> cost) {

  /// How bad something is.
  public enum Level {
    /// The run cannot begin.
    ERROR,
    /// It can, and will not do all that one may expect.
    WARNING,
    NOTE
  }

  /// A sentence about the set-up.
  public record Finding(Level level, String sentence) {}

  /// What a run takes.
  ///
  /// @param stepSeconds of one step on kept features
  /// @param passSeconds of one image through the backbone
  /// @param training features that are still to be computed, and the room they take
  /// @param validation the same of those that are validated on
  /// @param seconds of the whole run with kept features, those still missing computed first
  /// @param secondsWithoutCache of the whole run if every step asked the backbone
  public record Cost(
      double stepSeconds,
      double passSeconds,
      FeatureCost training,
      FeatureCost validation,
      double seconds,
      double secondsWithoutCache) {}

  public SetupCheck {
    findings = List.copyOf(findings);
  }

  public boolean canBegin() {
    return findings.stream().noneMatch(finding -> finding.level() == Level.ERROR);
  }

  /// Study lane: it asks the backbone.
  public static SetupCheck of(
      TrainingSettings settings, Training.ModelSource models, Path cache, JobContext context) {
    Checking checking = new Checking(settings, cache, context);
    try {
      settings.contradictions().forEach(sentence -> checking.add(Level.ERROR, sentence));
      if (checking.found.isEmpty()) {
        checking.look(models);
      }
    } catch (StegoscopeException e) {
      checking.add(Level.ERROR, e.getMessage());
    }
    checking.found.sort(java.util.Comparator.comparing(Finding::level));
    return new SetupCheck(checking.found, checking.cost);
  }

  private static final class Checking {

    private static final double MEGABYTE = 1e6;
    private static final int NUMBERS_A_FEATURE = 12;

    private final TrainingSettings settings;
    private final Path cache;
    private final JobContext context;
    private final List<Finding> found = new ArrayList<>();
    private Optional<Cost> cost = Optional.empty();

    Checking(TrainingSettings settings, Path cache, JobContext context) {
      this.settings = settings;
      this.cache = cache;
      this.context = context;
    }

    void add(Level level, String sentence) {
      found.add(new Finding(level, sentence));
    }

    void look(Training.ModelSource models) {
      Dataset dataset = Training.dataset(settings, context);
      int classes = Training.classes(settings, dataset).size();
      FrozenFeatures.Wanted training = TrainingData.ofTraining(settings, dataset);
      FrozenFeatures.Wanted validation = TrainingData.ofValidation(settings, dataset);
      labels(training, Parameter.SPLIT, "the linear probe learns nothing");
      labels(
          validation,
          Parameter.VAL_SPLIT,
          "scores are not computed, and the best state is that of the smallest loss");
      count(training);
      dataset.caution(training.split()).ifPresent(sentence -> add(Level.WARNING, sentence));
      Path file = Path.of(settings.text(Parameter.BACKBONE_FILE));
      try (LoadedModel backbone = models.open(file, context.silent())) {
        estimate(training, validation, backbone, classes);
      }
    }

    private void labels(FrozenFeatures.Wanted wanted, Parameter split, String consequence) {
      if (wanted.samples().stream().noneMatch(sample -> sample.label().isPresent())) {
        add(
            Level.WARNING,
            "No image of %s (%s) has labels: %s."
                .formatted(wanted.split(), split.key(), consequence));
      }
    }

    private void count(FrozenFeatures.Wanted training) {
      int batch = settings.whole(Parameter.BATCH_SIZE);
      int images = training.samples().size();
      if (images < batch) {
        add(
            Level.WARNING,
            "There are %d images, fewer than batch_size: each step sees all of them."
                .formatted(images));
      }
      if (settings.trainsHead() && images <= settings.whole(Parameter.NUM_NEIGHBORS)) {
        add(
            Level.WARNING,
            "There are %d images: all others are the neighbours of each.".formatted(images));
      }
    }

    private void estimate(
        FrozenFeatures.Wanted training,
        FrozenFeatures.Wanted validation,
        LoadedModel backbone,
        int classes) {
      int width = backbone.architecture().vit().orElseThrow().width();
      if (settings.text(Parameter.METHOD).equals("pca") && settings.whole(Parameter.DIM) > width) {
        add(
            Level.ERROR,
            "Features of %d channels have no %s principal components: lower dim."
                .formatted(width, settings.text(Parameter.DIM)));
        return;
      }
      Sample first = training.samples().getFirst();
      RgbImage photo = training.dataset().photo(first, context.silent()).image();
      ModelInput input = ModelInput.prepare(photo, training.resolution(), backbone.patchSizePx());
      size(photo, input);
      memory(input.grid(), width);
      backbone.features(input, training.request(), context.silent());
      double pass = seconds(() -> backbone.features(input, training.request(), context.silent()));
      double step = step(input.grid(), width, classes);
      FeatureCost ofTraining = FeatureCost.of(cache, training, backbone, context);
      FeatureCost ofValidation = FeatureCost.of(cache, validation, backbone, context);
      double missing = (double) ofTraining.missing() + ofValidation.missing();
      double count = settings.whole(Parameter.MAX_STEPS);
      // A step without kept features asks the backbone for each image and each positive.
      double passes = settings.whole(Parameter.BATCH_SIZE) * (settings.trainsHead() ? 2.0 : 1.0);
      cost =
          Optional.of(
              new Cost(
                  step,
                  pass,
                  ofTraining,
                  ofValidation,
                  count * step + missing * pass,
                  count * (step + passes * pass)));
      if (ofTraining.missingBytes() + ofValidation.missingBytes() > ofTraining.usableBytes()) {
        add(
            Level.ERROR,
            String.format(
                Locale.ROOT,
                "Features need %,.0f MB in %s, where %,.0f MB are free.",
                (ofTraining.missingBytes() + ofValidation.missingBytes()) / MEGABYTE,
                cache,
                ofTraining.usableBytes() / MEGABYTE));
      }
    }

    private void size(RgbImage photo, ModelInput input) {
      if (input.pixels().width() > photo.width() || input.pixels().height() > photo.height()) {
        add(
            Level.WARNING,
            "Pictures of %d x %d px are enlarged to %d x %d: no finer things are seen for it."
                .formatted(
                    photo.width(),
                    photo.height(),
                    input.pixels().width(),
                    input.pixels().height()));
      }
    }

    private void memory(PatchGrid grid, int width) {
      long tokens = 2L * settings.whole(Parameter.BATCH_SIZE) * grid.size();
      double bytes = (double) tokens * width * NUMBERS_A_FEATURE * Float.BYTES;
      long most = Runtime.getRuntime().maxMemory();
      if (bytes > most) {
        add(
            Level.WARNING,
            String.format(
                Locale.ROOT,
                "A step may need %,.0f MB of memory, and there are %,.0f: lower batch_size or res.",
                bytes / MEGABYTE,
                most / MEGABYTE));
      }
    }

    /// The second of two on drawn numbers: the first warms up.
    private double step(PatchGrid grid, int width, int classes) {
      SplittableRandom random = new SplittableRandom(1);
      int count = settings.whole(Parameter.BATCH_SIZE);
      List<Integer> places = new ArrayList<>();
      List<FitSource.Image> images = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        places.add(i);
        images.add(drawn(grid, width, classes, random));
      }
      TrainingSettings plain =
          settings
              .with(Parameter.CRF_WEIGHT, "0")
              .with(Parameter.AUG_ALIGNMENT_WEIGHT, "0")
              .with(Parameter.METHOD, settings.trainsHead() ? "stego" : "rp");
      FitSource source = TrainingSources.of(images);
      var state = new FirstState(plain, classes).of(source, context.silent());
      try (Learner learner =
          plain.trainsHead()
              ? new HeadLearner(
                  state, plain, new TermMaterial(plain.terms(), LivePictures.NONE, classes))
              : new ProbeLearner(state, plain)) {
        StepInput input = new StepInput(places, images, images);
        learner.step(input, new SplittableRandom(1), context.silent());
        return seconds(() -> learner.step(input, new SplittableRandom(2), context.silent()));
      }
    }

    private static FitSource.Image drawn(
        PatchGrid grid, int width, int classes, SplittableRandom random) {
      float[] values = new float[grid.size() * width];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(-1, 1);
      }
      byte[] labels = new byte[grid.widthPx() * grid.heightPx()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = (byte) random.nextInt(classes);
      }
      return new FitSource.Image(
          new FeatureMap(grid, width, values),
          Optional.of(new LabelMap(grid.widthPx(), grid.heightPx(), labels)));
    }

    private static double seconds(Runnable work) {
      long before = System.nanoTime();
      work.run();
      return (System.nanoTime() - before) / 1e9;
    }
  }
}
