package org.stegoscope.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stegoscope.analysis.ClusterProbe;
import org.stegoscope.analysis.LinearProbe;
import org.stegoscope.checkpoint.architecture.Architecture;
import org.stegoscope.checkpoint.architecture.Preprocessing;
import org.stegoscope.checkpoint.architecture.VitShape;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.Normalization;
import org.stegoscope.job.JobContext;

/// A network ready to run: it owns the native memory of its weights until it is closed. One call
/// runs at a time.
public final class LoadedModel implements AutoCloseable {

  private final Path file;
  private final String sha256;
  private final Architecture architecture;
  private final ModelOptions options;
  private final Normalization normalization;
  private final NDManager manager;
  private final Arena arena;
  private final VisionTransformer backbone;
  private final Optional<SegmentationHead> head;
  private final StoredProbes probes;
  private OptionalDouble bfloat16Error = OptionalDouble.empty();

  LoadedModel(
      Path file,
      String sha256,
      Architecture architecture,
      ModelOptions options,
      NDManager manager,
      Arena arena) {
    this.file = file;
    this.sha256 = sha256;
    this.architecture = architecture;
    this.options = options;
    this.manager = manager;
    this.arena = arena;
    normalization =
        options
            .normalization()
            .orElse(
                architecture.preprocessing() == Preprocessing.HALF
                    ? Normalization.HALF
                    : Normalization.IMAGENET);
    OpLibrary ops = new OpLibrary(manager);
    Weights weights =
        new Weights(
            architecture.weights(), ops, manager, arena, options.device(), options.precision());
    backbone = new VisionTransformer(shape(architecture, options), ops, weights);
    head = architecture.head().map(known -> new SegmentationHead(known, ops, weights));
    probes = StoredProbes.read(architecture.weights());
  }

  private static VitShape shape(Architecture architecture, ModelOptions options) {
    VitShape inferred = architecture.vit().orElseThrow();
    if (options.heads().isEmpty()) {
      return inferred;
    }
    int heads = options.heads().getAsInt();
    if (heads < 1 || inferred.width() % heads != 0) {
      throw new StegoscopeException(
          "The number of heads must divide the width %d of the tokens, which %d does not."
              .formatted(inferred.width(), heads));
    }
    return inferred.withHeads(heads);
  }

  public Path file() {
    return file;
  }

  /// The digest of the checkpoint file.
  public String sha256() {
    return sha256;
  }

  public Architecture architecture() {
    return architecture;
  }

  public ModelOptions options() {
    return options;
  }

  public Normalization normalization() {
    return normalization;
  }

  public int patchSizePx() {
    return backbone.shape().patchSizePx();
  }

  public int heads() {
    return backbone.shape().heads();
  }

  public int depth() {
    return backbone.shape().depth();
  }

  public boolean has(Space space) {
    return space == Space.DINO || head.isPresent();
  }

  /// The space the checkpoint's probes were trained in.
  public Space probeSpace() {
    return head.isPresent() ? Space.STEGO : Space.DINO;
  }

  public Optional<ClusterProbe> clusterProbe() {
    return probes.cluster();
  }

  public Optional<LinearProbe> linearProbe() {
    return probes.linear();
  }

  /// What distinguishes two runs of the same weights: device kind, precision, heads, normalization.
  public String execution() {
    return "%s %s heads=%d %s"
        .formatted(options.device(), options.precision(), heads(), normalization);
  }

  /// The largest error of bfloat16 features relative to the largest float32 feature, measured when
  /// the model was loaded; empty in float32.
  public OptionalDouble bfloat16Error() {
    return bfloat16Error;
  }

  void measured(double error) {
    bfloat16Error = OptionalDouble.of(error);
  }

  /// The features of an image.
  public FeatureMap features(ModelInput input, FeatureRequest request, JobContext context) {
    return features(input, List.of(request), context).getFirst();
  }

