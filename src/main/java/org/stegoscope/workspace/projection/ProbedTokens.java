package org.stegoscope.workspace.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stegoscope.analysis.Probe;
import org.stegoscope.analysis.ProbeMaps;
import org.stegoscope.analysis.Segmented;
import org.stegoscope.analysis.projection.TokenSample;
import org.stegoscope.analysis.projection.TokenSampling;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.workspace.ClassSet;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.ProbeChoice;

/// What probes and labels say of every patch of some images, also of those that are not drawn.
///
/// @param cluster of the cluster probe
/// @param linear of the linear probe
/// @param truth of labels from files
record ProbedTokens(Optional<Said> cluster, Optional<Said> linear, Optional<Said> truth) {

  static final ProbedTokens NONE =
      new ProbedTokens(Optional.empty(), Optional.empty(), Optional.empty());

  /// What one says.
  ///
  /// @param ids `[patches]` an image, negative where it says nothing
  /// @param confidence the same, or empty
  record Said(String set, Palette palette, List<int[]> ids, List<float[]> confidence) {}

  /// @param maps the features that the probes of `model` read
  static ProbedTokens of(LoadedModel model, List<FeatureMap> maps, JobContext context) {
    return new ProbedTokens(
        model
            .clusterProbe()
            .map(probe -> said(model, new ProbeChoice.Cluster(), probe, maps, context)),
        model
            .linearProbe()
            .map(probe -> said(model, new ProbeChoice.Linear(), probe, maps, context)),
        Optional.empty());
  }

  ProbedTokens with(Optional<Said> labels) {
    return new ProbedTokens(cluster, linear, labels);
  }

  private static Said said(
      LoadedModel model,
      ProbeChoice choice,
      Probe probe,
      List<FeatureMap> maps,
      JobContext context) {
    List<int[]> ids = new ArrayList<>();
    List<float[]> confidence = new ArrayList<>();
    for (FeatureMap map : maps) {
      context.checkCancelled();
      Segmented segmented =
          ProbeMaps.apply(probe, map, map.grid().columns(), map.grid().rows(), context.part(1, 1));
      ids.add(ids(segmented.labels()));
      confidence.add(segmented.confidence().values());
    }
    return new Said(
        ClassSet.ofProbe(model, choice), Laboratory.palette(model, choice, probe), ids, confidence);
  }

  private static int[] ids(LabelMap labels) {
    int[] ids = new int[labels.labels().length];
    for (int i = 0; i < ids.length; i++) {
      int id = Byte.toUnsignedInt(labels.labels()[i]);
      ids[i] = id == LabelMap.VOID ? -1 : id;
    }
    return ids;
  }

  /// Draws tokens; for each class, of the labels, the cluster probe or the linear one, whichever of
  /// these there is first.
  TokenSample draw(List<PatchGrid> grids, TokenSampling sampling) {
    Optional<Said> classes =
        Stream.of(truth, cluster, linear).flatMap(Optional::stream).findFirst();
    return classes.isPresent()
        ? TokenSample.draw(grids, classes.get().ids(), sampling)
        : TokenSample.draw(grids, sampling);
  }

  /// The same of drawn tokens.
  TokenAttributes of(TokenSample sample) {
    return new TokenAttributes(
        cluster.map(said -> classes(said, sample)),
        linear.map(said -> classes(said, sample)),
        truth.map(said -> classes(said, sample)),
        Stream.of(cluster, linear)
            .flatMap(Optional::stream)
            .findFirst()
            .map(said -> confidence(said, sample))
            .orElse(new float[0]));
  }

  private static TokenClasses classes(Said said, TokenSample sample) {
    return TokenClasses.of(said.set(), said.palette(), said.ids(), sample);
  }

  private static float[] confidence(Said said, TokenSample sample) {
    float[] confidence = new float[sample.size()];
    for (int token = 0; token < confidence.length; token++) {
      confidence[token] = said.confidence().get(sample.images()[token])[sample.patches()[token]];
    }
    return confidence;
  }
}
