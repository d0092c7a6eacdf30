package org.stegoscope.study.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.stegoscope.analysis.fitting.FitSource;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.training.Augmentation;
import org.stegoscope.training.FeatureBatch;
import org.stegoscope.training.OptionalTerms;
import org.stegoscope.training.TermInputs;

/// What the optional terms of a step need besides features; nothing is read for those that are off.
///
/// @param classes of the labels
record TermMaterial(OptionalTerms terms, LivePictures pictures, int classes) {

  TermInputs of(StepInput input, SplittableRandom random, JobContext context) {
    TermInputs made = TermInputs.NONE;
    if (terms.crf() > 0) {
      made = made.withPictures(normalised(input.places(), context));
    }
    if (terms.points() == OptionalTerms.Points.SALIENT) {
      made = made.withSalience(new TermInputs.Salience(masks(input.batch()), masks(input.near())));
    }
    if (terms.signal() == OptionalTerms.Likeness.TRUE_LABELS) {
      made = made.withLabels(input.near().stream().map(FitSource.Image::labels).toList(), classes);
    }
    if (terms.alignment() > 0) {
      made = made.withAugmented(augmented(input.places(), random, context));
    }
    return made;
  }

  private FeatureBatch normalised(List<Integer> images, JobContext context) {
    List<float[]> planes = new ArrayList<>();
    int width = 0;
    int height = 0;
    for (int image : images) {
      RgbImage picture = pictures.picture(image, context);
      width = picture.width();
      height = picture.height();
      planes.add(pictures.normalised(picture));
    }
    return FeatureBatch.ofPlanes(images.size(), 3, height, width, joined(planes));
  }

  private static float[] joined(List<float[]> parts) {
    int each = parts.getFirst().length;
    float[] all = new float[parts.size() * each];
    for (int i = 0; i < parts.size(); i++) {
      System.arraycopy(parts.get(i), 0, all, i * each, each);
    }
    return all;
  }

  /// 1 where a pixel has a label.
  private static List<LabelMap> masks(List<FitSource.Image> images) {
    List<LabelMap> masks = new ArrayList<>();
    for (FitSource.Image image : images) {
      Optional<LabelMap> labels = image.labels();
      if (labels.isEmpty()) {
        throw new StegoscopeException(
            "use_salience draws points where pixels have labels, and an image has none: switch it"
                + " off.");
      }
      LabelMap map = labels.get();
      byte[] mask = new byte[map.labels().length];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = (byte) (map.labels()[i] == (byte) LabelMap.VOID ? 0 : 1);
      }
      masks.add(new LabelMap(map.width(), map.height(), mask));
    }
    return masks;
  }

  private TermInputs.Augmented augmented(
      List<Integer> images, SplittableRandom random, JobContext context) {
    List<FitSource.Image> seen = new ArrayList<>();
    List<float[]> coordinates = new ArrayList<>();
    for (int image : images) {
      context.checkCancelled();
      RgbImage picture = pictures.picture(image, context);
      Augmentation augmentation =
          Augmentation.drawn(picture.width(), picture.height(), random.split());
      FeatureMap features = pictures.features(augmentation.apply(picture), context);
      seen.add(new FitSource.Image(features, Optional.empty()));
      PatchGrid grid = features.grid();
      coordinates.add(augmentation.coordinates(grid.rows(), grid.columns()));
    }
    return new TermInputs.Augmented(HeadLearner.batch(seen), joined(coordinates));
  }
}
