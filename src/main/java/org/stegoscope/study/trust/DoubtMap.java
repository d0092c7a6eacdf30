package org.stegoscope.study.trust;

import java.util.List;
import java.util.Optional;
import org.stegoscope.analysis.Doubt;
import org.stegoscope.analysis.Probe;
import org.stegoscope.analysis.ProbeMaps;
import org.stegoscope.analysis.trust.Disagreement;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.Space;

/// How doubtful the class of each place of a picture is, by the probes of a checkpoint, without
/// flip averaging and CRF.
public final class DoubtMap {

  private static final int MOST_PIXELS = 1 << 20;

  private DoubtMap() {}

  /// 0 to 1, not a number where there is no class; over the part of the picture that the model
  /// sees, with as many pixels as that where they are not too many to be looked at. Device lane.
  ///
  /// @param probe one of the checkpoint's; of a disagreement both are used
  /// @throws StegoscopeException where the checkpoint lacks a probe that is needed
  public static ScalarMap of(
      LoadedModel model, ModelInput input, Doubt measure, Probe probe, JobContext context) {
    FeatureRequest request = request(model);
    int side = pixelsAPatch(input);
    int width = input.grid().columns() * side;
    int height = input.grid().rows() * side;
    return switch (measure) {
      case CONFIDENCE, MARGIN, ENTROPY -> {
        FeatureMap map = model.features(input, request, context.part(0, 0.9));
        yield ProbeMaps.doubt(probe, map, width, height, measure, context.part(0.9, 1));
      }
      case DISAGREEMENT -> {
        var cluster = model.clusterProbe();
        var linear = model.linearProbe();
        if (cluster.isEmpty() || linear.isEmpty()) {
          throw new StegoscopeException(
              "Whether probes disagree can be told only of a checkpoint with a cluster probe and a"
                  + " linear probe.");
        }
        FeatureMap map = model.features(input, request, context.part(0, 0.9));
        yield Disagreement.of(
            ProbeMaps.labels(cluster.get(), map, width, height, context.silent()),
            ProbeMaps.labels(linear.get(), map, width, height, context.silent()),
            cluster.get().classes(),
            linear.get().classes());
      }
      case INSTABILITY ->
          Stability.of(
                  model,
                  input,
                  List.of(new Stability.Asked(request, Optional.empty(), probe)),
                  side,
                  context)
              .getFirst()
              .instability();
    };
  }

  private static FeatureRequest request(LoadedModel model) {
    return (model.probeSpace() == Space.STEGO ? FeatureRequest.STEGO : FeatureRequest.DINO)
        .with(Averaging.NONE);
  }

  /// Those of the input, or fewer: even, so that half a patch is a whole number of pixels.
  public static int pixelsAPatch(ModelInput input) {
    int most = (int) Math.sqrt((double) MOST_PIXELS / input.grid().size());
    return Math.max(2, Math.min(most, input.grid().patchSizePx()) & ~1);
  }
}
