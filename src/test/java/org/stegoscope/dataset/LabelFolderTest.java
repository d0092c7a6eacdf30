package org.stegoscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

final class LabelFolderTest {

  @TempDir Path folder;

  @Test
  void labelsAreThoseOfThePictureOfTheSameName() throws IOException {
    write("street.png", 4, 2, (x, y) -> x + 4 * y);

    LabelMap labels = labels("street.jpg", 4, 2).orElseThrow();

    assertThat(labels.at(3, 1)).isEqualTo(7);
    assertThat(labels("house.jpg", 4, 2)).isEmpty();
  }

  @Test
  void classesHaveTheirNamesAndVoidIsNone() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("labels/train"));
    Files.writeString(
        folder.resolve("classes.txt"), "# index name R G B\n0 Sky 1 2 3\n1 Void 0 0 0\n");
    write("labels/train/a.png", 2, 1, (x, y) -> x);

    LabelFolder labels = LabelFolder.of(inner);

    assertThat(labels.classes().entry(0).name()).isEqualTo("Sky");
    assertThat(labels.classes().entry(0).color()).isEqualTo(new Rgb(1, 2, 3));
    LabelMap map = labels.labelsOf(photo("a.jpg", 2, 1), JobContext.NONE).orElseThrow();
    assertThat(map.at(0, 0)).isZero();
    assertThat(map.at(1, 0)).isEqualTo(LabelMap.VOID);
  }

  @Test
  void smallerLabelsOfTheSameShapeAreEnlarged() throws IOException {
    write("a.png", 2, 1, (x, y) -> 5 + x);

    LabelMap labels = labels("a.jpg", 8, 4).orElseThrow();

    assertThat(labels.width()).isEqualTo(8);
    assertThat(labels.at(3, 3)).isEqualTo(5);
    assertThat(labels.at(4, 0)).isEqualTo(6);
  }

  @Test
  void aPatchHasTheClassOfMostOfItsPixelsAndTheLowestOfEqual() {
    byte none = (byte) LabelMap.VOID;
    LabelMap labels =
        new LabelMap(
            6,
            2,
            new byte[] {
              3, 3, 2, 1, none, none, //
              3, 1, 2, 1, none, 4
            });
    InputGeometry geometry = new InputGeometry(new PatchGrid(1, 3, 8), new Placement(0, 0, 6, 2));

    assertThat(LabelFolder.ofPatches(labels, geometry)).containsExactly(3, 1, -1);
  }

  @Test
  void whatCannotBeUsedIsTold() throws IOException {
    assertThatThrownBy(() -> LabelFolder.of(folder.resolve("nowhere")))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("There is no folder of labels %s.".formatted(folder.resolve("nowhere")));
    write("a.png", 4, 4, (x, y) -> 0);
    assertThatThrownBy(() -> labels("a.jpg", 8, 4))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageEndingWith(
            "is 4 x 4 and its photo 8 x 4: labels have the shape of their photo.");
    ImageIO.write(
        new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB),
        "png",
        folder.resolve("b.png").toFile());
    assertThatThrownBy(() -> labels("b.jpg", 4, 4))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageEndingWith("expected one number a pixel, found 3.");
    Files.writeString(folder.resolve("c.png"), "no picture");
    assertThatThrownBy(() -> labels("c.jpg", 4, 4))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageEndingWith("is no picture of labels.");
    Files.writeString(folder.resolve("classes.txt"), "sky is blue\n");
    assertThatThrownBy(() -> LabelFolder.of(folder))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageEndingWith(
            "expected lines of \"id name red green blue\", found \"sky is blue\".");
  }

  private Optional<LabelMap> labels(String name, int width, int height) {
    return LabelFolder.of(folder).labelsOf(photo(name, width, height), JobContext.NONE);
  }

  private static Photo photo(String name, int width, int height) {
    return new Photo(
        Path.of(name), new RgbImage(width, height, new byte[3 * width * height]), "0".repeat(64));
  }

  private void write(String name, int width, int height, IntBinaryOperator id) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, id.applyAsInt(x, y));
      }
    }
    ImageIO.write(image, "png", folder.resolve(name).toFile());
  }
}
