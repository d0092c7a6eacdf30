package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.stegoscope.analysis.Doubt;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.dataset.Photo;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.workspace.DoubtQuestion;
import org.stegoscope.workspace.JointClusters;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.PhotoFeatures;
import org.stegoscope.workspace.ProbeChoice;
import org.stegoscope.workspace.ProbeKind;
import org.stegoscope.workspace.Segmentation;
import org.stegoscope.workspace.SegmentationOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "segment",
    description = {
      "Give every pixel of photos a class.",
      "For each photo NAME: the class ids as an indexed PNG, NAME.labels.png, the colours over the"
          + " photo, NAME.overlay.png, and NAME.json."
    })
final class SegmentCommand implements Callable<Integer> {

  private static final int DEFAULT_CLUSTERS = 8;

  /// Where class ids come from.
  enum Probe {
    CLUSTER,
    LINEAR,
    KMEANS
  }

  @Mixin private ModelChoice choice;
  @Mixin private ClusteredFeatures clustered;
  @Mixin private CommonOptions common;

  @Option(
      names = "--image",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "The photos; one that cannot be read does not stop the others.")
  private List<Path> images;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; made if its parent exists.")
  private Path out;

  @Option(
      names = "--probe",
      paramLabel = "cluster|linear|kmeans",
      description = {
        "The checkpoint's cluster or linear probe, or k-means over each photo's own features"
            + " (default: cluster if the checkpoint has it, else kmeans)."
      })
  private Probe probe;

  @Option(
      names = "--clusters",
      paramLabel = "K",
      converter = CountConverter.Clusters.class,
      description = "Clusters of k-means; implies --probe kmeans (default: 8).")
  private Integer clusters;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Seed of k-means (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--joint",
      description =
          "One k-means over the features of all photos: same id, same thing; implies --probe kmeans.")
  private boolean joint;

  @Option(
      names = "--crf",
      arity = "0..1",
      fallbackValue = "stego",
      paramLabel = "stego|dino-vit-features|SETTINGS",
      description = {
        "Refine the probabilities of the cluster or linear probe with a dense CRF.",
        "SETTINGS: iterations,near=PX:WEIGHT,alike=PX:COLOUR:WEIGHT,rgb|bgr (alone: stego)."
      })
  private CrfOptions crf;

  @Option(
      names = "--doubt",
      split = ",",
      paramLabel = "confidence|margin|entropy|disagreement|instability",
      description = {
        "Also write how doubtful the class of each place is, 0 to 1, by the cluster or linear probe",
        "before any CRF: NAME.doubt-MEASURE.npy and .png, over what the model sees."
      })
  private Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);

  private final Terminal terminal;
  private final Laboratory laboratory;

  SegmentCommand(Terminal terminal, Laboratory laboratory) {
    this.terminal = terminal;
    this.laboratory = laboratory;
  }

  @Override
  public Integer call() {
    requireKMeans();
    Destination.requireFolder(out);
    List<Map<String, Object>> results = new ArrayList<>();
    Report report = new Report("segment").with("images", results);
    PhotoSeries series = new PhotoSeries(images, terminal, laboratory);
    try (LazyModel model = new LazyModel(this::open)) {
      if (joint) {
        segmentTogether(series, model, report, results);
      } else {
        series.forEach(
            model,
            (photo, loaded, name) -> {
              results.add(write(segment(photo, loaded), name, report));
              writeDoubts(photo, loaded, name, report);
            });
      }
    }
    report.print(terminal, common);
    return series.status();
  }

  private void requireKMeans() {
    boolean other = probe != null && probe != Probe.KMEANS;
    if (clusters != null && other) {
      throw new UsageException("--clusters goes with --probe kmeans only.");
    }
    if (joint && other) {
      throw new UsageException("--joint goes with --probe kmeans only.");
    }
    if (probe == Probe.KMEANS || clusters != null || joint || clustered.chosen().isPresent()) {
      requireNoCrf();
      requireNoDoubts();
    }
    if (clustered.chosen().isPresent() && other) {
      throw new UsageException("--space, --facet and --block go with --probe kmeans only.");
    }
  }

  private void requireNoDoubts() {
    if (!doubts.isEmpty()) {
      throw new UsageException(
          "--doubt is of probabilities, which k-means has not; choose --probe cluster or linear.");
    }
  }

  private void writeDoubts(Photo photo, LoadedModel model, String name, Report report) {
    ProbeKind kind =
        switch (probeOf(model)) {
          case ProbeChoice.Cluster _ -> ProbeKind.CLUSTER;
          case ProbeChoice.Linear _ -> ProbeKind.LINEAR;
          case ProbeChoice.KMeans _ -> ProbeKind.KMEANS;
        };
    for (Doubt measure : doubts) {
      if (kind == ProbeKind.KMEANS) {
        requireNoDoubts();
      }
      DoubtFiles files = DoubtFiles.in(out, name, measure);
      files.write(
          laboratory.doubt(
              photo,
              model,
              choice.resolution(),
              new DoubtQuestion(measure, kind),
              terminal.context()));
      files.all().forEach(report::wrote);
    }
  }

  private void requireNoCrf() {
    if (crf != null) {
      throw new UsageException(
          "--crf refines probabilities, which k-means has not; choose --probe cluster or linear.");
    }
  }

  private LoadedModel open() {
    return choice.open(laboratory, common, terminal.context());
  }

  private Segmentation segment(Photo photo, LoadedModel model) {
    return laboratory.segment(features(photo, model), model, probeOf(model), terminal.context());
  }

  private void segmentTogether(
      PhotoSeries series, LazyModel model, Report report, List<Map<String, Object>> results) {
    List<NamedFeatures> all = new ArrayList<>();
    series.forEach(
        model, (photo, loaded, name) -> all.add(new NamedFeatures(features(photo, loaded), name)));
    if (all.isEmpty()) {
      return;
    }
    JointClusters shared =
        laboratory.jointCentres(
            all.stream().map(NamedFeatures::features).toList(), kMeans(), terminal.context());
    for (NamedFeatures photo : all) {
      Segmentation segmentation = laboratory.segment(photo.features(), shared, terminal.context());
      results.add(write(segmentation, photo.name(), report));
    }
  }

  private PhotoFeatures features(Photo photo, LoadedModel model) {
    FeatureRequest request =
        clustered
            .chosen()
            .orElseGet(() -> SegmentationOptions.probeFeatures(model, clustered.averaging()));
    return laboratory.features(photo, model, choice.resolution(), request, terminal.context());
  }

  private ProbeChoice probeOf(LoadedModel model) {
    boolean clustering = clusters != null || joint || clustered.chosen().isPresent();
    Probe usual = model.clusterProbe().isPresent() && !clustering ? Probe.CLUSTER : Probe.KMEANS;
    return switch (probe == null ? usual : probe) {
      case CLUSTER -> new ProbeChoice.Cluster(Optional.ofNullable(crf));
      case LINEAR -> new ProbeChoice.Linear(Optional.ofNullable(crf));
      case KMEANS -> {
        requireNoCrf();
        yield kMeans();
      }
    };
  }

  private ProbeChoice.KMeans kMeans() {
    return new ProbeChoice.KMeans(clusters == null ? DEFAULT_CLUSTERS : clusters, seed);
  }

  private Map<String, Object> write(Segmentation segmentation, String name, Report report) {
    terminal.context().progress("writing " + name, 1);
    Destination.create(out);
    SegmentationFiles files = SegmentationFiles.in(out, name);
    Map<String, Object> fields = files.write(segmentation);
    files.all().forEach(report::wrote);
    return fields;
  }
}
