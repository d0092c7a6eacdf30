package org.stegoscope.study.evaluation;

import java.util.List;
import java.util.Optional;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.dataset.collection.CropScheme;
import org.stegoscope.dataset.collection.DatasetFormat;
import org.stegoscope.model.Space;

/// A mean IoU that others published for a cell: the reference points of Figure 4 and Table 2 of
/// Koenig, Schambach and Otterbach 2023 (arXiv 2304.07314), in percent, as far as they are known.
public record PublishedScore(double percent, Source source) {

  /// How the number is known.
  public enum Source {
    /// Read off a figure.
    DIGITISED("digitised"),
    /// Told in an issue of the repository of STEGO.
    ISSUE("issue"),
    /// Part of the name of a checkpoint that was published.
    FILE_NAME("file name");

    private final String label;

    Source(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  private record Row(DatasetFormat dataset, Space space, List<PublishedScore> cells) {}

  /// Linear, linear with CRF, cluster, cluster with CRF.
  private static final List<Row> TABLE =
      List.of(
          row(DatasetFormat.COCOSTUFF27, Space.STEGO, "39.4", "41.07 #3", "26.8", "28.19 #3"),
          row(DatasetFormat.COCOSTUFF27, Space.DINO, "39.65", "44.35", "12.7", "13.0"),
          row(DatasetFormat.CITYSCAPES, Space.STEGO, "27.1", "28.0", "19.65", "21.0"),
          row(DatasetFormat.CITYSCAPES, Space.DINO, "34.2", "34.9", "14.45", "15.2"),
          row(DatasetFormat.POTSDAM, Space.STEGO, "69.7", "74.83 #39", "58.6", "62.57 #39"),
          row(DatasetFormat.POTSDAM, Space.DINO, "66.4", "72.8", "46.57 file", "54.2"));

  private static Row row(DatasetFormat dataset, Space space, String... cells) {
    return new Row(dataset, space, java.util.Arrays.stream(cells).map(PublishedScore::of).toList());
  }

  private static PublishedScore of(String text) {
    String[] parts = text.split(" ");
    Source source =
        parts.length == 1
            ? Source.DIGITISED
            : parts[1].startsWith("#") ? Source.ISSUE : Source.FILE_NAME;
    return new PublishedScore(Double.parseDouble(parts[0]), source);
  }

  /// Of a cell of a table. Empty where none is known, as for all other data sets, for reduced
  /// features, and for parts of pictures.
  public static Optional<PublishedScore> of(EvaluationPlan plan, CellKey cell) {
    Subject subject = plan.subjects().get(cell.subject());
    boolean published =
        subject.reduction().equals(Reduction.NONE)
            && plan.dataset().crops() instanceof CropScheme.Whole;
    return published
        ? of(plan.dataset().source().format(), subject.space(), cell.probe(), cell.crf())
        : Optional.empty();
  }

  private static Optional<PublishedScore> of(
      DatasetFormat dataset, Space space, ProbeUse probe, CrfUse crf) {
    int column = (probe == ProbeUse.LINEAR ? 0 : 2) + (crf == CrfUse.ON ? 1 : 0);
    return TABLE.stream()
        .filter(row -> row.dataset() == dataset && row.space() == space)
        .map(row -> row.cells().get(column))
        .findFirst();
  }

  /// For instance `41.07 (issue)`.
  @Override
  public String toString() {
    return String.format(java.util.Locale.ROOT, "%s (%s)", Double.toString(percent), source);
  }
}
