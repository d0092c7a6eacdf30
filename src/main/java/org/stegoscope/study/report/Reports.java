package org.stegoscope.study.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.training.RunFolder;

/// Writes reports into the folders that they are about: `report.html` and `report.pdf`.
public final class Reports {

  private Reports() {}

  /// Of a sweep or a training run, whichever the folder holds.
  ///
  /// @return what was written
  /// @throws StegoscopeException where it holds neither, or the disk refuses
  public static List<Path> write(Path folder, JobContext context) {
    if (Files.exists(folder.resolve("sweep.json"))) {
      return SweepReport.write(folder, context);
    }
    if (Files.exists(new RunFolder(folder).record())) {
      return TrainingReport.write(folder, context);
    }
    throw new StegoscopeException(
        "%s holds nothing to report: there is neither a sweep.json nor a run.json in it."
            .formatted(folder));
  }

  /// A document, into a folder that is there.
  ///
  /// @return what was written
  public static List<Path> write(Document document, Path folder, JobContext context) {
    Path html = folder.resolve("report.html");
    Path pdf = folder.resolve("report.pdf");
    HtmlReport.write(html, document, context.silent());
    PdfReport.write(pdf, document, context.silent());
    return List.of(html, pdf);
  }
}
