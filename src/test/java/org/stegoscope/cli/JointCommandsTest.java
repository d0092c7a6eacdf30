package org.stegoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.model.TestBackbone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What is computed over several photos together: feature colours and clusters.
final class JointCommandsTest {

  private static Path dino;
  private static Path stego;

  @TempDir private static Path models;
  @TempDir private Path folder;
  private Path first;
  private Path second;

  @BeforeAll
  static void writeModels() throws IOException {
    dino = new TestBackbone(16, 4, 8, 2, 32).write(models.resolve("dino.safetensors"));
    stego =
        new TestBackbone(16, 4, 8, 2, 32)
            .withStego(6, 5)
            .write(models.resolve("stego.safetensors"));
  }

  @BeforeEach
  void writePhotos() {
    first = Pictures.write(folder.resolve("first.png"), 30, 21);
    second = Pictures.write(folder.resolve("second.png"), 16, 24);
  }

  private CommandRun run(String command, Path model, String out, Object... more) {
    Stream<Object> given =
        Stream.of(
            command,
            "--checkpoint",
            model,
            "--out",
            folder.resolve(out),
            "--json",
            "--image",
            first,
            second);
    return CommandRun.of(Stream.concat(given, Arrays.stream(more)).toArray());
  }

  @Test
  void colorsWritesAPictureOfEachPhotoAndOneJson() throws IOException {
    JsonNode printed = run("colors", dino, "c").well().json();
    JsonNode json = json("c/colors.json");
    assertThat(printed.path("written").size()).isEqualTo(3);
    assertThat(printed.path("images")).isEqualTo(json.path("images"));
    assertThat(json.path("joint").asBoolean(true)).isFalse();
    assertThat(json.path("scaling").asString()).isEqualTo("centred");
    assertThat(json.path("stretch").asString()).isEqualTo("min_max");
    JsonNode image = json.path("images").get(0);
    assertThat(image.path("colors").asString()).isEqualTo("first.colors.png");
    assertThat(image.path("explainedVarianceRatio").size()).isEqualTo(3);
    assertThat(image.path("explainedVarianceRatio").get(0).asDouble())
        .isGreaterThanOrEqualTo(image.path("explainedVarianceRatio").get(1).asDouble());
    assertThat(image.path("ranges").size()).isEqualTo(3);
    assertThat(image.path("provenance").has("scope")).isFalse();
    BufferedImage picture = picture("c/first.colors.png");
    assertThat(picture.getWidth()).isEqualTo(30);
    assertThat(picture.getHeight()).isEqualTo(21);
    // One colour a patch of 4 x 4 pixels, and the photo where the model saw nothing.
    assertThat(picture.getRGB(0, 0)).isEqualTo(picture.getRGB(3, 3));
    assertThat(picture.getRGB(29, 20)).isEqualTo(ImageIO.read(first.toFile()).getRGB(29, 20));
    assertThat(extremes(picture, 28, 20)).containsExactly(0, 255);
  }

  /// The smallest and the largest red.
  private static int[] extremes(BufferedImage picture, int width, int height) {
    int[] reds = new int[width * height];
    for (int i = 0; i < reds.length; i++) {
      reds[i] = picture.getRGB(i % width, i / width) >> 16 & 0xFF;
    }
    return new int[] {
      Arrays.stream(reds).min().orElseThrow(), Arrays.stream(reds).max().orElseThrow()
    };
  }

  @Test
  void jointColoursHaveOneSetOfComponentsAndRanges() throws IOException {
    run("colors", dino, "c", "--joint", "--robust", "--standardize", "--facet", "key").well();
    JsonNode json = json("c/colors.json");
    assertThat(json.path("joint").asBoolean()).isTrue();
    assertThat(json.path("scaling").asString()).isEqualTo("standardized");
    assertThat(json.path("stretch").asString()).isEqualTo("percentiles_1_to_99");
    JsonNode one = json.path("images").get(0);
    JsonNode two = json.path("images").get(1);
    assertThat(one.path("ranges")).isEqualTo(two.path("ranges"));
    assertThat(one.path("explainedVarianceRatio")).isEqualTo(two.path("explainedVarianceRatio"));
    assertJoint(one.path("provenance"), two.path("provenance"));
    assertThat(one.path("provenance").path("facet").asString()).isEqualTo("key");
  }

