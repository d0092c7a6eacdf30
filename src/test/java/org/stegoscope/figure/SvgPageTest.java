package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.job.JobContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

final class SvgPageTest {

  @TempDir Path folder;

  private Document write(Figure figure)
      throws IOException, SAXException, ParserConfigurationException {
    Path file = folder.resolve("a.svg");
    FigureFile.write(file, figure, new PngSize.Dpi(1), JobContext.NONE);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(file.toFile());
  }

  private static List<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static String reference(Element element) {
    return element.getAttributeNS("http://www.w3.org/1999/xlink", "href");
  }

  @Test
  void textIsText() throws Exception {
    Document svg = write(Figures.full());
    assertThat(elements(svg, "text"))
        .extracting(Element::getTextContent)
        .contains("Photo & <result>", "(a) Photo", "sky", "water & ice", "50.0 %", "query 1")
        .contains("cosine", "−0.2", "Stegoscope, seed 7");
    assertThat(elements(svg, "title").getFirst().getTextContent()).isEqualTo("Photo & <result>");
  }

  @Test
  void everyPictureIsEmbeddedOnceAndWithoutLoss() throws Exception {
    Figure figure = Figures.full();
    Document svg = write(figure);
    List<Element> images = elements(svg, "image");
    // The photo of both panels, two layers and the colours of the bar.
    assertThat(images).hasSize(4);
    Bitmap photo = ((Content.Picture) figure.panels().getFirst().content()).bitmap();
    String data = reference(images.getFirst());
    byte[] png = Base64.getDecoder().decode(data.substring("data:image/png;base64,".length()));
    int[] pixels = ImageIO.read(new ByteArrayInputStream(png)).getRGB(0, 0, 64, 48, null, 0, 64);
    assertThat(pixels).isEqualTo(photo.argb());
    assertThat(elements(svg, "use")).hasSize(5);
    assertThat(reference(elements(svg, "use").getFirst()))
        .isEqualTo("#" + images.getFirst().getAttribute("id"));
  }

  @Test
  void transparentPixelsKeepTheirAlpha() throws Exception {
    int[] argb = {0x00000000, 0x80FF0000, 0xFF00FF00, 0x40102030};
    Bitmap bitmap = new Bitmap(4, 1, argb, Bitmap.Alpha.STRAIGHT);
    Document svg = write(Figure.of(List.of(Figures.panel("", bitmap))));
    String data = reference(elements(svg, "image").getFirst());
    byte[] png = Base64.getDecoder().decode(data.substring("data:image/png;base64,".length()));
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getRGB(0, 0, 4, 1, null, 0, 4))
        .isEqualTo(argb);
  }

  @Test
  void onlyNearestPicturesAskForSharpPixels() throws Exception {
    List<Element> uses = elements(write(Figures.full()), "use");
    assertThat(uses)
        .extracting(use -> use.getAttribute("style"))
        .containsExactly("", "", "image-rendering:pixelated", "", "image-rendering:pixelated");
  }

  @Test
  void thePageHasItsSizeInPoints() throws Exception {
    Element root = write(Figures.full()).getDocumentElement();
    assertThat(root.getAttribute("width")).isEqualTo("504pt");
    assertThat(root.getAttribute("viewBox")).startsWith("0 0 504 ");
  }

  @Test
  void drawingsStayVectorsAndTheirTextText() throws Exception {
    Drawing drawing =
        (graphics, width, height) -> {
          graphics.drawString("epoch & loss", 10, 10);
          graphics.setPaint(new GradientPaint(0, 0, Color.RED, 9, 9, Color.BLUE));
          graphics.fillRect(0, 20, 10, 10);
        };
    Panel panel = new Panel("", new Content.Chart(drawing, 2));
    Document svg = write(Figure.of(List.of(panel, panel)));
    assertThat(elements(svg, "text"))
        .extracting(Element::getTextContent)
        .containsExactly("epoch & loss", "epoch & loss");
    assertThat(elements(svg, "image")).isEmpty();
    assertThat(elements(svg, "linearGradient"))
        .extracting(gradient -> gradient.getAttribute("id"))
        .doesNotHaveDuplicates()
        .hasSize(2);
  }
}
