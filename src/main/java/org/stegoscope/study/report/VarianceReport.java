package org.stegoscope.study.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.ready.ExplainedVariance;
import org.stegoscope.study.ready.VarianceStudy;

/// The report of explained variance.
public final class VarianceReport {

  private static final double[] SHARES = {0.5, 0.9, 0.95, 0.99};

  private VarianceReport() {}

  /// Into a folder that is there.
  ///
  /// @param command the words after the name of the program that make it again
  /// @return what was written
  public static List<Path> write(
      VarianceStudy study, List<String> command, Path folder, JobContext context) {
    List<Document.Section> sections = new ArrayList<>();
    sections.add(new Document.Section("Result", List.of(components(study))));
    sections.add(
        new Document.Section(
            "Figure",
            List.of(
                new Document.Picture(
                    "As Figure 3 of the paper; every value is in %s.csv"
                        .formatted(VarianceStudy.KEY),
                    study.figure()))));
    List<Document.Block> origins = new ArrayList<>();
    for (ExplainedVariance curve : study.curves()) {
      origins.add(Document.Table.of(curve.name(), curve.origin()));
    }
    sections.add(new Document.Section("What it was made from", origins));
    List<String> words = new ArrayList<>(List.of("stegoscope"));
    words.addAll(command);
    sections.add(
        new Document.Section(
            "How to make it again",
            List.of(
                new Document.Prose("Paths are as they were given."),
                new Document.Code(List.of(Commands.of(words))))));
    String summary =
        VarianceStudy.QUESTION
            + " Channels are standardised over all tokens; the shares of their principal components"
            + " in the variance are added up from the greatest to the least.";
    return Reports.write(new Document(VarianceStudy.TITLE, summary, sections), folder, context);
  }

  private static Document.Table components(VarianceStudy study) {
    List<Document.Column> columns = new ArrayList<>();
    columns.add(Document.Column.text("features"));
    columns.add(Document.Column.number("images"));
    columns.add(Document.Column.number("tokens"));
    columns.add(Document.Column.number("channels"));
    for (double share : SHARES) {
      columns.add(Document.Column.number(String.format(Locale.ROOT, "%.0f %%", 100 * share)));
    }
    List<List<String>> rows = new ArrayList<>();
    for (ExplainedVariance curve : study.curves()) {
      List<String> row = new ArrayList<>();
      row.add(curve.name());
      row.add(String.format(Locale.ROOT, "%,d", curve.images()));
      row.add(String.format(Locale.ROOT, "%,d", curve.tokens()));
      row.add(String.format(Locale.ROOT, "%,d", curve.channels()));
      for (double share : SHARES) {
        row.add(String.format(Locale.ROOT, "%,d", curve.componentsFor(share)));
      }
      rows.add(row);
    }
    return new Document.Table(
        "How many components explain such a share of the variance together", columns, rows);
  }
}
