package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.stegoscope.analysis.CentroidProbe;
import org.stegoscope.analysis.FeatureColors;
import org.stegoscope.analysis.Probe;
import org.stegoscope.analysis.ProbeMaps;
import org.stegoscope.analysis.Segmented;
import org.stegoscope.analysis.clustering.KMeans;
import org.stegoscope.analysis.clustering.KMeansOptions;
import org.stegoscope.checkpoint.StoredTensor;
import org.stegoscope.checkpoint.TensorStatistics;
import org.stegoscope.checkpoint.architecture.CheckpointInspection;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.Palettes;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.PhotoReader;
import org.stegoscope.dataset.Placement;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Attention;
import org.stegoscope.model.AttentionRequest;
import org.stegoscope.model.AttentionRollout;
import org.stegoscope.model.AttentionTokens;
import org.stegoscope.model.ComputeDevice;
import org.stegoscope.model.FeatureCache;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelLoader;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.OutOfDeviceMemoryException;
import org.stegoscope.model.Precision;
import org.stegoscope.model.Processor;
import org.stegoscope.model.TorchRuntime;
import org.stegoscope.study.trust.DoubtMap;

/// The verbs of the application, the same for window and command line: each blocks, can be
/// cancelled, and knows nothing of either.
///
/// Verbs that call a model belong on the device lane, the others on the CPU lane.
public final class Laboratory {

  private static final int KMEANS_RESTARTS = 3;
  private static final int KMEANS_ITERATIONS = 100;

  /// What palettes call an id that is no class of a data set.
  private static final String CLUSTER = "cluster";

  private final FeatureCache cache;
  private final ModelLoader loader;

  /// `cacheBytes` is the memory that features may keep.
  public Laboratory(long cacheBytes) {
    this(cacheBytes, new ModelLoader());
  }

  Laboratory(long cacheBytes, ModelLoader loader) {
    cache = new FeatureCache(cacheBytes);
    this.loader = loader;
  }

  /// What models can compute on here. Device lane.
  public Machine machine() {
    SequencedMap<ComputeDevice, List<Precision>> offers = new LinkedHashMap<>();
    TorchRuntime.devices().forEach(device -> offers.put(device, loader.precisions(device)));
    return new Machine(offers, Processor.detected().name());
  }

  /// Sets how many threads one operation may use, for the whole process. Device lane.
  public void useThreads(int threads) {
    TorchRuntime.setThreads(threads);
  }

  public Photo photo(Path file, JobContext context) {
    return PhotoReader.read(file, context);
  }

  /// Reads a checkpoint for what it is, also one that no network can be made of. CPU lane.
  public CheckpointInspection inspection(Path file, JobContext context) {
    return CheckpointInspection.of(file, context);
  }

  /// Reads the numbers of a tensor. CPU lane.
  public TensorStatistics statistics(StoredTensor tensor, JobContext context) {
    return TensorStatistics.of(tensor, context);
  }

  /// Reads a checkpoint and makes a network of it, which the caller closes. Device lane.
  public LoadedModel model(Path file, ModelOptions options, JobContext context) {
    return loader.load(file, options, context);
  }

  /// The features of a photo, from the cache where they are there. Device lane.
  public PhotoFeatures features(
      Photo photo,
      LoadedModel model,
      Resolution resolution,
      FeatureRequest request,
      JobContext context) {
    ModelInput input = ModelInput.prepare(photo.image(), resolution, model.patchSizePx());
    FeatureCache.Key key =
        new FeatureCache.Key(
            photo.sha256(), model.sha256(), resolution, request, model.execution());
    Optional<FeatureMap> known = cache.get(key);
    FeatureMap map = known.isPresent() ? known.get() : computed(input, model, request, context);
    if (known.isEmpty()) {
      cache.put(key, map);
    }
    return new PhotoFeatures(
        photo,
        request,
        map,
        input.placement(),
        Provenance.of(photo, model, resolution).with(request));
  }

  private FeatureMap computed(
      ModelInput input, LoadedModel model, FeatureRequest request, JobContext context) {
    try {
      return model.features(input, request, context);
    } catch (OutOfDeviceMemoryException first) {
      cache.clear();
      return model.features(input, request, context);
    }
  }

