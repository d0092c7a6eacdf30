package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class PaperTest {

  @TempDir Path folder;

  private static final List<Paper.Column> COLUMNS =
      List.of(
          new Paper.Column("number", Paper.Side.RIGHT), new Paper.Column("name", Paper.Side.LEFT));

  private static Paper.Table rows(int count) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      rows.add(List.of(String.valueOf(i), "row<" + i + ">"));
    }
    return new Paper.Table(COLUMNS, rows);
  }

  private static Paper paper(Paper.Piece... pieces) {
    return new Paper("A title", List.of(pieces));
  }

  private static List<Sheet> sheets(Paper paper) {
    return new PaperLayout(paper, JobContext.NONE).sheets();
  }

  private List<String> pages(Paper paper) throws IOException {
    Path file = folder.resolve("a.pdf");
    paper.write(file, JobContext.NONE);
    List<String> pages = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("A title");
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(stripper.getText(pdf));
      }
    }
    return pages;
  }

  @Test
  void aTableGoesOnUnderItsHeadOnEveryPage() throws IOException {
    List<String> pages = pages(paper(rows(200)));
    assertThat(pages).hasSizeBetween(3, 6).allMatch(page -> page.contains("number name"));
    String all = String.join("", pages);
    for (int i = 1; i <= 200; i++) {
      assertThat(all).containsOnlyOnce("row<" + i + ">");
    }
    assertThat(pages.getFirst()).contains("A title", "1 of " + pages.size());
  }

  @Test
  void textCodeAndFiguresStandOnThePages() throws IOException {
    String word = "STEGO ";
    List<String> pages =
        pages(
            paper(
                new Paper.Text(Paper.Role.HEADING, "Result"),
                new Paper.Text(Paper.Role.PROSE, word.repeat(2000)),
                new Paper.Code(List.of("stegoscope sweep 'a b.json'")),
                new Paper.Picture(Figures.full())));
    assertThat(pages).hasSizeGreaterThan(2);
    String all = String.join(" ", pages);
    assertThat(all).contains("Result", "stegoscope sweep 'a b.json'", "Photo & <result>");
    assertThat(all.split("STEGO", -1)).hasSize(2001);
  }

  /// 9,000 letters without a space, which no page can hold in one cell.
  @Test
  void nothingIsDrawnBesideThePage() {
    Paper.Table table =
        new Paper.Table(COLUMNS, List.of(List.of("1", "x".repeat(9000)), List.of("2", "short")));
    long letters = 0;
    for (Sheet sheet : sheets(paper(new Paper.Picture(Figures.full()), table))) {
      for (Sheet.Placed placed : sheet.placed()) {
        assertThat(placed.x() + placed.scale() * placed.page().widthPt())
            .isLessThanOrEqualTo(PaperLayout.WIDTH);
        assertThat(placed.y() + placed.scale() * placed.page().heightPt())
            .isLessThanOrEqualTo(PaperLayout.HEIGHT);
        for (Mark mark : placed.page().marks()) {
          if (mark instanceof Mark.Text text) {
            assertThat(new Box(0, 0, placed.page().widthPt(), placed.page().heightPt()))
                .matches(page -> page.contains(text.box()), "holds " + text);
            letters += text.text().chars().filter(letter -> letter == 'x').count();
          }
        }
      }
    }
    assertThat(letters).isGreaterThanOrEqualTo(9000);
  }

  @Test
  void narrowColumnsKeepTheirWidthAndWideOnesShareTheRest() {
    List<Paper.Column> columns =
        List.of(
            new Paper.Column("a", Paper.Side.LEFT),
            new Paper.Column("b", Paper.Side.LEFT),
            new Paper.Column("c", Paper.Side.LEFT));
    String text = "word ".repeat(100);
    double[] widths =
        PaperTable.of(new Paper.Table(columns, List.of(List.of("1", text, text))), 300).widths();
    assertThat(widths[0]).isLessThan(20);
    assertThat(widths[1]).isEqualTo(widths[2]);
    assertThat(widths[0] + widths[1] + widths[2])
        .isCloseTo(300, org.assertj.core.data.Offset.offset(1e-9));
    assertThatThrownBy(() -> new Paper.Table(columns, List.of(List.of("1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a row has 3 cells, not 1");
  }

  /// The prose leaves room for the heading and the note, but not for the figure.
  @Test
  void headingsAndNotesStandWithWhatTheyAreAbout() throws IOException {
    List<String> pages =
        pages(
            paper(
                new Paper.Text(Paper.Role.PROSE, "word ".repeat(1100)),
                new Paper.Text(Paper.Role.HEADING, "Figures"),
                new Paper.Text(Paper.Role.NOTE, "A caption"),
                new Paper.Picture(Figures.full())));
    assertThat(pages).hasSize(2);
    assertThat(pages.getFirst()).contains("word").doesNotContain("Figures", "A caption");
    assertThat(pages.getLast()).contains("Figures", "A caption", "Photo & <result>");
  }

  @Test
  void theSamePaperGivesTheSameBytes() throws IOException {
    Paper paper = paper(rows(60), new Paper.Picture(Figures.full()));
    paper.write(folder.resolve("a.pdf"), JobContext.NONE);
    paper.write(folder.resolve("b.pdf"), JobContext.NONE);
    assertThat(Files.readAllBytes(folder.resolve("a.pdf")))
        .isEqualTo(Files.readAllBytes(folder.resolve("b.pdf")));
  }

  @Test
  void aCancelLeavesNoFile() {
    assertThatThrownBy(() -> paper(rows(60)).write(folder.resolve("a.pdf"), new Cancelled()))
        .isInstanceOf(JobCancelledException.class);
    assertThat(folder).isEmptyDirectory();
  }
}
