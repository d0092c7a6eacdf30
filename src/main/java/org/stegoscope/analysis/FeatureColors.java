package org.stegoscope.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Features as colours: the first three principal components as red, green and blue, each stretched
/// to its range over the tokens. What varies together has a similar colour; the colours themselves
/// mean nothing, and which end of a component is bright is a convention.
///
/// Over several images there is one set of components and one range a channel for all of them, so
/// the same colour means the same thing everywhere. (dino-vit-features shows the last three of four
/// components instead.)
///
/// `ranges` has three intervals of [#components]; `colors` has one array an image, `[patches]`,
/// `0xFFRRGGBB`. A component along which nothing varies is 0 in every colour.
public record FeatureColors(
    PrincipalComponents components, List<ScalarMap.Range> ranges, List<int[]> colors) {

  private static final int CHANNELS = 3;
  private static final double LOW = 0.01;
  private static final double HIGH = 0.99;

  /// What of a component is stretched to 0..255.
  public enum Stretch {
    /// From the smallest value to the largest.
    MIN_MAX,
    /// From the 1st percentile to the 99th, so that a few odd tokens do not darken all others; what
    /// lies beyond has the colour of the end.
    PERCENTILES_1_TO_99
  }

  /// How features become colours.
  public record Options(Scaling scaling, Stretch stretch) {

    public static final Options DEFAULT = new Options(Scaling.CENTRED, Stretch.MIN_MAX);
  }

  /// Colours the tokens of all `maps` together; for one image give one.
  ///
  /// @throws StegoscopeException if there are less than three channels, or as
  ///   [PrincipalComponents#fit] says
  public static FeatureColors of(List<FeatureMap> maps, Options options, JobContext context) {
    if (!maps.isEmpty() && maps.getFirst().channels() < CHANNELS) {
      throw new StegoscopeException(
          "Feature colours need at least %d channels, but the features have %d."
              .formatted(CHANNELS, maps.getFirst().channels()));
    }
    PrincipalComponents components =
        PrincipalComponents.fit(maps, CHANNELS, options.scaling(), context);
    List<float[]> projected = new ArrayList<>();
    for (FeatureMap map : maps) {
      projected.add(components.project(map, context));
    }
    List<ScalarMap.Range> ranges = new ArrayList<>();
    for (int channel = 0; channel < CHANNELS; channel++) {
      ranges.add(range(projected, channel, options.stretch()));
    }
    List<int[]> colors = projected.stream().map(values -> colors(values, ranges)).toList();
    return new FeatureColors(components, List.copyOf(ranges), colors);
  }

  private static ScalarMap.Range range(List<float[]> projected, int channel, Stretch stretch) {
    float[] sorted =
        new float[projected.stream().mapToInt(values -> values.length).sum() / CHANNELS];
    int to = 0;
    for (float[] values : projected) {
      for (int i = channel; i < values.length; i += CHANNELS) {
        sorted[to++] = values[i];
      }
    }
    Arrays.sort(sorted);
    return switch (stretch) {
      case MIN_MAX -> new ScalarMap.Range(sorted[0], sorted[sorted.length - 1]);
      case PERCENTILES_1_TO_99 ->
          new ScalarMap.Range(quantile(sorted, LOW), quantile(sorted, HIGH));
    };
  }

  /// Between the two values around the place, linearly, as NumPy does by default.
  private static float quantile(float[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return (float) (sorted[below] + (place - below) * ((double) sorted[above] - sorted[below]));
  }

  private static int[] colors(float[] projected, List<ScalarMap.Range> ranges) {
    int[] colors = new int[projected.length / CHANNELS];
    for (int patch = 0; patch < colors.length; patch++) {
      int start = patch * CHANNELS;
      colors[patch] =
          new Rgb(
                  level(ranges.get(0), projected[start]),
                  level(ranges.get(1), projected[start + 1]),
                  level(ranges.get(2), projected[start + 2]))
              .argb();
    }
    return colors;
  }

  private static int level(ScalarMap.Range range, float value) {
    return Math.round(255 * range.fraction(value));
  }
}