  /// How doubtful the classes of a photo are, by the probes of the checkpoint. Device lane.
  ///
  /// @throws StegoscopeException where the checkpoint lacks the probe
  public PhotoDoubt doubt(
      Photo photo,
      LoadedModel model,
      Resolution resolution,
      DoubtQuestion question,
      JobContext context) {
    Probe probe = question.probeOf(model);
    ModelInput input = ModelInput.prepare(photo.image(), resolution, model.patchSizePx());
    return new PhotoDoubt(
        photo,
        DoubtMap.of(model, input, question.measure(), probe, context),
        new InputGeometry(input.grid(), input.placement()),
        Provenance.of(photo, model, resolution)
            .with("doubt", question.measure().name().toLowerCase(Locale.ROOT))
            .with("probe", question.probe().name().toLowerCase(Locale.ROOT)));
  }

  /// How a token attends to the patches of a photo. Device lane.
  public PhotoAttention attention(
      Photo photo,
      LoadedModel model,
      Resolution resolution,
      AttentionRequest request,
      JobContext context) {
    ModelInput input = ModelInput.prepare(photo.image(), resolution, model.patchSizePx());
    Attention attention = model.attention(input, request, context);
    return new PhotoAttention(
        photo, attention, input.placement(), Provenance.of(photo, model, resolution));
  }

  /// What the attention of every token of a photo is computed from, so that a new query costs no
  /// pass; `block` is 0-based, or [FeatureRequest#LAST_BLOCK]. Device lane.
  public PhotoAttentionTokens attentionTokens(
      Photo photo, LoadedModel model, Resolution resolution, int block, JobContext context) {
    ModelInput input = ModelInput.prepare(photo.image(), resolution, model.patchSizePx());
    AttentionTokens tokens = model.attentionTokens(input, block, context);
    return new PhotoAttentionTokens(
        photo, tokens, input.placement(), Provenance.of(photo, model, resolution));
  }

  /// How much of each patch has reached a token through all blocks up to one. Device lane.
  public PhotoRollout rollout(
      Photo photo,
      LoadedModel model,
      Resolution resolution,
      AttentionRequest request,
      JobContext context) {
    ModelInput input = ModelInput.prepare(photo.image(), resolution, model.patchSizePx());
    AttentionRollout rollout = model.rollout(input, request, context);
    return new PhotoRollout(
        photo, rollout, input.placement(), Provenance.of(photo, model, resolution));
  }

  /// The features of photos as colours that mean the same in all of them. CPU lane.
  public FeatureColors colors(
      List<PhotoFeatures> photos, FeatureColors.Options options, JobContext context) {
    return FeatureColors.of(maps(photos), options, context);
  }

  private static List<FeatureMap> maps(List<PhotoFeatures> photos) {
    return photos.stream().map(PhotoFeatures::map).toList();
  }

  /// Clusters the features of photos together, for [#segment(PhotoFeatures, JointClusters,
  /// JobContext)]. CPU lane.
  public JointClusters jointCentres(
      List<PhotoFeatures> photos, ProbeChoice.KMeans choice, JobContext context) {
    return new JointClusters(
        choice,
        centres(maps(photos), choice, context),
        photos.stream().map(features -> features.photo().sha256()).toList());
  }

  /// Class ids from clusters that several photos share. CPU lane.
  public Segmentation segment(PhotoFeatures features, JointClusters clusters, JobContext context) {
    ProbeChoice.KMeans choice = clusters.choice();
    return segment(
        features,
        new Classes(
            clusters.centres(),
            ClassSet.ofClusters(features, choice, clusters.imageDigests()),
            Palette.generated(clusters.centres().classes(), CLUSTER),
            choice,
            provenance(features, choice).jointly(clusters.imageDigests())),
        context);
  }

  /// Class ids from features: the code is upsampled bilinearly to the pixels it covers, then the
  /// probe is applied (STEGO's evaluation order). CPU lane.
  public Segmentation segment(
      PhotoFeatures features, LoadedModel model, ProbeChoice choice, JobContext context) {
    Probe probe = probe(features, model, choice, context);
    return segment(
        features,
        new Classes(
            probe,
            classSet(features, model, choice),
            palette(model, choice, probe),
            choice,
            provenance(features, choice)),
        context);
  }

