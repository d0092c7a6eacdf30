package org.stegoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.Fixtures.Npy;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.TestBackbone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The commands that run a model, on small made-up ones, with everything they write read back.
final class ModelCommandsTest {

  /// Patch 4, width 8, 1 head, depth 2.
  private static Path dino;

  /// The same backbone with a code of 6 and 5 classes.
  private static Path stego;

  @TempDir private static Path models;
  @TempDir private Path folder;
  private Path photo;

  @BeforeAll
  static void writeModels() throws IOException {
    dino = new TestBackbone(16, 4, 8, 2, 32).write(models.resolve("dino.safetensors"));
    stego =
        new TestBackbone(16, 4, 8, 2, 32)
            .withStego(6, 5)
            .write(models.resolve("stego.safetensors"));
  }

  @BeforeEach
  void writePhoto() {
    photo = Pictures.write(folder.resolve("photo.png"), 30, 21);
  }

  @Test
  void featuresAreChannelsRowsColumnsOfWholePatches() {
    Path out = folder.resolve("f.npy");
    CommandRun run =
        CommandRun.of("features", "--checkpoint", dino, "--image", photo, "--out", out, "--json")
            .well();
    assertThat(Npy.read(out).shape()).containsExactly(8, 5, 7);
    JsonNode json = run.json();
    assertThat(json.path("written").get(0).asString()).isEqualTo(out.toString());
    assertThat(json.path("dtype").asString()).isEqualTo("float32");
    assertThat(json.path("shape").toString()).isEqualTo("[8,5,7]");
    assertThat(json.path("placement").path("width").asDouble()).isEqualTo(28);
    JsonNode provenance = json.path("provenance");
    assertThat(provenance.path("image").path("sha256").asString()).hasSize(64);
    assertThat(provenance.path("checkpoint").path("sha256").asString()).hasSize(64);
    assertThat(provenance.path("resolution").asString()).isEqualTo("native");
    assertThat(provenance.path("space").asString()).isEqualTo("dino");
  }

  @Test
  void withoutJsonTheWrittenFilesAreListed() {
    Path out = folder.resolve("f.npy");
    CommandRun run =
        CommandRun.of("features", "--checkpoint", dino, "--image", photo, "--out", out).well();
    assertThat(run.out()).isEqualTo(out + System.lineSeparator());
  }

  @Test
  void facetBlockSpaceResolutionAndMirrorChangeTheFeatures() {
    double[] plain = features();
    assertThat(features("--facet", "key")).isNotEqualTo(plain);
    assertThat(features("--facet", "residual")).isNotEqualTo(plain);
    assertThat(features("--block", "0")).isNotEqualTo(plain);
    assertThat(features("--block", "1")).isEqualTo(plain);
    assertThat(features("--flip-average")).isNotEqualTo(plain);
    assertThat(features("--normalization", "half")).isNotEqualTo(plain);
    assertThat(features("--resolution", "16x8")).hasSize(8 * 2 * 4);
    assertThat(features("--heads", "2")).isNotEqualTo(plain);
    assertThat(features("--threads", "1", "--device", "cpu", "--facet", "TOKEN")).isEqualTo(plain);
  }

  private double[] features(String... more) {
    Path out = folder.resolve("some.npy");
    Stream<Object> given =
        Stream.of("features", "--checkpoint", dino, "--image", photo, "--out", out);
    CommandRun.of(Stream.concat(given, Arrays.stream(more)).toArray()).well();
    return Npy.read(out).values();
  }

  @Test
  void codesAreTheHeadsOutput() {
    Path out = folder.resolve("code.npy");
    CommandRun.of(
            "features", "--checkpoint", stego, "--image", photo, "--out", out, "--space", "stego")
        .well();
    assertThat(Npy.read(out).shape()).containsExactly(6, 5, 7);
  }

