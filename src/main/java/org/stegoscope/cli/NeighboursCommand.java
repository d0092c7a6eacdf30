package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.study.features.FrozenFeatures;
import org.stegoscope.study.features.MeanFeatures;
import org.stegoscope.study.features.Neighbours;
import org.stegoscope.workspace.Laboratory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "neighbours",
    description = {
      "Tell which pictures of a data set a backbone finds most alike: STEGO's table of neighbours.",
      "With --out writes neighbours.csv, and neighbours.json with all it was made from; the same",
      "command into the same folder goes on where it was stopped."
    })
final class NeighboursCommand implements Callable<Integer> {

  @Mixin private BackboneChoice backbone;
  @Mixin private DatasetOptions options;
  @Mixin private CommonOptions common;

  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "KIND:DIR",
      description = "A data set, such as camvid:DIR, or a folder of pictures.")
  private DatasetSource source;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      defaultValue = "train",
      description = "The split whose pictures are compared (default: ${DEFAULT-VALUE}).")
  private String split;

  @Option(
      names = "--image",
      paramLabel = "ID",
      description = "Tell of this picture alone, by its name within the split (default: of all).")
  private String image;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "8",
      description = {
        "How many are told of each picture, itself among them (default: ${DEFAULT-VALUE}: STEGO draws",
        "from seven); the file has 30."
      })
  private int count;

  @Option(
      names = "--as-upstream",
      description = "Drop a tenth of the channels of each picture, as STEGO did.")
  private boolean asUpstream;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "The seed of the channels that are dropped (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder to write to; made if its parent exists.")
  private Path out;

  private final Terminal terminal;
  private final Laboratory laboratory;

  NeighboursCommand(Terminal terminal, Laboratory laboratory) {
    this.terminal = terminal;
    this.laboratory = laboratory;
  }

  @Override
  public Integer call() {
    if (count < 1 || count > Neighbours.MOST) {
      throw new UsageException("--count is 1 to %d.".formatted(Neighbours.MOST));
    }
    if (out != null) {
      Destination.requireFolder(out);
    }
    Dataset dataset = options.of(source).open(terminal.context());
    var samples = dataset.split(split);
    int wanted = position(dataset);
    List<String> leftOut = new ArrayList<>();
    NeighboursReport made;
    try (LoadedModel model = backbone.open(laboratory, common, terminal.context())) {
      var features =
          new FrozenFeatures.Wanted(
              dataset, split, samples, backbone.resolution(), backbone.request());
      Neighbours found = find(features, model, leftOut);
      NeighboursReport.Noise noise = new NeighboursReport.Noise(mode(), seed);
      made = new NeighboursReport(features, model, noise, found, List.copyOf(leftOut));
    }
    leftOut.forEach(terminal::complain);
    tell(made, images(made, wanted));
    return ExitCode.OK.status();
  }

  private Neighbours.Mode mode() {
    return asUpstream ? Neighbours.Mode.AS_UPSTREAM : Neighbours.Mode.PLAIN;
  }

  /// Of the picture that is asked for; negative for all.
  private int position(Dataset dataset) {
    var samples = dataset.split(split);
    if (image == null) {
      return -1;
    }
    return IntStream.range(0, samples.size())
        .filter(i -> samples.get(i).id().equals(image))
        .findFirst()
        .orElseThrow(() ->
            new StegoscopeException(
                "The split %s of %s has no picture “%s”; its first is “%s”."
                    .formatted(split, dataset.name(), image, samples.getFirst().id())));
  }

  private Neighbours find(FrozenFeatures.Wanted features, LoadedModel model, List<String> leftOut) {
    Optional<Path> kept = Optional.ofNullable(out).map(folder -> folder.resolve("computed"));
    if (out != null) {
      Destination.create(out);
    }
    MeanFeatures means =
        MeanFeatures.compute(
            kept,
            features,
            model,
            (_, sentence) -> leftOut.add(sentence),
            terminal.context().part(0, 0.9));
    var searching = terminal.context().part(0.9, 1);
    return kept.isPresent()
        ? Neighbours.of(kept.get(), means, mode(), seed, searching)
        : Neighbours.of(means, mode(), seed, searching);
  }

  private List<Integer> images(NeighboursReport made, int wanted) {
    if (wanted < 0) {
      return IntStream.range(0, made.neighbours().size()).boxed().toList();
    }
    return List.of(
        made.neighbours()
            .image(wanted)
            .orElseThrow(() ->
                new StegoscopeException(
                    "“%s” cannot be read, so that nothing is known of its neighbours."
                        .formatted(image))));
  }

  private void tell(NeighboursReport made, List<Integer> images) {
    Report report = new Report("neighbours");
    if (out != null) {
      made.write(out).forEach(report::wrote);
    }
    if (common.json()) {
      report.with("provenance", made.provenance());
      report.with("images", images.stream().map(one -> made.fields(one, count)).toList());
      report.print(terminal, common);
    } else {
      images.forEach(one -> made.lines(one, count).forEach(terminal::print));
      report.print(terminal, common);
    }
  }
}
