package org.stegoscope.study.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.ready.ReadyStudy;
import org.stegoscope.study.ready.StudyChoice;
import org.stegoscope.study.sweep.CellCheck;
import org.stegoscope.study.sweep.CellRunner;
import org.stegoscope.study.sweep.Sweep;
import org.stegoscope.study.sweep.SweepAxis;
import org.stegoscope.study.sweep.SweepFigures;
import org.stegoscope.study.sweep.SweepFolder;
import org.stegoscope.study.sweep.SweepListener;
import org.stegoscope.study.sweep.SweepQueue;
import org.stegoscope.study.sweep.SweepTable;
import org.stegoscope.study.sweep.SweepText;
import org.stegoscope.study.sweep.Sweeps;
import org.stegoscope.training.Parameter;

final class SweepReportTest {

  private static final String HOSTILE = "</td><script>alert(\"1\")</script>&amp;\u0001 'x' 犬";

  @TempDir Path folder;

  private void run(SweepFolder opened, CellRunner runner) {
    new SweepQueue(opened, runner, InstantSource.fixed(Instant.EPOCH), SweepListener.NONE)
        .run(JobContext.NONE, Optional.empty());
  }

  private SweepTable run(Sweep sweep, CellRunner runner) {
    SweepFolder opened = SweepFolder.open(folder, sweep, CellCheck.NONE);
    run(opened, runner);
    return SweepTable.of(sweep, opened.statuses());
  }

  /// Of dimension d and seed s, d + s / 10 percent; dimension 6 fails.
  private static Map<String, Double> scores(
      org.stegoscope.training.TrainingSettings settings, Path cell, String origin) {
    if (settings.text(Parameter.DIM).equals("6")) {
      throw new StegoscopeException("The disk is full <here>: free some space.");
    }
    try {
      Path run = Files.createDirectories(cell.resolve("run"));
      Files.writeString(
          run.resolve("run.json"),
          """
          {"settings": {}, "changes": [], "classes": [],
           "origin": {"weights": "%s", "threads": "%d"}}
          """
              .formatted(origin, settings.seed() + 1));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    double score = (settings.whole(Parameter.DIM) + settings.seed() / 10.0) / 100;
    return Map.of("cluster/miou", score, "linear/miou", 2 * score, "loss", -score);
  }

  private String pdf() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(folder.resolve("report.pdf").toFile())) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  @Test
  void everyNumberFigureFailureAndSettingIsInBothForms() throws Exception {
    Sweep sweep = Sweeps.dimensions(0L, 1L);
    SweepTable table = run(sweep, (settings, cell, _) -> scores(settings, cell, "abc0"));
    assertThat(SweepReport.write(folder, JobContext.NONE))
        .containsExactly(folder.resolve("report.html"), folder.resolve("report.pdf"));
    Page page = Page.read(folder.resolve("report.html"));
    String pdf = pdf();
    for (SweepTable.Row row : table.rows()) {
      for (String metric : table.metrics()) {
        String number = SweepText.number(metric, row.spread(metric));
        assertThat(page.texts("td")).contains(number);
        assertThat(pdf).contains(number);
      }
    }
    assertThat(page.texts("td"))
        .contains("The disk is full <here>: free some space.", "abc0", "camvid:data", "1–2, 5–6");
    assertThat(pdf)
        .contains("The disk is full <here>: free some space.", "abc0", "camvid:data", "8 of 12")
        .contains(
            "Best by the mean of cluster/miou: dim 12 · method stego with %s %%"
                .formatted(
                    SweepText.number(
                        "cluster/miou",
                        table.row(List.of("12", "stego")).orElseThrow().spread("cluster/miou"))));
    assertThat(page.elements("figure")).hasSize(new SweepFigures(table).charts().size());
    assertThat(page.elements("figure")).hasSize(9);
    String command = "stegoscope sweep %s/sweep.json --out %s-again".formatted(folder, folder);
    assertThat(page.texts("code"))
        .contains(command)
        .contains(
            "stegoscope train --dataset camvid:data --backbone vit.pth --set dim=12 --out %s-best"
                .formatted(folder));
  }

  @Test
  void thePageNeedsNothingElseAndNoIdIsThereTwice() throws Exception {
    run(Sweeps.dimensions(0L), (settings, cell, _) -> scores(settings, cell, "a"));
    SweepReport.write(folder, JobContext.NONE);
    String html = Files.readString(folder.resolve("report.html"));
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains("prefers-color-scheme: dark", "@media print")
        .doesNotContain("<script", "<link", "<img", " src=", "@import");
    Page page = Page.read(folder.resolve("report.html"));
    assertThat(page.attributes("href")).allMatch(link -> link.startsWith("#"));
    assertThat(page.attributes("id")).doesNotHaveDuplicates();
  }

