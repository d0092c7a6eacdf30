package org.stegoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.Fixtures.Npy;
import org.stegoscope.analysis.AttentionMaps;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.Rgb;
import org.stegoscope.model.TestBackbone;
import tools.jackson.databind.JsonNode;

/// Rollout, masks and figures of the command, on a made-up model of two blocks with two heads.
final class AttentionCommandTest {

  private static Path model;

  @TempDir private static Path models;
  @TempDir private Path folder;
  private Path photo;
  private Path out;

  @BeforeAll
  static void writeModel() throws IOException {
    model = new TestBackbone(16, 4, 8, 2, 32).write(models.resolve("dino.safetensors"));
  }

  @BeforeEach
  void writePhoto() {
    photo = Pictures.write(folder.resolve("photo.png"), 30, 21);
    out = folder.resolve("a.npy");
  }

  private CommandRun attention(Object... more) {
    Stream<Object> given =
        Stream.of(
            "attention",
            "--checkpoint",
            model,
            "--image",
            photo,
            "--out",
            out,
            "--heads",
            2,
            "--json");
    return CommandRun.of(Stream.concat(given, Arrays.stream(more)).toArray());
  }

  @Test
  void rolloutIsOneMapThatSumsTo1WithTheClassToken() {
    JsonNode json = attention("--rollout", "--query", "1,2").well().json();
    Npy rollout = Npy.read(out);
    assertThat(rollout.shape()).containsExactly(5, 7);
    assertThat(json.path("shape").toString()).isEqualTo("[5,7]");
    assertThat(json.path("rollout").asBoolean()).isTrue();
    // 36 float32 numbers.
    assertThat(Arrays.stream(rollout.values()).sum() + json.path("toCls").asDouble())
        .isCloseTo(1, within(1e-5));
    // Both blocks keep at least half of the token itself.
    assertThat(rollout.values()[9]).isGreaterThan(0.25);
  }

  @Test
  void rolloutOfTheFirstBlockIsHalfItsMeanAttention() {
    attention("--block", 0).well();
    double[] heads = Npy.read(out).values();
    attention("--block", 0, "--rollout").well();
    double[] rollout = Npy.read(out).values();
    for (int patch = 0; patch < 35; patch++) {
      double mean = (heads[patch] + heads[35 + patch]) / 2;
      assertThat(rollout[patch]).isCloseTo(mean / 2, within(1e-7));
    }
  }

  @Test
  void masksHoldTheMassOfEachHead() {
    JsonNode json = attention("--mass", 0.6).well().json();
    Npy attention = Npy.read(out);
    Npy masks = Npy.read(folder.resolve("a.mask.npy"));
    assertThat(masks.shape()).containsExactly(2, 5, 7);
    assertThat(json.path("mass").asDouble()).isEqualTo(0.6);
    assertThat(json.path("written").size()).isEqualTo(2);
    for (int head = 0; head < 2; head++) {
      float[] map = new float[35];
      for (int patch = 0; patch < 35; patch++) {
        map[patch] = (float) attention.values()[head * 35 + patch];
      }
      boolean[] expected = AttentionMaps.massMask(map, 0.6);
      for (int patch = 0; patch < 35; patch++) {
        assertThat(masks.values()[head * 35 + patch]).isEqualTo(expected[patch] ? 1 : 0);
      }
    }
  }

  @Test
  void figuresAreOfThePhotosSizeAndDiffer() throws IOException {
    Path mean = folder.resolve("mean.png");
    Path heads = folder.resolve("heads.png");
    Path rollout = folder.resolve("rollout.png");
    attention("--figure", mean).well();
    attention("--figure", heads, "--heads-overlay").well();
    attention("--figure", rollout, "--rollout").well();
    for (Path figure : new Path[] {mean, heads, rollout}) {
      assertThat(ImageIO.read(figure.toFile()).getWidth()).isEqualTo(30);
      // The model does not see the last row, so the photo stays.
      assertThat(ImageIO.read(figure.toFile()).getRGB(4, 20))
          .isEqualTo(ImageIO.read(photo.toFile()).getRGB(4, 20));
    }
    assertThat(Files.mismatch(mean, heads)).isNotEqualTo(-1);
    assertThat(Files.mismatch(mean, rollout)).isNotEqualTo(-1);
  }

  @Test
  void aFigureOfOneHeadShowsThatHead() throws IOException {
    Path head = folder.resolve("head.png");
    Path largest = folder.resolve("largest.png");
    attention("--figure", head, "--head", 1).well();
    attention("--figure", largest, "--max").well();
    double[] values = Npy.read(out).values();
    int strongest = 35;
    for (int patch = 35; patch < 70; patch++) {
      strongest = values[patch] > values[strongest] ? patch : strongest;
    }
    int x = (strongest - 35) % 7 * 4;
    int y = (strongest - 35) / 7 * 4;
    int photoRgb = ImageIO.read(photo.toFile()).getRGB(x, y);
    // The largest value of a map is the last colour of viridis, six tenths of it.
    Rgb last = ColorMap.VIRIDIS.at(1);
    int expected =
        0xFF000000
            | mixed(photoRgb >> 16 & 0xFF, last.red()) << 16
            | mixed(photoRgb >> 8 & 0xFF, last.green()) << 8
            | mixed(photoRgb & 0xFF, last.blue());
    assertThat(ImageIO.read(head.toFile()).getRGB(x, y)).isEqualTo(expected);
    assertThat(Files.mismatch(head, largest)).isNotEqualTo(-1);
  }

  private static int mixed(int below, int above) {
    return (int) Math.round(below * 0.4 + above * 0.6);
  }

  @Test
  void aFigureWithAMassShowsThePhotoElsewhere() throws IOException {
    Path figure = folder.resolve("mass.png");
    attention("--figure", figure, "--mass", 0.3, "--head", 0).well();
    double[] kept = Npy.read(folder.resolve("a.mask.npy")).values();
    for (int patch = 0; patch < 35; patch++) {
      int x = patch % 7 * 4;
      int y = patch / 7 * 4;
      boolean untouched =
          ImageIO.read(figure.toFile()).getRGB(x, y) == ImageIO.read(photo.toFile()).getRGB(x, y);
      assertThat(untouched).isEqualTo(kept[patch] == 0);
    }
  }

  @Test
  void aHeadThatTheModelLacksIsToldBeforeAnythingIsWritten() {
    CommandRun run = attention("--figure", folder.resolve("f.png"), "--head", 2);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("2 heads, 0 to 1", "no head 2");
    assertThat(out).doesNotExist();
  }

  @Test
  void aFigureThatCannotBeWrittenIsToldBeforeAnythingIsComputed() {
    CommandRun run = attention("--figure", folder);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("--figure should name a file");
    assertThat(out).doesNotExist();
  }
}
