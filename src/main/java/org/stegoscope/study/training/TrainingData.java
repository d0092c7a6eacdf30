package org.stegoscope.study.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.stegoscope.analysis.fitting.FitSource;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.Facet;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.Space;
import org.stegoscope.study.evaluation.EvaluationPlan;
import org.stegoscope.study.features.FrozenFeatures;
import org.stegoscope.study.features.Neighbours;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

/// The features that a run learns from and is looked at with, and which images are like which.
final class TrainingData implements AutoCloseable {

  private static final double TRAINING = 0.8;
  private static final double VALIDATION = 0.98;

  private final FrozenFeatures training;
  private final FrozenFeatures validation;
  private final Optional<Neighbours> ofTraining;
  private final Optional<Neighbours> ofValidation;
  private final int neighbors;

  private TrainingData(
      FrozenFeatures training,
      FrozenFeatures validation,
      Optional<Neighbours> ofTraining,
      Optional<Neighbours> ofValidation,
      int neighbors) {
    this.training = training;
    this.validation = validation;
    this.ofTraining = ofTraining;
    this.ofValidation = ofValidation;
    this.neighbors = neighbors;
  }

  /// Computes what is not kept in `cache` yet.
  ///
  /// @param leftOut hears of images that cannot be used, with a sentence
  /// @throws StegoscopeException where images cannot be used or the disk has no room for features
  static TrainingData open(
      TrainingSettings settings,
      Dataset dataset,
      LoadedModel backbone,
      Path cache,
      Consumer<String> leftOut,
      JobContext context) {
    FrozenFeatures training = null;
    FrozenFeatures validation = null;
    try {
      training =
          FrozenFeatures.open(
              cache,
              ofTraining(settings, dataset),
              backbone,
              (_, sentence) -> leftOut.accept(sentence),
              context.part(0, TRAINING));
      validation =
          FrozenFeatures.open(
              cache,
              ofValidation(settings, dataset),
              backbone,
              (_, sentence) -> leftOut.accept(sentence),
              context.part(TRAINING, VALIDATION));
      boolean pairs = settings.trainsHead();
      TrainingData opened =
          new TrainingData(
              training,
              validation,
              pairs ? Optional.of(near(settings, training, cache, context)) : Optional.empty(),
              pairs && validation.size() > 1
                  ? Optional.of(near(settings, validation, cache, context))
                  : Optional.empty(),
              settings.whole(Parameter.NUM_NEIGHBORS));
      training = null;
      validation = null;
      return opened;
    } finally {
      if (training != null) {
        training.close();
      }
      if (validation != null) {
        validation.close();
      }
    }
  }

  private static Neighbours near(
      TrainingSettings settings, FrozenFeatures features, Path cache, JobContext context) {
    return Neighbours.of(
        cache,
        features,
        settings.isOn(Parameter.NEIGHBORS_DROPOUT)
            ? Neighbours.Mode.AS_UPSTREAM
            : Neighbours.Mode.PLAIN,
        settings.seed(),
        context.part(VALIDATION, 1));
  }

  /// The features that are trained on.
  static FrozenFeatures.Wanted ofTraining(TrainingSettings settings, Dataset dataset) {
    return wanted(settings, dataset, Parameter.SPLIT, Parameter.LIMIT, Parameter.RES);
  }

  /// The features that are validated on: of whole pictures, not of parts.
  static FrozenFeatures.Wanted ofValidation(TrainingSettings settings, Dataset dataset) {
    return wanted(
        settings,
        dataset.cropped(new org.stegoscope.dataset.collection.CropScheme.Whole()),
        Parameter.VAL_SPLIT,
        Parameter.VAL_LIMIT,
        Parameter.VAL_RES);
  }

  private static FrozenFeatures.Wanted wanted(
      TrainingSettings settings,
      Dataset dataset,
      Parameter split,
      Parameter limit,
      Parameter resolution) {
    String name = settings.text(split);
    List<Sample> all = dataset.split(name);
    int most = settings.whole(limit);
    return new FrozenFeatures.Wanted(
        dataset,
        name,
        most == 0 ? all : EvaluationPlan.evenly(all, most),
        Resolution.parse(settings.text(resolution)),
        request(settings));
  }

  private static FeatureRequest request(TrainingSettings settings) {
    return new FeatureRequest(
        Space.DINO,
        settings.text(Parameter.DINO_FEAT_TYPE).equals("KK") ? Facet.KEY : Facet.TOKEN,
        FeatureRequest.LAST_BLOCK,
        Averaging.NONE);
  }

  FitSource training() {
    return source(training);
  }

  FitSource validation() {
    return source(validation);
  }

  private static FitSource source(FrozenFeatures features) {
    return new FitSource() {
      @Override
      public int size() {
        return features.size();
      }

      @Override
      public Image image(int index) {
        return new Image(features.map(index), features.labels(index));
      }
    };
  }

  /// Which images that are trained on are like which; empty where no pairs are drawn.
  Optional<Neighbours> neighbours() {
    return ofTraining;
  }

  /// Of the images that are trained on.
  Positives positives() {
    return new Positives() {
      @Override
      public int drawn(int image, SplittableRandom random) {
        return ofTraining.orElseThrow().drawn(image, neighbors, random);
      }

      @Override
      public int nearest(int image) {
        return near(ofTraining, image);
      }
    };
  }

  /// Of the images that are validated on.
  Positives positivesOfValidation() {
    return new Positives() {
      @Override
      public int drawn(int image, SplittableRandom random) {
        return ofValidation.orElseThrow().drawn(image, neighbors, random);
      }

      @Override
      public int nearest(int image) {
        return near(ofValidation, image);
      }
    };
  }

  /// The pictures that are trained on.
  LivePictures pictures(TrainingSettings settings, Dataset dataset, LoadedModel backbone) {
    FrozenFeatures.Wanted wanted = ofTraining(settings, dataset);
    return new LivePictures() {
      @Override
      public RgbImage picture(int image, JobContext context) {
        Sample sample = wanted.samples().get(training.sample(image));
        RgbImage photo = dataset.photo(sample, context).image();
        return ModelInput.prepare(photo, wanted.resolution(), backbone.patchSizePx()).pixels();
      }

      @Override
      public float[] normalised(RgbImage picture) {
        return backbone.normalization().apply(picture);
      }

      @Override
      public FeatureMap features(RgbImage picture, JobContext context) {
        ModelInput input =
            ModelInput.prepare(picture, new Resolution.Native(), backbone.patchSizePx());
        return backbone.features(input, wanted.request(), context);
      }
    };
  }

  /// The image itself where there is no other.
  private static int near(Optional<Neighbours> neighbours, int image) {
    return neighbours.map(all -> all.near(image, 1).index()).orElse(image);
  }

  /// The samples that images are, by their place.
  List<Integer> samplesOfValidation() {
    List<Integer> samples = new ArrayList<>();
    for (int i = 0; i < validation.size(); i++) {
      samples.add(validation.sample(i));
    }
    return samples;
  }

  /// Of all that training and validation see.
  String digest() {
    return org.stegoscope.study.Sha256.of(training.digest() + " " + validation.digest());
  }

  @Override
  public void close() {
    training.close();
    validation.close();
  }
}
