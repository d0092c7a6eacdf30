package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

final class PdfPageTest {

  @TempDir Path folder;

  private PDDocument write(Figure figure) throws IOException {
    Path file = folder.resolve("a.pdf");
    FigureFile.write(file, figure, new PngSize.Dpi(1), JobContext.NONE);
    return Loader.loadPDF(file.toFile());
  }

  private static String text(PDDocument pdf) throws IOException {
    return new PDFTextStripper().getText(pdf);
  }

  /// All pictures of the file, in the order they were written.
  private static List<PDImageXObject> images(PDDocument pdf) throws IOException {
    List<PDImageXObject> images = new ArrayList<>();
    for (COSObjectKey key : pdf.getDocument().getXrefTable().keySet().stream().sorted().toList()) {
      COSObject object = pdf.getDocument().getObjectFromPool(key);
      COSBase content = object.getObject();
      if (content instanceof COSStream stream
          && COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
        images.add(new PDImageXObject(new PDStream(stream), new PDResources()));
      }
    }
    return images;
  }

  @Test
  void thePageHasItsSizeItsTitleAndItsMaker() throws IOException {
    Page page = FigureLayout.page(Figures.full());
    try (PDDocument pdf = write(Figures.full())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      // PDFBox writes floats.
      assertThat(pdf.getPage(0).getMediaBox().getWidth())
          .isCloseTo((float) page.widthPt(), within(1e-3f));
      assertThat(pdf.getPage(0).getMediaBox().getHeight())
          .isCloseTo((float) page.heightPt(), within(1e-3f));
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Photo & <result>");
      assertThat(pdf.getDocumentInformation().getCreator()).isEqualTo("Stegoscope");
    }
  }

  @Test
  void textIsText() throws IOException {
    try (PDDocument pdf = write(Figures.full())) {
      assertThat(text(pdf))
          .contains("Photo & <result>", "(a) Photo", "sky", "water & ice", "50.0 %")
          .contains("query 1", "cosine", "−0.2", "Stegoscope, seed 7");
    }
  }

  @Test
  void namesOutsideLatinAreTextWhereTheFontHasThem() throws IOException {
    List<String> names = List.of("Кошка", "Γάτα", "naïve Ü", "dog 犬 🐱 end");
    Figure figure =
        Figure.of(List.of(Figures.panel("", Figures.noise(2, 2, 1))))
            .withGuides(List.of(Figures.legend(names)));
    try (PDDocument pdf = write(figure)) {
      assertThat(text(pdf)).contains("Кошка", "Γάτα", "naïve Ü", "dog", "end");
    }
  }

  @Test
  void everyPictureIsEmbeddedOnceAndWithoutLoss() throws IOException {
    Figure figure = Figures.full();
    Bitmap photo = ((Content.Picture) figure.panels().getFirst().content()).bitmap();
    try (PDDocument pdf = write(figure)) {
      List<PDImageXObject> images = images(pdf);
      assertThat(images).hasSize(4);
      List<PDImageXObject> photos =
          images.stream().filter(image -> image.getWidth() == 64).toList();
      assertThat(photos).hasSize(1);
      assertThat(photos.getFirst().getImage().getRGB(0, 0, 64, 48, null, 0, 64))
          .isEqualTo(photo.argb());
    }
  }

  @Test
  void onlySmoothPicturesAreInterpolated() throws IOException {
    try (PDDocument pdf = write(Figures.full())) {
      assertThat(images(pdf))
          .extracting(PDImageXObject::getInterpolate)
          .containsExactlyInAnyOrder(true, true, false, false);
    }
  }

  @Test
  void theFontIsEmbedded() throws IOException {
    try (PDDocument pdf = write(Figures.full())) {
      int embedded = 0;
      for (COSObjectKey key : pdf.getDocument().getXrefTable().keySet()) {
        COSBase object = pdf.getDocument().getObjectFromPool(key).getObject();
        if (object instanceof COSDictionary dictionary
            && dictionary.containsKey(COSName.FONT_FILE2)) {
          embedded++;
        }
      }
      assertThat(embedded).isEqualTo(1);
    }
  }

  @Test
  void drawingsStayVectorsAndTheirTextText() throws IOException {
    Drawing drawing = (graphics, width, height) -> graphics.drawString("epoch & loss", 10, 10);
    Figure figure = Figure.of(List.of(new Panel("", new Content.Chart(drawing, 2))));
    try (PDDocument pdf = write(figure)) {
      assertThat(text(pdf)).contains("epoch & loss");
      assertThat(images(pdf)).isEmpty();
    }
  }

  @Test
  void aFigureThatIsTooHighIsRefusedWithItsNumbers() {
    Panel panel = Figures.panel("", Figures.noise(1, 1, 1));
    Figure figure = Figure.of(Collections.nCopies(40, panel)).withColumns(1);
    assertThatThrownBy(() -> write(figure).close())
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("too high for PDF: expected at most 14400 points, found ");
  }
}