  private static void assertJoint(JsonNode one, JsonNode two) {
    assertThat(one.path("scope").asString()).isEqualTo("joint");
    assertThat(one.path("images").size()).isEqualTo(2);
    assertThat(one.path("images").get(0)).isEqualTo(one.path("image").path("sha256"));
    assertThat(one.path("images").get(1)).isEqualTo(two.path("image").path("sha256"));
    assertThat(one.path("images")).isEqualTo(two.path("images"));
  }

  @Test
  void colorsOfABadPhotoDoNotStopTheOthers() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.png"), "no picture");
    for (String joint : new String[] {"--joint", "--robust"}) {
      CommandRun run = run("colors", dino, "c" + joint, bad, joint);
      assertThat(run.status()).isEqualTo(3);
      assertThat(run.err().lines()).singleElement().asString().contains("bad.png");
      assertThat(folder.resolve("c" + joint + "/second.colors.png")).exists();
    }
  }

  @Test
  void jointClustersMeanTheSameInAllPhotos() throws IOException {
    CommandRun run = run("segment", stego, "s", "--joint", "--clusters", 3, "--seed", 4).well();
    assertThat(run.json().path("written").size()).isEqualTo(6);
    JsonNode one = json("s/first.json");
    JsonNode two = json("s/second.json");
    assertThat(one.path("probe").asString()).isEqualTo("kmeans");
    assertThat(one.path("classes").size()).isEqualTo(3);
    assertThat(one.path("provenance").path("space").asString()).isEqualTo("stego");
    assertThat(one.path("provenance").path("seed").asInt()).isEqualTo(4);
    assertJoint(one.path("provenance"), two.path("provenance"));
    run("segment", stego, "alone", "--clusters", 3, "--seed", 4).well();
    assertThat(json("alone/first.json").path("provenance").has("scope")).isFalse();
    // Every cluster has some of all the patches.
    for (int id = 0; id < 3; id++) {
      assertThat(area(one, id) + area(two, id)).isPositive();
    }
  }

  @Test
  void clustersAreOfTheFeaturesThatWereChosen() throws IOException {
    run("segment", stego, "key", "--facet", "key", "--block", 0, "--seed", 4).well();
    JsonNode provenance = json("key/first.json").path("provenance");
    assertThat(provenance.path("probe").asString()).isEqualTo("kmeans");
    assertThat(provenance.path("space").asString()).isEqualTo("dino");
    assertThat(provenance.path("facet").asString()).isEqualTo("key");
    assertThat(provenance.path("block").asInt(-1)).isZero();
    run("segment", stego, "code", "--space", "stego", "--seed", 4).well();
    assertThat(json("code/first.json").path("provenance").path("space").asString())
        .isEqualTo("stego");
    assertThat(
            Files.mismatch(
                folder.resolve("key/first.labels.png"), folder.resolve("code/first.labels.png")))
        .isNotEqualTo(-1);
  }

  private static long area(JsonNode json, int id) {
    return json.path("classes").get(id).path("area").asLong();
  }

  @Test
  void aPhotoClusteredWithItsCopyLooksAsTheCopy() throws IOException {
    Files.copy(first, second, StandardCopyOption.REPLACE_EXISTING);
    run("segment", dino, "s", "--joint").well();
    assertThat(
            Files.mismatch(
                folder.resolve("s/first.labels.png"), folder.resolve("s/second.labels.png")))
        .isEqualTo(-1);
    assertThat(json("s/first.json").path("classes").size()).isEqualTo(8);
  }

  @Test
  void jointlyWithoutAPhotoNothingIsWritten() {
    Path nowhere = folder.resolve("nowhere.png");
    for (String command : new String[] {"segment", "colors"}) {
      CommandRun run =
          CommandRun.of(
              command,
              "--checkpoint",
              dino,
              "--image",
              nowhere,
              "--joint",
              "--out",
              folder.resolve("s"));
      assertThat(run.status()).isEqualTo(3);
      assertThat(folder.resolve("s")).doesNotExist();
    }
  }

  private BufferedImage picture(String name) throws IOException {
    return ImageIO.read(folder.resolve(name).toFile());
  }

  private JsonNode json(String name) {
    return new ObjectMapper().readTree(folder.resolve(name).toFile());
  }
}
