package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.stegoscope.core.RgbImage;
import picocli.CommandLine.Option;

/// The options that say whether attention is drawn, and how.
final class AttentionFigureChoice {

  @Option(
      names = "--figure",
      paramLabel = "FILE.png",
      description = {
        "Also draw the mean over the heads, in viridis, over the photo; with --mass only the patches",
        "that hold it."
      })
  private Path figure;

  @Option(
      names = "--heads-overlay",
      description = "In the figure, each head in its own colour instead of their mean.")
  private boolean headsOverlay;

  @Option(
      names = "--head",
      paramLabel = "N",
      converter = CountConverter.Block.class,
      description = "In the figure, one head, from 0, instead of their mean.")
  private Integer head;

  @Option(
      names = "--max",
      description = "In the figure, the largest over the heads instead of their mean.")
  private boolean max;

  /// Throws unless the options go together.
  void require(boolean rollout) {
    int chosen = (headsOverlay ? 1 : 0) + (head == null ? 0 : 1) + (max ? 1 : 0);
    if (chosen > 1) {
      throw new UsageException("--heads-overlay, --head and --max do not go together.");
    }
    if (chosen == 1 && figure == null) {
      throw new UsageException("--heads-overlay, --head and --max go with --figure only.");
    }
    if (chosen == 1 && rollout) {
      throw new UsageException(
          "--heads-overlay, --head and --max do not go with --rollout, which has no heads.");
    }
  }

  Optional<Path> file() {
    return Optional.ofNullable(figure);
  }

  /// A null mass is all of it.
  RgbImage draw(AttendedMaps attended, Double mass) {
    return kind().draw(attended, mass == null ? 1 : mass);
  }

  private AttentionFigure kind() {
    if (headsOverlay) {
      return new AttentionFigure.Heads();
    } else if (max) {
      return new AttentionFigure.Max();
    }
    return head == null ? new AttentionFigure.Mean() : new AttentionFigure.Head(head);
  }
}
