package org.stegoscope.training;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.StegoscopeException;

/// What the optional terms of a batch learn from; empty what none of them needs.
///
/// @param pictures the normalised images, `[images, pixels, 3]` at any size, for the CRF loss
/// @param salience for salient points
/// @param positiveLabels of the positives, for true labels
/// @param classes of the labels, K, for true labels
/// @param augmented for the alignment
public record TermInputs(
    Optional<FeatureBatch> pictures,
    Optional<Salience> salience,
    List<Optional<LabelMap>> positiveLabels,
    OptionalInt classes,
    Optional<Augmented> augmented) {

  public static final TermInputs NONE =
      new TermInputs(
          Optional.empty(), Optional.empty(), List.of(), OptionalInt.empty(), Optional.empty());

  /// What is salient: pixels whose id is not 0, at any size.
  public record Salience(List<LabelMap> images, List<LabelMap> positives) {

    public Salience {
      images = List.copyOf(images);
      positives = List.copyOf(positives);
    }
  }

  /// The images once more, augmented.
  ///
  /// @param features of the augmented images
  /// @param coordinates where their tokens came from, `[images, columns, rows, 2]`, (x, y) from -1
  ///   to 1, as [Augmentation#coordinates] tells
  public record Augmented(FeatureBatch features, float[] coordinates) {

    public Augmented {
      if (coordinates.length != 2L * features.images() * features.patches()) {
        throw new StegoscopeException(
            "%d coordinates are not an x and a y for each of %d tokens."
                .formatted(coordinates.length, features.images() * features.patches()));
      }
    }
  }

  public TermInputs {
    positiveLabels = List.copyOf(positiveLabels);
  }

  public TermInputs withPictures(FeatureBatch others) {
    return new TermInputs(Optional.of(others), salience, positiveLabels, classes, augmented);
  }

  public TermInputs withSalience(Salience other) {
    return new TermInputs(pictures, Optional.of(other), positiveLabels, classes, augmented);
  }

  public TermInputs withLabels(List<Optional<LabelMap>> ofPositives, int ofClasses) {
    return new TermInputs(pictures, salience, ofPositives, OptionalInt.of(ofClasses), augmented);
  }

  public TermInputs withAugmented(Augmented other) {
    return new TermInputs(pictures, salience, positiveLabels, classes, Optional.of(other));
  }

  FeatureBatch requirePictures(int images) {
    FeatureBatch batch = pictures.orElseThrow(() -> missing("The CRF loss", "the images"));
    requireCount(batch.images(), images, "The CRF loss", "the images");
    return batch;
  }

  Salience requireSalience(int images) {
    Salience masks = salience.orElseThrow(() -> missing("The choice of salient points", "masks"));
    requireCount(masks.images().size(), images, "The choice of salient points", "masks");
    requireCount(
        masks.positives().size(), images, "The choice of salient points", "masks of the positives");
    return masks;
  }

  int requireClasses() {
    return classes.orElseThrow(
        () -> missing("Training on true labels", "the number of their classes"));
  }

  Augmented requireAugmented(int images) {
    Augmented batch =
        augmented.orElseThrow(() -> missing("The augmentation alignment", "augmented images"));
    requireCount(
        batch.features().images(), images, "The augmentation alignment", "augmented images");
    return batch;
  }

  private static void requireCount(int count, int images, String term, String what) {
    if (count != images) {
      throw new StegoscopeException(
          "%s needs %s for %d images, but the batch has %d.".formatted(term, what, images, count));
    }
  }

  private static StegoscopeException missing(String term, String what) {
    return new StegoscopeException(
        "%s needs %s, which the batch does not have. Give them, or leave the term out."
            .formatted(term, what));
  }
}
