package org.stegoscope.study.trust;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.analysis.Probe;
import org.stegoscope.analysis.ProbeMaps;
import org.stegoscope.analysis.projection.FittedReduction;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;

/// Whether the classes of a picture stay what they are when the picture is mirrored or shifted by
/// half a patch.
///
/// @param labels of the unchanged picture, so many pixels a patch as were asked for
/// @param varied of the changed ones, put back to the same places
public record Stability(LabelMap labels, Map<Variation, LabelMap> varied) {

  /// A probe and what it reads.
  ///
  /// @param reduction of the features before the probe
  public record Asked(FeatureRequest request, Optional<FittedReduction> reduction, Probe probe) {

    private FeatureMap read(FeatureMap map, JobContext context) {
      return reduction.isPresent() ? reduction.get().apply(map, context.silent()) : map;
    }
  }

  /// One pass for the picture and one for each variation. Device lane.
  ///
  /// @param asked probes and the features they read
  /// @param pixelsAPatch pixels of the label maps along the side of a patch, an even number
  /// @return one a probe
  public static List<Stability> of(
      LoadedModel model,
      ModelInput input,
      List<Asked> asked,
      int pixelsAPatch,
      JobContext context) {
    List<LabelMap> plain = labels(model, input, asked, pixelsAPatch, context);
    List<Map<Variation, LabelMap>> varied = new ArrayList<>();
    asked.forEach(_ -> varied.add(new EnumMap<>(Variation.class)));
    int done = 0;
    for (Variation variation : Variation.values()) {
      context.progress("Mirroring and shifting", (double) done++ / Variation.values().length);
      List<LabelMap> changed = labels(model, variation.apply(input), asked, pixelsAPatch, context);
      for (int i = 0; i < asked.size(); i++) {
        varied.get(i).put(variation, variation.undone(changed.get(i), pixelsAPatch));
      }
    }
    List<Stability> all = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      all.add(new Stability(plain.get(i), varied.get(i)));
    }
    return all;
  }

  private static List<LabelMap> labels(
      LoadedModel model,
      ModelInput input,
      List<Asked> asked,
      int pixelsAPatch,
      JobContext context) {
    List<FeatureMap> maps =
        model.features(input, asked.stream().map(Asked::request).toList(), context.silent());
    List<LabelMap> labels = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      labels.add(
          ProbeMaps.labels(
              asked.get(i).probe(),
              asked.get(i).read(maps.get(i), context),
              input.grid().columns() * pixelsAPatch,
              input.grid().rows() * pixelsAPatch,
              context.silent()));
    }
    return labels;
  }

  /// The share of the variations that show a pixel under which its class changes: 0 for none, not a
  /// number where the unchanged picture has no class.
  public ScalarMap instability() {
    float[] values = new float[labels.labels().length];
    for (int i = 0; i < values.length; i++) {
      int seen = 0;
      int changed = 0;
      for (LabelMap other : varied.values()) {
        if (Byte.toUnsignedInt(other.labels()[i]) != LabelMap.VOID) {
          seen++;
          changed += other.labels()[i] == labels.labels()[i] ? 0 : 1;
        }
      }
      boolean known = Byte.toUnsignedInt(labels.labels()[i]) != LabelMap.VOID && seen > 0;
      values[i] = known ? (float) changed / seen : Float.NaN;
    }
    return new ScalarMap(labels.height(), labels.width(), values);
  }
}
