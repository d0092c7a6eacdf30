package org.stegoscope.training;

import java.util.List;
import java.util.Optional;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.StegoscopeException;

/// Vectors of the places of images whose likeness the codes shall have. Their grid need not be that
/// of the codes.
sealed interface Signal {

  int channels();

  /// Adds the vectors of an image at drawn points.
  ///
  /// @param coordinates `[images, S, S, 2]`, (x, y) from -1 to 1
  /// @param place the image whose points are looked at
  /// @param source the image whose vectors are read
  /// @param result `[..., S * S, channels]`, from the element `to`, of zeros
  void sample(float[] coordinates, int place, int samples, int source, float[] result, int to);

  /// Features of the tokens.
  ///
  /// @param mask factors of the channels, `[images, channels]`, or empty
  record Features(FeatureBatch batch, float[] mask) implements Signal {

    @Override
    public int channels() {
      return batch.channels();
    }

    @Override
    public void sample(
        float[] coordinates, int place, int samples, int source, float[] result, int to) {
      int channels = batch.channels();
      Taps.at(coordinates, place, samples, samples, batch.rows(), batch.columns())
          .gather(batch, source, result, to);
      if (mask.length > 0) {
        for (int j = 0; j < samples * samples * channels; j++) {
          result[to + j] *= mask[source * channels + j % channels];
        }
      }
    }
  }

  /// True labels of the pixels: 1 in the channel of the class, which is its id plus 1. Channel 0 is
  /// of pixels that have no class.
  record TrueLabels(List<LabelMap> maps, int classes) implements Signal {

    public TrueLabels {
      maps = List.copyOf(maps);
    }

    /// @throws StegoscopeException where an image has no labels
    static TrueLabels of(List<Optional<LabelMap>> maps, int images, int classes) {
      List<LabelMap> present = maps.stream().flatMap(Optional::stream).toList();
      if (present.size() != images) {
        throw new StegoscopeException(
            "Training on true labels needs those of each image and of each positive, but only %d"
                    .formatted(present.size())
                + " of %d have them. Leave out images without, or train on features."
                    .formatted(images));
      }
      return new TrueLabels(present, classes);
    }

    @Override
    public int channels() {
      return classes + 1;
    }

    @Override
    public void sample(
        float[] coordinates, int place, int samples, int source, float[] result, int to) {
      LabelMap map = maps.get(source);
      Taps taps = Taps.at(coordinates, place, samples, samples, map.height(), map.width());
      for (int i = 0; i < taps.tokens().length; i++) {
        int label = Byte.toUnsignedInt(map.labels()[taps.tokens()[i]]);
        int channel = label < classes ? label + 1 : 0;
        result[to + i / Taps.OF_POINT * channels() + channel] += taps.weights()[i];
      }
    }
  }
}
