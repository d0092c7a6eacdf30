package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stegoscope.analysis.metrics.BoundaryIou;
import org.stegoscope.analysis.metrics.ConfusionMatrix;
import org.stegoscope.analysis.metrics.MatchedConfusion;
import org.stegoscope.analysis.metrics.Matching;
import org.stegoscope.analysis.metrics.Protocol;
import org.stegoscope.analysis.metrics.SegmentationScores;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.LabelFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "metrics",
    description = {
      "Score segmentations against labels.",
      "Pictures of the same name in two folders are compared; an id a pixel, 255 for none."
    })
final class MetricsCommand implements Callable<Integer> {

  /// The matchings by the words of the command line.
  enum Match {
    HUNGARIAN,
    MAJORITY,
    NONE;

    Matching matching() {
      return switch (this) {
        case HUNGARIAN -> new Matching.Hungarian();
        case MAJORITY -> new Matching.MajorityVote();
        case NONE -> new Matching.Identity();
      };
    }
  }

  @Mixin private CommonOptions common;

  @Option(
      names = "--predictions",
      required = true,
      paramLabel = "DIR",
      description = "PNG files, a cluster or class id a pixel, such as segment writes.")
  private Path predictions;

  @Option(
      names = "--labels",
      required = true,
      paramLabel = "DIR",
      description = "PNG files of the same names, a class id a pixel.")
  private Path labels;

  @Option(
      names = "--classes",
      required = true,
      paramLabel = "N",
      converter = CountConverter.Classes.class,
      description = "How many classes; their ids are 0 to N - 1.")
  private int classes;

  @Option(
      names = "--extra-clusters",
      paramLabel = "K",
      defaultValue = "0",
      converter = CountConverter.ExtraClusters.class,
      description = "How many clusters there are beyond the classes (default: 0).")
  private int extraClusters;

  @Option(
      names = "--match",
      paramLabel = "hungarian|majority|none",
      defaultValue = "hungarian",
      description = "How clusters become classes; none if they are (default: ${DEFAULT-VALUE}).")
  private Match match;

  @Option(
      names = "--as-upstream",
      description = "Score as STEGO does: pixels of extra clusters are dropped; percent.")
  private boolean asUpstream;

  @Option(
      names = "--boundary",
      description = "Also the intersection over union of outlines, which takes a second reading.")
  private boolean boundary;

  private final Terminal terminal;

  MetricsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int clusters = classes + extraClusters;
    if (clusters > LabelMap.VOID) {
      throw new UsageException(
          "%d classes and %d extra clusters are more than the 255 ids that a picture can have."
              .formatted(classes, extraClusters));
    }
    if (boundary && asUpstream) {
      throw new UsageException("--boundary is not one of upstream's scores; leave one out.");
    }
    LabelPairs pairs = LabelPairs.of(predictions, labels);
    LabelFolder truth = LabelFolder.of(labels);
    ComparedPictures pictures =
        new ComparedPictures(pairs, truth, clusters, classes, terminal.context());
    ConfusionMatrix counted = pictures.confusion();
    pictures.leftOut().forEach(file -> terminal.complain(file.reason()));
    if (pictures.compared() == 0) {
      throw new StegoscopeException(
          "There is nothing to score: no picture in %s can be compared with one of the same name"
                  .formatted(predictions)
              + " in %s.".formatted(labels));
    }
    Protocol protocol = asUpstream ? Protocol.UPSTREAM : Protocol.OWN;
    MatchedConfusion matched = MatchedConfusion.of(counted, match.matching(), protocol);
    SegmentationScores scores = SegmentationScores.of(matched, terminal.context());
    Optional<BoundaryIou> outlines =
        boundary ? Optional.of(pictures.boundary(matched)) : Optional.empty();
    Palette names = truth.classes().extendedTo(classes, "class");
    MetricsReport report = new MetricsReport(scores, outlines, names, match, pictures);
    if (common.json()) {
      terminal.print(report.fields());
    } else {
      new MetricsTable(report).lines().forEach(terminal::print);
    }
    return ExitCode.OK.status();
  }
}
