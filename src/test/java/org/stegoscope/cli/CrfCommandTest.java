package org.stegoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.Fixtures;
import org.stegoscope.Fixtures.Golden;
import org.stegoscope.Fixtures.Npy;
import org.stegoscope.figure.NpyFile;
import tools.jackson.databind.JsonNode;

/// The command `crf`, and the CRF of `segment`.
final class CrfCommandTest {

  @TempDir Path folder;

  private Path picture(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, (x / 4 * 0x3a5f17 + y / 4 * 0x91c2b3) & 0xffffff);
      }
    }
    Path file = folder.resolve("picture.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private Path probabilities(float[] values, int... shape) {
    Path file = folder.resolve("p.npy");
    NpyFile.write(file, values, shape);
    return file;
  }

  /// pydensecrf goes another way for two classes than for more.
  @ParameterizedTest
  @ValueSource(strings = {"E_crf/e5_tiny_20x24_c3", "E_crf/e6_tiny_20x24_c2"})
  void anybodysProbabilitiesAreRefinedAsByPydensecrf(String name) throws IOException {
    Golden image = Fixtures.golden(name, "image_rgb_u8");
    BufferedImage drawn =
        new BufferedImage(image.shape()[1], image.shape()[0], BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < image.values().length / 3; i++) {
      int rgb = 0;
      for (int channel = 0; channel < 3; channel++) {
        rgb = rgb << 8 | (int) image.values()[3 * i + channel];
      }
      drawn.setRGB(i % image.shape()[1], i / image.shape()[1], rgb);
    }
    Path file = folder.resolve("golden.png");
    ImageIO.write(drawn, "png", file.toFile());
    Path out = folder.resolve("q.npy");
    JsonNode told =
        CommandRun.of(
                "crf",
                "--image",
                file,
                "--probabilities",
                Fixtures.path(name + "/probs.npy"),
                "--iterations",
                10,
                "--out",
                out,
                "--json")
            .well()
            .json();
    Npy refined = Npy.read(out);
    assertThat(refined.shape()).isEqualTo(Fixtures.golden(name, "Q10").shape());
    float[] values = new float[refined.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) refined.values()[i];
    }
    Fixtures.golden(name, "Q10").assertReproducedBy(values);
    assertThat(told.path("settings").asString())
        .isEqualTo("10,near=1.0:3.0,alike=67.0:3.0:4.0,bgr");
  }

  @Test
  void whatDoesNotGoTogetherIsTold() throws IOException {
    Path picture = picture(8, 6);
    Path out = folder.resolve("q.npy");
    float[] half = new float[96];
    Arrays.fill(half, 0.5f);
    CommandRun wrongSize =
        CommandRun.of(
            "crf",
            "--image",
            picture,
            "--probabilities",
            probabilities(half, 2, 8, 6),
            "--out",
            out);
    assertThat(wrongSize.status()).isEqualTo(3);
    assertThat(wrongSize.err())
        .contains("picture.png has 8 x 6 pixels, but the probabilities are of 6 x 8.");
    CommandRun flat =
        CommandRun.of(
            "crf", "--image", picture, "--probabilities", probabilities(half, 2, 48), "--out", out);
    assertThat(flat.err())
        .contains(
            "expected scores of classes, [classes, rows, columns], found an array of 2 sides");
    half[3] = Float.NaN;
    CommandRun broken =
        CommandRun.of(
            "crf",
            "--image",
            picture,
            "--probabilities",
            probabilities(half, 2, 6, 8),
            "--out",
            out);
    assertThat(broken.status()).isEqualTo(3);
    assertThat(broken.err()).contains("A CRF cannot refine a probability of NaN.");
    CommandRun unknown =
        CommandRun.of(
            "crf",
            "--image",
            picture,
            "--probabilities",
            probabilities(half, 2, 6, 8),
            "--settings",
            "strong",
            "--out",
            out);
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("Expected a CRF such as stego, dino-vit-features or 10,near=");
    assertThat(out).doesNotExist();
  }

  @Test
  void segmentRefinesProbesAndSaysHow() throws IOException {
    Path model = Fixtures.path("B_stego/b1_nonlinear_d2_p8/stego_nonlinear.ckpt");
    Path picture = Path.of("sample-data/photos/coffee.jpg");
    byte[] plain = segment(model, picture, "plain");
    byte[] refined = segment(model, picture, "refined", "--crf");
    byte[] strong = segment(model, picture, "strong", "--crf", "5,near=2:20,alike=40:9.5:10,rgb");
    assertThat(refined).isNotEqualTo(plain);
    assertThat(strong).isNotEqualTo(refined);
    assertThat(folder.resolve("strong/coffee.json"))
        .content()
        .contains("5,near=2.0:20.0,alike=40.0:9.5:10.0,rgb");
    CommandRun kmeans =
        CommandRun.of(
            "segment",
            "--checkpoint",
            model,
            "--image",
            picture,
            "--clusters",
            3,
            "--crf",
            "--out",
            folder.resolve("k"));
    assertThat(kmeans.status()).isEqualTo(2);
    assertThat(kmeans.err()).contains("--crf refines probabilities, which k-means has not");
  }

  /// With the picture of the fixture a region has both sure and doubtful places.
  @Test
  void segmentTellsWhereItIsDoubtful() throws IOException {
    Path model = Fixtures.path("B_stego/b1_nonlinear_d2_p8/stego_nonlinear.ckpt");
    Path picture = Path.of("sample-data/photos/coffee.jpg");
    segment(
        model,
        picture,
        "doubts",
        "--resolution",
        "shorter:64",
        "--doubt",
        "confidence,margin,entropy,disagreement,instability");
    for (String measure :
        new String[] {"confidence", "margin", "entropy", "disagreement", "instability"}) {
      Npy doubts = Npy.read(folder.resolve("doubts/coffee.doubt-" + measure + ".npy"));
      assertThat(doubts.shape()).hasSize(2);
      for (double value : doubts.values()) {
        assertThat(value).isBetween(0.0, 1.0);
      }
      assertThat(folder.resolve("doubts/coffee.doubt-" + measure + ".png")).exists();
    }
    CommandRun kmeans =
        CommandRun.of(
            "segment",
            "--checkpoint",
            model,
            "--image",
            picture,
            "--clusters",
            3,
            "--doubt",
            "entropy",
            "--out",
            folder.resolve("k"));
    assertThat(kmeans.status()).isEqualTo(2);
    assertThat(kmeans.err()).contains("--doubt is of probabilities, which k-means has not");
  }

  private byte[] segment(Path model, Path picture, String out, String... more) throws IOException {
    Object[] words = {
      "segment",
      "--checkpoint",
      model,
      "--image",
      picture,
      "--probe",
      "linear",
      "--out",
      folder.resolve(out)
    };
    Object[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    CommandRun.of(all).well();
    return Files.readAllBytes(folder.resolve(out + "/coffee.labels.png"));
  }
}