  @Test
  void attentionIsHeadsRowsColumnsAndSumsTo1WithTheClassToken() {
    Path out = folder.resolve("a.npy");
    for (String query : List.of("cls", "4,6")) {
      JsonNode json =
          CommandRun.of(
                  "attention",
                  "--checkpoint",
                  dino,
                  "--image",
                  photo,
                  "--out",
                  out,
                  "--heads",
                  2,
                  "--query",
                  query,
                  "--json")
              .well()
              .json();
      Npy attention = Npy.read(out);
      assertThat(attention.shape()).containsExactly(2, 5, 7);
      for (int head = 0; head < 2; head++) {
        double sum =
            Arrays.stream(attention.values(), head * 35, head * 35 + 35).sum()
                + json.path("toCls").get(head).asDouble();
        // 36 float32 numbers of a softmax.
        assertThat(sum).isCloseTo(1, within(1e-5));
      }
    }
  }

  @Test
  void aQueryOutsideTheGridIsBadInput() {
    CommandRun run =
        CommandRun.of(
            "attention",
            "--checkpoint",
            dino,
            "--image",
            photo,
            "--out",
            folder.resolve("a.npy"),
            "--query",
            "5,0");
    assertBadInput(run, "5 rows and 7 columns");
  }

  @Test
  void segmentWritesLabelsOverlayAndJsonOfEachPhoto() throws IOException {
    Path out = folder.resolve("results");
    CommandRun run =
        CommandRun.of(
                "segment",
                "--checkpoint",
                dino,
                "--image",
                photo,
                "--out",
                out,
                "--clusters",
                3,
                "--seed",
                5,
                "--json")
            .well();
    Pictures.Indexed labels = Pictures.Indexed.read(out.resolve("photo.labels.png"));
    assertThat(labels.width()).isEqualTo(30);
    assertThat(labels.height()).isEqualTo(21);
    // What the model did not see is void: two columns at the right, one row at the bottom.
    assertThat(labels.ids()[29]).isEqualTo(255);
    assertThat(labels.ids()[20 * 30]).isEqualTo(255);
    assertThat(ImageIO.read(out.resolve("photo.overlay.png").toFile()).getWidth()).isEqualTo(30);
    JsonNode json = json(out.resolve("photo.json"));
    assertThat(json.path("probe").asString()).isEqualTo("kmeans");
    assertThat(json.path("provenance").path("clusters").asInt()).isEqualTo(3);
    assertThat(json.path("provenance").path("seed").asInt()).isEqualTo(5);
    assertThat(json.path("voidArea").asLong()).isEqualTo(30 * 21 - 28 * 20);
    assertThat(json.path("classes").size()).isEqualTo(3);
    for (JsonNode entry : json.path("classes")) {
      int id = entry.path("id").asInt();
      assertThat(entry.path("name").asString()).isEqualTo("cluster " + id);
      assertThat(entry.path("area").asLong())
          .isEqualTo(Arrays.stream(labels.ids()).filter(label -> label == id).count());
      assertThat(entry.path("color").asString())
          .isEqualTo("#%06x".formatted(labels.colors().getRGB(id) & 0xFFFFFF));
    }
    assertThat(run.json().path("written").size()).isEqualTo(3);
    assertThat(run.json().path("images").get(0)).isEqualTo(json);
    try (Stream<Path> written = Files.list(out)) {
      assertThat(written).hasSize(3);
    }
  }

  @Test
  void theDefaultProbeIsTheClusterProbeElseEightMeans() throws IOException {
    segment(stego, "stego");
    assertThat(json(folder.resolve("stego/photo.json")).path("probe").asString())
        .isEqualTo("cluster");
    segment(stego, "linear", "--probe", "linear");
    JsonNode linear = json(folder.resolve("linear/photo.json"));
    assertThat(linear.path("probe").asString()).isEqualTo("linear");
    assertThat(linear.path("classes").size()).isEqualTo(5);
    segment(dino, "dino");
    JsonNode kmeans = json(folder.resolve("dino/photo.json"));
    assertThat(kmeans.path("probe").asString()).isEqualTo("kmeans");
    assertThat(kmeans.path("provenance").path("clusters").asInt()).isEqualTo(8);
    assertThat(kmeans.path("provenance").path("seed").asInt(-1)).isZero();
  }

