package org.stegoscope.study.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

final class TrainingReportTest {

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("run.json"),
        """
        {"settings": {"dataset": "camvid:my data", "backbone": "vit.pth", "dim": "12"},
         "changes": [{"step": 40, "key": "lr", "value": "0.0001"},
                     {"step": 40, "key": "max_steps", "value": "200"}],
         "origin": {"weights": "abc0", "libtorch": "2.7"},
         "classes": ["sky", "<b>road</b>"]}
        """);
    Files.writeString(
        folder.resolve("result.json"),
        """
        {"status": "finished", "step": 200, "bestStep": 150,
         "best": {"val/cluster/miou": 0.345, "val/cluster/iou/<b>road</b>": 0.5,
                  "val/linear/iou/sky": 0.875, "val/loss": -0.125},
         "last": {"val/cluster/miou": 0.25, "val/loss": -0.1}}
        """);
    StringBuilder curve = new StringBuilder("step,name,value\n");
    for (int step = 1; step <= 200; step++) {
      curve.append("%d,loss/total,%d\n".formatted(step, step % 4));
      if (step % 50 == 0) {
        curve.append("%d,val/cluster/miou,0.%d\n".formatted(step, step));
      }
    }
    Files.writeString(folder.resolve("curve.csv"), curve);
  }

  @Test
  void scoresClassesCurvesAndOriginAreTold() throws Exception {
    Reports.write(folder, JobContext.NONE);
    Page page = Page.read(folder.resolve("report.html"));
    assertThat(page.texts("p"))
        .contains("Finished after step 200; the best state is that after step 150.");
    assertThat(page.texts("td"))
        .contains("34.5", "25.0", "-0.1250", "<b>road</b>", "50.0", "87.5", "abc0", "2.7");
    assertThat(page.texts("figcaption"))
        .containsExactly(
            "Mean IoU and pixel accuracy of the validation, in percent",
            "Losses of training; means of 4 values each");
    assertThat(page.texts("code"))
        .containsExactly(
            "stegoscope train --dataset 'camvid:my data' --backbone vit.pth --set dim=12 --out"
                + " %s-again".formatted(folder),
            "stegoscope resume %s-again --set lr=0.0001 --set max_steps=200".formatted(folder));
    try (PDDocument pdf = Loader.loadPDF(folder.resolve("report.pdf").toFile())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("val/cluster/miou 34.5 25.0", "<b>road</b> – 50.0", "weights abc0");
    }
  }

  @Test
  void aRunOnItsWayHasNoResultYet() throws Exception {
    Files.delete(folder.resolve("result.json"));
    Files.delete(folder.resolve("curve.csv"));
    TrainingReport.write(folder, JobContext.NONE);
    Page page = Page.read(folder.resolve("report.html"));
    assertThat(page.texts("p")).contains("Not brought to an end.", "There is no result yet.");
    assertThat(page.elements("figure")).isEmpty();
  }

  @Test
  void aDamagedResultIsRefused() throws IOException {
    Files.writeString(folder.resolve("result.json"), "{\"status\": \"lost\"}");
    assertThatThrownBy(() -> TrainingReport.write(folder, JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("result.json cannot be read as the result of a run");
  }
}