  /// What gives ids, what they are called, and where they come from.
  private record Classes(
      Probe probe, String set, Palette palette, ProbeChoice choice, Provenance provenance) {}

  private static Segmentation segment(PhotoFeatures features, Classes classes, JobContext context) {
    Photo photo = features.photo();
    Placement placement = features.placement();
    int left = (int) Math.round(placement.x());
    int top = (int) Math.round(placement.y());
    int width = (int) Math.min(Math.round(placement.width()), photo.image().width() - left);
    int height = (int) Math.min(Math.round(placement.height()), photo.image().height() - top);
    context.progress("assigning classes", 0.8);
    Segmented covered =
        classes.choice().refinement().isPresent()
            ? new RefinedProbe(classes.choice().refinement().get())
                .apply(
                    classes.probe(),
                    features.map(),
                    photo.image().part(left, top, width, height),
                    context)
            : ProbeMaps.apply(classes.probe(), features.map(), width, height, context);
    return new Segmentation(
        photo,
        Canvas.labels(photo.image(), covered.labels(), left, top),
        Canvas.scalars(photo.image(), covered.confidence(), left, top),
        classes.set(),
        classes.palette(),
        features.map().grid(),
        placement,
        classes.choice(),
        classes.provenance());
  }

  private static String classSet(PhotoFeatures features, LoadedModel model, ProbeChoice choice) {
    return switch (choice) {
      case ProbeChoice.Cluster _, ProbeChoice.Linear _ -> ClassSet.ofProbe(model, choice);
      case ProbeChoice.KMeans kmeans ->
          ClassSet.ofClusters(features, kmeans, List.of(features.photo().sha256()));
    };
  }

  private static Provenance provenance(PhotoFeatures features, ProbeChoice choice) {
    Provenance probed = features.provenance().with("probe", choice.label());
    Provenance named =
        choice.refinement().map(crf -> probed.with("crf", crf.toString())).orElse(probed);
    return choice instanceof ProbeChoice.KMeans kmeans
        ? named
            .with("clusters", kmeans.clusters())
            .with("seed", kmeans.seed())
            .with("restarts", KMEANS_RESTARTS)
        : named;
  }

  private static Probe probe(
      PhotoFeatures features, LoadedModel model, ProbeChoice choice, JobContext context) {
    return switch (choice) {
      case ProbeChoice.Cluster _ ->
          model.clusterProbe().orElseThrow(() -> missing("cluster", model));
      case ProbeChoice.Linear _ -> model.linearProbe().orElseThrow(() -> missing("linear", model));
      case ProbeChoice.KMeans kmeans -> centres(List.of(features.map()), kmeans, context);
    };
  }

  private static CentroidProbe centres(
      List<FeatureMap> maps, ProbeChoice.KMeans choice, JobContext context) {
    KMeansOptions options =
        new KMeansOptions(choice.clusters(), choice.seed(), KMEANS_RESTARTS, KMEANS_ITERATIONS);
    return KMeans.fit(maps, options, context).probe();
  }

  private static StegoscopeException missing(String probe, LoadedModel model) {
    return new StegoscopeException(
        "%s has no %s probe: choose k-means, or open a checkpoint that has one."
            .formatted(model.file().getFileName(), probe));
  }

  /// Only the linear probe's ids are the data set's classes; a cluster's id says nothing about what
  /// it is, so it is not given a class's name.
  public static Palette palette(LoadedModel model, ProbeChoice choice, Probe probe) {
    if (choice instanceof ProbeChoice.Linear) {
      return Palettes.forDataset(model.architecture().dataset())
          .filter(known -> known.size() == probe.classes())
          .orElseGet(() -> Palette.generated(probe.classes(), "class"));
    }
    return Palette.generated(probe.classes(), CLUSTER);
  }

  /// The probes that can be chosen for a model, the best first.
  public static List<String> probesOf(LoadedModel model) {
    return Stream.of(
            model.clusterProbe().map(_ -> "cluster"),
            model.linearProbe().map(_ -> "linear"),
            Optional.of("kmeans"))
        .flatMap(Optional::stream)
        .toList();
  }
}