  /// Several kinds of features of an image from one forward pass (two where one of them averages
  /// over the mirror image), in the order of the requests.
  public synchronized List<FeatureMap> features(
      ModelInput input, List<FeatureRequest> requests, JobContext context) {
    List<FeatureMap> straight = pass(input, requests, context);
    if (requests.stream().noneMatch(request -> request.averaging() == Averaging.FLIP)) {
      return straight;
    }
    List<FeatureMap> mirrored = pass(input.mirrored(), requests, context);
    List<FeatureMap> averaged = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      averaged.add(
          requests.get(i).averaging() == Averaging.FLIP
              ? FlipAverage.of(straight.get(i), mirrored.get(i))
              : straight.get(i));
    }
    return List.copyOf(averaged);
  }

  private List<FeatureMap> pass(
      ModelInput input, List<FeatureRequest> requests, JobContext context) {
    checkMemory(input, 0);
    return pass(
        normalization.apply(input.pixels()),
        input.pixels().height(),
        input.pixels().width(),
        requests,
        context);
  }

  /// Features of a normalised image, `[3, height, width]`.
  synchronized List<FeatureMap> pass(
      float[] image, int height, int width, List<FeatureRequest> requests, JobContext context) {
    FeatureCollector collector =
        new FeatureCollector(
            backbone, head, architecture.featureType(), grid(height, width), requests);
    run(image, height, width, collector, context);
    return collector.features();
  }

  /// How one token attends to the patches, in every head of a block.
  public synchronized Attention attention(
      ModelInput input, AttentionRequest request, JobContext context) {
    checkMemory(input, 0);
    int query = request.query().token(input.grid());
    AttentionCollector collector =
        new AttentionCollector(backbone, request.block(), query, query + 1);
    run(input, collector, context);
    return Attention.ofRows(input.grid(), heads(), collector.rows());
  }

  /// What the attention of every token of a block (0-based, or [FeatureRequest#LAST_BLOCK]) is
  /// computed from.
  public AttentionTokens attentionTokens(ModelInput input, int block, JobContext context) {
    checkMemory(input, 0);
    return attentionTokens(
        normalization.apply(input.pixels()),
        input.pixels().height(),
        input.pixels().width(),
        block,
        context);
  }

  /// The same of a normalised image, `[3, height, width]`.
  synchronized AttentionTokens attentionTokens(
      float[] image, int height, int width, int block, JobContext context) {
    QueryKeyCollector collector = new QueryKeyCollector(backbone, block);
    run(image, height, width, collector, context);
    return new AttentionTokens(
        grid(height, width),
        heads(),
        backbone.shape().width() / heads(),
        collector.queries(),
        collector.keys());
  }

  /// The attention rollout of one token from the first block to that of the request.
  public synchronized AttentionRollout rollout(
      ModelInput input, AttentionRequest request, JobContext context) {
    checkMemory(input, RolloutCollector.keptBytes(depth(), backbone.shape().width(), input.grid()));
    RolloutCollector collector =
        new RolloutCollector(
            backbone, request.block(), request.query().token(input.grid()), context.part(0.5, 1));
    run(input, collector, context.part(0, 0.5));
    return AttentionRollout.ofRow(input.grid(), collector.row());
  }

  /// Attention rows `[heads, last - first, tokens]` of the query tokens first..last-1, where token
  /// 0 is the class token.
  synchronized float[] attentionRows(
      float[] image, int height, int width, int block, int first, int last, JobContext context) {
    AttentionCollector collector = new AttentionCollector(backbone, block, first, last);
    run(image, height, width, collector, context);
    return collector.rows();
  }

  private void checkMemory(ModelInput input, long keptBytes) {
    if (options.device().kind() == ComputeDevice.Kind.CPU) {
      MemoryGuard.check(backbone.shape(), input.grid(), keptBytes);
    }
  }

  private void run(ModelInput input, ScopedVisitor visitor, JobContext context) {
    RgbImage pixels = input.pixels();
    run(normalization.apply(pixels), pixels.height(), pixels.width(), visitor, context);
  }

  private void run(
      float[] image, int height, int width, ScopedVisitor visitor, JobContext context) {
    if (!manager.isOpen()) {
      throw new IllegalStateException("the model of " + file + " is closed");
    }
    try (NDManager scope = manager.newSubManager()) {
      visitor.enter(scope);
      NDArray input = scope.create(image, new Shape(1, 3, height, width));
      backbone.run(scope, input, visitor, context);
    }
  }

  /// The final tokens of a normalised image, `[1 + patches, width]`, the class token first.
  synchronized float[] tokens(float[] image, int height, int width, JobContext context) {
    TokenCollector collector = new TokenCollector(backbone);
    run(image, height, width, collector, context);
    return collector.tokens();
  }

  /// What enters the first block, `[1 + patches, width]`.
  synchronized float[] embedding(float[] image, int height, int width) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray input = scope.create(image, new Shape(1, 3, height, width));
      return backbone.embed(scope, input, height, width).toFloatArray();
    }
  }

  /// The position embeddings of an image of this size, `[1 + patches, width]`.
  synchronized float[] positions(int height, int width) {
    try (NDManager scope = manager.newSubManager()) {
      return backbone.positions(scope, height, width).toFloatArray();
    }
  }

  private PatchGrid grid(int height, int width) {
    int patch = patchSizePx();
    return new PatchGrid(height / patch, width / patch, patch);
  }

  /// How many native arrays the model owns: the same before and after any call.
  int nativeArrays() {
    return manager.getManagedArrays().size();
  }

  @Override
  public synchronized void close() {
    if (manager.isOpen()) {
      manager.close();
      arena.close();
    }
  }
}
