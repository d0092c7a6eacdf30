package org.stegoscope.cli;

import java.util.concurrent.Callable;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.dataset.collection.DatasetSurvey;
import org.stegoscope.dataset.collection.DatasetSurvey.Photos;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "dataset",
    description = {
      "Tell what is in a data set: splits, classes, how often they occur, and what is odd.",
      "Nothing is copied or written."
    })
final class DatasetCommand implements Callable<Integer> {

  @Mixin private DatasetOptions options;
  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "DATASET",
      description = {
        "camvid:DIR, cocostuff27:DIR, cityscapes:DIR, potsdam:DIR, potsdamraw:DIR, voc:DIR,"
            + " or a folder of pictures with or without labels."
      })
  private DatasetSource source;

  @Option(
      names = "--split",
      paramLabel = "S",
      description = "Only this split, such as train or val (default: all).")
  private String split;

  @Option(
      names = "--check-photos",
      description = "Also read every pixel of the photos, not their headers alone.")
  private boolean checkPhotos;

  private final Terminal terminal;

  DatasetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Dataset opened = options.of(source).open(terminal.context());
    Dataset dataset = split == null ? opened : opened.only(split);
    Photos photos = checkPhotos ? Photos.PIXELS : Photos.HEADERS;
    DatasetReport report =
        new DatasetReport(
            dataset, options.crops(), DatasetSurvey.of(dataset, photos, terminal.context()));
    if (common.json()) {
      terminal.print(report.fields());
    } else {
      terminal.print(report.text());
    }
    return ExitCode.OK.status();
  }
}
