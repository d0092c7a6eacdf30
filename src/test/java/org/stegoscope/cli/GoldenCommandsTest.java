package org.stegoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.Fixtures;
import org.stegoscope.Fixtures.Golden;
import org.stegoscope.Fixtures.Npy;
import tools.jackson.databind.JsonNode;

/// The commands as a stranger would check them: a picture and a checkpoint in, files out, compared
/// with what the original implementations gave.
final class GoldenCommandsTest {

  private static final String DINO = "A_dino_vit/a1_embed384_d2_p8";
  private static final String STEGO = "B_stego/b1_nonlinear_d2_p8";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"token, feat", "key, KK"})
  void featuresAreThoseOfDino(String facet, String array) {
    Path out = folder.resolve("f.npy");
    CommandRun.of(
            "features",
            "--checkpoint",
            Fixtures.path(DINO + "/backbone.pth"),
            "--image",
            Pictures.write(folder.resolve("i.png"), Fixtures.golden(DINO, "n64x40__image_u8")),
            "--out",
            out,
            "--facet",
            facet)
        .well();
    assertReproduced(Fixtures.golden(DINO, "n64x40__" + array), out);
  }

  @Test
  void attentionIsThatOfDino() {
    Path out = folder.resolve("a.npy");
    CommandRun.of(
            "attention",
            "--checkpoint",
            Fixtures.path(DINO + "/backbone.pth"),
            "--image",
            Pictures.write(folder.resolve("i.png"), Fixtures.golden(DINO, "n64x40__image_u8")),
            "--out",
            out,
            "--query",
            "2,3")
        .well();
    Npy written = Npy.read(out);
    assertThat(written.shape()).containsExactly(6, 8, 5);
    // [1, 6, 41, 41], tolerances of the array: 1.9e-5 and 1e-4 relative.
    Golden attention = Fixtures.golden(DINO, "n64x40__attn_last");
    int token = 1 + 2 * 5 + 3;
    for (int head = 0; head < 6; head++) {
      for (int patch = 0; patch < 40; patch++) {
        double expected = attention.values()[(head * 41 + token) * 41 + 1 + patch];
        double actual = written.values()[head * 40 + patch];
        assertThat(Math.abs(actual - expected))
            .isLessThanOrEqualTo(attention.atol() + attention.rtol() * Math.abs(expected));
      }
    }
  }

  @Test
  void codesAreThoseOfStego() {
    Path out = folder.resolve("code.npy");
    CommandRun.of(
            "features",
            "--checkpoint",
            Fixtures.path(STEGO + "/stego_nonlinear.ckpt"),
            "--image",
            stegoPicture(),
            "--out",
            out,
            "--space",
            "stego",
            "--flip-average")
        .well();
    assertReproduced(Fixtures.golden(STEGO, "n96x128__code_flip_avg"), out);
  }

  /// The reference finds no pixel that flips between float32 and float64, so none may differ.
  @ParameterizedTest
  @ValueSource(strings = {"cluster", "linear"})
  void labelsAreThoseOfStego(String probe) throws IOException {
    CommandRun.of(
            "segment",
            "--checkpoint",
            Fixtures.path(STEGO + "/stego_nonlinear.ckpt"),
            "--image",
            stegoPicture(),
            "--out",
            folder.resolve("s"),
            "--probe",
            probe,
            "--flip-average")
        .well();
    int[] expected =
        Arrays.stream(Fixtures.golden(STEGO, "n96x128__" + probe + "_labels").values())
            .mapToInt(value -> (int) value)
            .toArray();
    assertThat(Pictures.Indexed.read(folder.resolve("s/i.labels.png")).ids()).isEqualTo(expected);
  }

  @Test
  void inspectTellsWhatAStegoCheckpointIs() {
    JsonNode json =
        CommandRun.of("inspect", "--json", Fixtures.path(STEGO + "/stego_nonlinear.ckpt"))
            .well()
            .json();
    assertThat(json.path("method").asString()).isEqualTo("stego");
    JsonNode architecture = json.path("architecture");
    assertThat(architecture.path("patch").asInt()).isEqualTo(8);
    assertThat(architecture.path("width").asInt()).isEqualTo(384);
    assertThat(architecture.path("depth").asInt()).isEqualTo(2);
    assertThat(architecture.path("heads").asInt()).isEqualTo(6);
    assertThat(architecture.path("codeDimension").asInt()).isEqualTo(70);
    assertThat(architecture.path("projection").asString()).isEqualTo("nonlinear");
    assertThat(architecture.path("classes").asInt()).isEqualTo(27);
    assertThat(architecture.path("dataset").asString()).isEqualTo("cocostuff27");
    assertThat(json.path("config").path("neg_inter_weight").asDouble()).isEqualTo(0.63);
    assertThat(json.path("classes").size()).isEqualTo(27);
    assertThat(json.path("tensors").size()).isGreaterThan(30);
    JsonNode first = json.path("tensors").path(0);
    assertThat(first.path("name").asString()).isEqualTo("net.model.cls_token");
    assertThat(first.path("path").asString()).isEqualTo("state_dict.net.model.cls_token");
  }

  private Path stegoPicture() {
    return Pictures.write(folder.resolve("i.png"), Fixtures.golden(STEGO, "n96x128__image_u8"));
  }

  /// The golden arrays have a batch axis of 1 in front.
  private static void assertReproduced(Golden golden, Path file) {
    Npy written = Npy.read(file);
    assertThat(written.shape())
        .containsExactly(Arrays.copyOfRange(golden.shape(), 1, golden.shape().length));
    float[] values = new float[written.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) written.values()[i];
    }
    golden.assertReproducedBy(values);
  }
}