  private void segment(Path model, String out, String... more) {
    Stream<Object> given =
        Stream.of("segment", "--checkpoint", model, "--image", photo, "--out", folder.resolve(out));
    CommandRun.of(Stream.concat(given, Arrays.stream(more)).toArray()).well();
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    segment(dino, "once", "--seed", "11");
    segment(dino, "again", "--seed", "11");
    for (String name : List.of("photo.labels.png", "photo.overlay.png")) {
      assertThat(Files.mismatch(folder.resolve("once/" + name), folder.resolve("again/" + name)))
          .isEqualTo(-1);
    }
  }

  @Test
  void aProbeTheCheckpointHasNotIsBadInput() {
    assertBadInput(
        CommandRun.of(
            "segment",
            "--checkpoint",
            dino,
            "--image",
            photo,
            "--out",
            folder.resolve("x"),
            "--probe",
            "linear"),
        "no linear probe");
  }

  @Test
  void oneBadPhotoDoesNotStopTheOthers() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.png"), "no picture");
    Path second =
        Pictures.write(Files.createDirectory(folder.resolve("b")).resolve("photo.png"), 16, 16);
    Path out = folder.resolve("results");
    CommandRun run =
        CommandRun.of("segment", "--checkpoint", dino, "--image", photo, bad, second, "--out", out);
    assertBadInput(run, "bad.png");
    assertThat(out.resolve("photo.labels.png")).exists();
    assertThat(Pictures.Indexed.read(out.resolve("photo-2.labels.png")).width()).isEqualTo(16);
    assertThat(run.out().lines()).hasSize(6);
  }

  @Test
  void outputsAreReplaced() throws IOException {
    Path out = Files.writeString(folder.resolve("f.npy"), "old");
    CommandRun.of("features", "--checkpoint", dino, "--image", photo, "--out", out).well();
    assertThat(Npy.read(out).shape()).containsExactly(8, 5, 7);
  }

  @Test
  void missingThingsAreBadInputAndNothingIsWritten() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    Path out = folder.resolve("f.npy");
    assertBadInput(
        CommandRun.of("features", "--checkpoint", nowhere, "--image", photo, "--out", out),
        "nowhere");
    assertBadInput(
        CommandRun.of("features", "--checkpoint", dino, "--image", nowhere, "--out", out),
        "nowhere");
    assertBadInput(
        CommandRun.of(
            "features", "--checkpoint", dino, "--image", photo, "--out", nowhere.resolve("f.npy")),
        "nowhere does not exist");
    assertBadInput(
        CommandRun.of("features", "--checkpoint", dino, "--image", photo, "--out", folder),
        "is a folder");
    assertBadInput(
        CommandRun.of(
            "segment", "--checkpoint", dino, "--image", photo, "--out", nowhere.resolve("deep")),
        "nowhere does not exist");
    assertBadInput(
        CommandRun.of("segment", "--checkpoint", dino, "--image", photo, "--out", photo),
        "is a file");
    assertBadInput(
        CommandRun.of(
            "features", "--checkpoint", dino, "--image", photo, "--out", out, "--block", 2),
        "block");
    assertBadInput(
        CommandRun.of(
            "features", "--checkpoint", dino, "--image", photo, "--out", out, "--heads", 3),
        "head");
    assertBadInput(
        CommandRun.of(
            "features", "--checkpoint", dino, "--image", photo, "--out", out, "--space", "stego"),
        "segmentation head");
    assertBadInput(
        CommandRun.of(
            "features", "--checkpoint", dino, "--image", photo, "--out", out, "--device", "cuda:7"),
        "cuda:7");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(photo);
    }
  }

  @Test
  void correspondWritesMapsAndTheNearestPatches() throws IOException {
    Path other = Pictures.write(folder.resolve("other.png"), 16, 12);
    Path out = folder.resolve("c");
    CommandRun run =
        CommandRun.of(
                "correspond",
                "--checkpoint",
                dino,
                "--image",
                photo,
                "--point",
                "9,6",
                "--other",
                other,
                "--out",
                out,
                "--json")
            .well();
    Npy own = Npy.read(out.resolve("photo.similarity.npy"));
    assertThat(own.shape()).containsExactly(5, 7);
    assertThat(Npy.read(out.resolve("other.similarity.npy")).shape()).containsExactly(3, 4);
    assertThat(ImageIO.read(out.resolve("photo.heat.png").toFile()).getHeight()).isEqualTo(21);
    assertThat(out.resolve("other.heat.png")).exists();
    JsonNode json = json(out.resolve("correspondence.json"));
    JsonNode query = json.path("query");
    assertThat(query.path("row").asInt()).isEqualTo(1);
    assertThat(query.path("column").asInt()).isEqualTo(2);
    assertThat(query.path("centerX").asDouble()).isEqualTo(10);
    assertThat(query.path("centerY").asDouble()).isEqualTo(6);
    // A float32 vector's cosine with itself.
    assertThat(own.values()[1 * 7 + 2]).isCloseTo(1, within(1e-6));
    JsonNode nearest = json.path("images").get(0).path("nearest");
    assertThat(nearest.size()).isEqualTo(10);
    double before = 1.1;
    for (JsonNode match : nearest) {
      double similarity = match.path("similarity").asDouble();
      assertThat(similarity).isLessThanOrEqualTo(before);
      assertThat(similarity)
          .isEqualTo(
              own.values()[match.path("row").asInt() * 7 + match.path("column").asInt()],
              within(1e-7));
      before = similarity;
    }
    assertThat(json.path("heat").path("low").asDouble()).isEqualTo(-1);
    assertThat(json.path("ranking").size()).isEqualTo(2);
    assertThat(json.path("ranking").get(0).path("similarity").asDouble())
        .isGreaterThanOrEqualTo(json.path("ranking").get(1).path("similarity").asDouble());
    // Of 35 patches the best percent is the best one.
    assertThat(json.path("ranking").get(0).path("bestPercent").asDouble())
        .isEqualTo(json.path("ranking").get(0).path("similarity").asDouble());
    assertThat(run.json().path("written").size()).isEqualTo(5);
  }

  @Test
  void aPointOutsideThePhotoOrOutsideWhatTheModelSeesIsBadInput() {
    Path out = folder.resolve("c");
    for (String point : List.of("30,5", "5,21", "-1,5")) {
      assertBadInput(
          CommandRun.of(
              "correspond", "--checkpoint", dino, "--image", photo, "--point", point, "--out", out),
          "outside photo.png");
    }
    assertBadInput(
        CommandRun.of(
            "correspond", "--checkpoint", dino, "--image", photo, "--point", "29,5", "--out", out),
        "outside the part of photo.png");
    assertThat(out).doesNotExist();
  }

  @Test
  void aCancelledCommandExitsWith4() {
    JobContext cancelled =
        new JobContext() {
          @Override
          public void progress(String stage, double fraction) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    Path out = folder.resolve("f.npy");
    CommandRun run =
        CommandRun.under(
            cancelled, "features", "--checkpoint", dino, "--image", photo, "--out", out);
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).isEqualTo("stegoscope: cancelled" + System.lineSeparator());
    assertThat(out).doesNotExist();
  }

  private static void assertBadInput(CommandRun run, String part) {
    assertThat(run.status()).as(run.toString()).isEqualTo(3);
    assertThat(run.err().lines()).singleElement().asString().contains(part);
  }

  private static JsonNode json(Path file) {
    return new ObjectMapper().readTree(file.toFile());
  }
}
