package org.stegoscope.workspace.projection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stegoscope.analysis.projection.FittedReduction;
import org.stegoscope.analysis.projection.ProjectionOptions;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.analysis.projection.TokenSample;
import org.stegoscope.analysis.projection.TokenSampling;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.LabelFolder;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.Space;
import org.stegoscope.workspace.FeatureSweep;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.PhotoFeatures;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.Photos;
import org.stegoscope.workspace.Provenance;
import org.stegoscope.workspace.SegmentationOptions;

/// Tokens, where they lie in each of several spaces, and what is known of them.
///
/// @param spaces in the order in which they were asked for
record Extraction(
    Request request, Tokens tokens, List<TokenSpace> spaces, TokenAttributes attributes) {

  /// What is wanted.
  ///
  /// @param spaces at least one, with how each is to be projected
  /// @param probes the model whose probes say what tokens are
  /// @param labels the folder with the labels of the photos
  record Request(
      List<PhotoItem> items,
      Resolution resolution,
      TokenSampling sampling,
      List<Wish> spaces,
      LoadedModel probes,
      Optional<Path> labels) {

    Request {
      items = List.copyOf(items);
      spaces = List.copyOf(spaces);
    }

    /// Whether the answer to another request is the answer to this one, too.
    boolean asksAs(Request other) {
      return items.equals(other.items)
          && resolution.equals(other.resolution)
          && sampling.equals(other.sampling)
          && probes.equals(other.probes)
          && labels.equals(other.labels)
          && keys().equals(other.keys());
    }

    private List<TokenSpace.Key> keys() {
      return spaces.stream().map(Wish::space).toList();
    }
  }

  /// A space and how it is to be projected.
  record Wish(TokenSpace.Key space, ProjectionOptions options) {}

  /// Device lane.
  ///
  /// @throws StegoscopeException where no photo can be read, spaces have different patches, or
  ///   memory does not suffice
  static Extraction of(Request request, Laboratory laboratory, Photos photos, JobContext context) {
    return new Extractor(request, laboratory, photos, context).extract();
  }

  private static final class Extractor {

    private final Request request;
    private final Laboratory laboratory;
    private final Photos photos;
    private final JobContext context;

    /// By spaces without a reduction.
    private final Map<TokenSpace.Key, FeatureSweep> sweeps = new HashMap<>();

    private final int steps;

    Extractor(Request request, Laboratory laboratory, Photos photos, JobContext context) {
      this.request = request;
      this.laboratory = laboratory;
      this.photos = photos;
      this.context = context;
      steps = request.spaces().size() + 1;
    }

    Extraction extract() {
      request.spaces().forEach(wish -> sweep(wish.space().unreduced()));
      Optional<TokenSpace.Key> probed = probed();
      probed.ifPresent(this::sweep);
      List<PhotoItem> items =
          sweeps.values().stream()
              .map(sweep -> List.copyOf(sweep.features().keySet()))
              .reduce((one, other) -> one.stream().filter(other::contains).toList())
              .orElseThrow();
      TokenSpace.Key first = request.spaces().getFirst().space().unreduced();
      List<PhotoFeatures> seen =
          items.stream().map(item -> sweeps.get(first).features().get(item)).toList();
      List<PatchGrid> grids = seen.stream().map(features -> features.map().grid()).toList();
      List<Optional<LabelMap>> labels = labels(seen);
      ProbedTokens known =
          probed
              .map(key -> ProbedTokens.of(request.probes(), maps(key, items), context))
              .orElse(ProbedTokens.NONE)
              .with(truth(labels, seen));
      TokenSample sample = known.draw(grids, request.sampling());
      requireMemory(sample);
      Tokens tokens =
          new Tokens(
              items,
              seen.stream().map(features -> features.photo().sha256()).toList(),
              seen.stream().map(PhotoFeatures::geometry).toList(),
              sample,
              request.resolution().toString(),
              remark(sweeps.get(first).remark(), labels));
      List<TokenSpace> spaces = new ArrayList<>();
      for (Wish wish : request.spaces()) {
        spaces.add(space(wish.space(), tokens));
      }
      return new Extraction(request, tokens, spaces, known.of(sample));
    }

    /// In the order of the photos; none where no labels are wanted.
    private List<Optional<LabelMap>> labels(List<PhotoFeatures> seen) {
      Optional<LabelFolder> folder = request.labels().map(LabelFolder::of);
      return folder
          .map(from ->
              seen.stream().map(features -> from.labelsOf(features.photo(), context)).toList())
          .orElse(List.of());
    }

    /// Empty where no photo has labels.
    private Optional<ProbedTokens.Said> truth(
        List<Optional<LabelMap>> labels, List<PhotoFeatures> seen) {
      if (labels.stream().allMatch(Optional::isEmpty)) {
        return Optional.empty();
      }
      List<int[]> ids = new ArrayList<>();
      for (int image = 0; image < seen.size(); image++) {
        InputGeometry geometry = seen.get(image).geometry();
        ids.add(
            labels
                .get(image)
                .map(known -> LabelFolder.ofPatches(known, geometry))
                .orElseGet(() -> unlabelled(geometry.grid().size())));
      }
      LabelFolder folder = LabelFolder.of(request.labels().orElseThrow());
      return Optional.of(
          new ProbedTokens.Said("labels " + folder.folder(), folder.classes(), ids, List.of()));
    }

    private static int[] unlabelled(int patches) {
      int[] ids = new int[patches];
      Arrays.fill(ids, -1);
      return ids;
    }

    private static String remark(String photos, List<Optional<LabelMap>> labels) {
      long without = labels.stream().filter(Optional::isEmpty).count();
      String told =
          without == 0 ? "" : "%d of %d photos have no labels.".formatted(without, labels.size());
      return Stream.of(photos, told).filter(it -> !it.isEmpty()).collect(Collectors.joining(" "));
    }

    private void sweep(TokenSpace.Key key) {
      int done = sweeps.size();
      if (!sweeps.containsKey(key)) {
        FeatureSweep.Key wanted =
            new FeatureSweep.Key(
                request.items(), key.model(), request.resolution(), key.features());
        sweeps.put(
            key,
            FeatureSweep.of(
                wanted,
                laboratory,
                photos,
                context.part((double) done / steps, (done + 1.0) / steps)));
      }
    }

    /// The features that the probes read; empty where there are no probes.
    private Optional<TokenSpace.Key> probed() {
      LoadedModel model = request.probes();
      return model.clusterProbe().isPresent() || model.linearProbe().isPresent()
          ? Optional.of(
              new TokenSpace.Key(
                  model, SegmentationOptions.probeFeatures(model, Averaging.NONE), Reduction.NONE))
          : Optional.empty();
    }

    private List<FeatureMap> maps(TokenSpace.Key key, List<PhotoItem> items) {
      return items.stream().map(item -> sweeps.get(key).features().get(item).map()).toList();
    }

    private void requireMemory(TokenSample sample) {
      List<TokenMemory.Space> spaces =
          request.spaces().stream()
              .map(wish -> {
                int channels =
                    sweeps
                        .get(wish.space().unreduced())
                        .features()
                        .firstEntry()
                        .getValue()
                        .map()
                        .channels();
                return new TokenMemory.Space(channels, wish.options());
              })
              .toList();
      new TokenMemory(sample.size(), spaces).require(Runtime.getRuntime().maxMemory());
    }

    private TokenSpace space(TokenSpace.Key key, Tokens tokens) {
      List<FeatureMap> maps = maps(key.unreduced(), tokens.photos());
      Provenance provenance =
          sweeps.get(key.unreduced()).features().get(tokens.photos().getFirst()).provenance();
      float[] vectors = tokens.sample().gather(maps);
      FittedReduction fitted = key.reduction().fit(vectors, maps.getFirst().channels(), context);
      Provenance drawn =
          provenance.jointly(tokens.sha256s()).with("tokens", tokens.sample().statement());
      return new TokenSpace(
          key,
          label(key),
          fitted.dimension(),
          fitted.apply(vectors, context),
          fitted,
          key.reduction().equals(Reduction.NONE)
              ? drawn
              : drawn.with("reduced", key.reduction().label()));
    }
  }

  /// What a space is called.
  static String label(TokenSpace.Key key) {
    String reduced = key.reduction().label();
    return reduced.isEmpty() ? features(key) : features(key) + " · " + reduced;
  }

  private static String features(TokenSpace.Key key) {
    FeatureRequest features = key.features();
    if (features.space() == Space.STEGO) {
      return key.model().architecture().method().name().replace('_', ' ') + " code";
    }
    String block =
        features.block() == FeatureRequest.LAST_BLOCK ? "last block" : "block " + features.block();
    return "DINO · %s · %s".formatted(features.facet().name().toLowerCase(Locale.ROOT), block);
  }
}