  @Test
  void namesThatLookLikeMarkupAreText() throws Exception {
    Sweep sweep =
        new Sweep(
            HOSTILE.replace('\u0001', '?'),
            Sweeps.BASE.with(Parameter.BACKBONE_FILE, "it's; rm -rf $HOME/<b>.pth"),
            List.of(
                new SweepAxis(
                    "axis " + HOSTILE,
                    List.of(
                        new SweepAxis.Point(HOSTILE, Map.of(Parameter.DIM, "3")),
                        new SweepAxis.Point("plain", Map.of(Parameter.DIM, "2"))))),
            List.of(0L));
    run(sweep, (settings, cell, _) -> scores(settings, cell, "<i>"));
    SweepReport.write(folder, JobContext.NONE);
    Page page = Page.read(folder.resolve("report.html"));
    assertThat(page.elements("script")).isEmpty();
    assertThat(page.texts("td")).contains(HOSTILE.replace('\u0001', ' '), "<i>");
    assertThat(page.texts("h1")).containsExactly(HOSTILE.replace('\u0001', '?'));
    assertThat(page.texts("code").getLast())
        .contains("--backbone 'it'\\''s; rm -rf $HOME/<b>.pth' --set dim=3");
  }

  @Test
  void aStudyTellsItsQuestionAndDrawsBareFeatures() throws Exception {
    Sweep sweep =
        ReadyStudy.DIMENSIONS.sweep(
            Sweeps.BASE.with(Parameter.DATASET, "potsdam:data"),
            new StudyChoice(List.of("3", "12"), List.of(), java.util.OptionalInt.empty()));
    CellRunner runner = (settings, cell, _) -> scores(settings, cell, "a");
    run(sweep, runner);
    SweepReport.write(folder, JobContext.NONE);
    int tables = Page.read(folder.resolve("report.html")).elements("table").size();
    run(SweepFolder.in(folder, ReadyStudy.baseline(sweep).orElseThrow(), CellCheck.NONE), runner);
    SweepReport.write(folder, JobContext.NONE);
    Page page = Page.read(folder.resolve("report.html"));
    assertThat(page.texts("p").getFirst()).startsWith("How few dimensions do codes need");
    assertThat(page.elements("table")).hasSize(tables);
    // Features of the base, whose dimension is 70: 70 percent.
    assertThat(page.texts("td")).contains("70.0");
    assertThat(page.texts("text"))
        .contains("bare features", "stego as published (digitised)", "method pca");
  }

  @Test
  void oneParameterAtATimeHasALineEach() throws Exception {
    Sweep sweep = ReadyStudy.SHIFTS.sweep(Sweeps.BASE, StudyChoice.USUAL);
    run(
        sweep,
        (settings, _, _) -> Map.of("cluster/miou", settings.real(Parameter.NEG_INTER_SHIFT) / 10));
    SweepReport.write(folder, JobContext.NONE);
    assertThat(Page.read(folder.resolve("report.html")).texts("text"))
        .contains("pos_intra_shift", "pos_inter_shift", "neg_inter_shift", "shifts", "0.56");
  }

  @Test
  void termsThatAreLeftOutAreNamesAcross() throws Exception {
    run(
        ReadyStudy.LOSS_TERMS.sweep(Sweeps.BASE, StudyChoice.USUAL),
        (settings, _, _) -> Map.of("cluster/miou", settings.real(Parameter.NEG_INTER_WEIGHT)));
    SweepReport.write(folder, JobContext.NONE);
    assertThat(Page.read(folder.resolve("report.html")).texts("text"))
        .contains("all", "without pos_intra", "without neg_inter");
  }

  @Test
  void theSameFolderGivesTheSameBytes() throws Exception {
    run(Sweeps.dimensions(0L), (settings, cell, _) -> scores(settings, cell, "a"));
    SweepReport.write(folder, JobContext.NONE);
    byte[] html = Files.readAllBytes(folder.resolve("report.html"));
    byte[] pdf = Files.readAllBytes(folder.resolve("report.pdf"));
    SweepReport.write(folder, JobContext.NONE);
    assertThat(Files.readAllBytes(folder.resolve("report.html"))).isEqualTo(html);
    assertThat(Files.readAllBytes(folder.resolve("report.pdf"))).isEqualTo(pdf);
  }

  @Test
  void aSweepThatDidNotBeginHasAReportToo() throws Exception {
    SweepFolder.open(folder, Sweeps.dimensions(0L), CellCheck.NONE);
    Reports.write(folder, JobContext.NONE);
    Page page = Page.read(folder.resolve("report.html"));
    assertThat(page.texts("td")).contains("waiting");
    assertThat(page.texts("p")).contains("No run has noted what it was made from.");
    assertThat(page.elements("figure")).isEmpty();
  }

  @Test
  void aFolderOfSomethingElseIsRefused() {
    assertThatThrownBy(() -> Reports.write(folder, JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("holds nothing to report");
  }

  @Test
  void foldersBesideAFolderAreNamedAfterIt() {
    assertThat(Commands.named(Path.of("a/./b"))).isEqualTo(Path.of("a/b"));
    Path here = Path.of("").toAbsolutePath();
    assertThat(Commands.named(Path.of("."))).isEqualTo(here);
    assertThat(Commands.named(Path.of(".."))).isEqualTo(here.getParent());
  }

  @Test
  void runsInARowAreTold() {
    assertThat(Origins.ranges(List.of(1, 2, 3, 7, 9, 10))).isEqualTo("1–3, 7, 9–10");
  }
}
