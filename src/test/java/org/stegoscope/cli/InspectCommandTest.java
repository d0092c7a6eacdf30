package org.stegoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegoscope.Fixtures;
import org.stegoscope.model.TestBackbone;
import tools.jackson.databind.JsonNode;

/// What `inspect` tells of files good, odd and hostile.
final class InspectCommandTest {

  @TempDir private Path folder;
  private Path good;

  @BeforeEach
  void writeModel() throws IOException {
    good =
        new TestBackbone(16, 4, 8, 2, 32).withStego(6, 5).write(folder.resolve("good.safetensors"));
  }

  @Test
  void jsonHasTheFieldsOthersRelyOn() {
    JsonNode json = CommandRun.of("inspect", "--json", good).well().json();
    assertThat(json.propertyNames())
        .containsExactly(
            "file",
            "bytes",
            "sha256",
            "container",
            "method",
            "architecture",
            "missing",
            "unexpected",
            "ignored",
            "classes",
            "problems",
            "note",
            "config",
            "tensors");
    assertThat(json.path("architecture").propertyNames())
        .containsExactly(
            "patch",
            "width",
            "depth",
            "heads",
            "mlp",
            "positions",
            "projection",
            "codeDimension",
            "classes",
            "extraClusters",
            "featureType",
            "dataset",
            "preprocessing",
            "untrained");
    assertThat(json.path("method").asString()).isEqualTo("stego");
    assertThat(json.path("container").asString()).isEqualTo("safetensors");
    assertThat(json.path("architecture").path("positions").toString()).isEqualTo("[4,4]");
    JsonNode cls =
        StreamSupport.stream(json.path("tensors").spliterator(), false)
            .filter(tensor -> tensor.path("name").asString().endsWith("cls_token"))
            .findFirst()
            .orElseThrow();
    assertThat(cls.path("shape").toString()).isEqualTo("[1,1,8]");
    assertThat(cls.path("dtype").asString()).isEqualTo("float32");
  }

  @Test
  void textTellsTheSame() {
    assertThat(CommandRun.of("inspect", good).well().out())
        .contains("good.safetensors", "stego", "patch", "cls_token", "[1, 1, 8] float32");
  }

  @Test
  void statisticsStandBesideEachTensorWhereTheyAreAskedFor() {
    JsonNode plain = CommandRun.of("inspect", "--json", good).well().json();
    assertThat(plain.path("tensors").path(0).propertyNames())
        .containsExactly("name", "path", "shape", "dtype");
    JsonNode json = CommandRun.of("inspect", "--json", "--statistics", good).well().json();
    for (JsonNode tensor : json.path("tensors").values()) {
      JsonNode statistics = tensor.path("statistics");
      assertThat(statistics.propertyNames())
          .containsExactly(
              "count", "min", "max", "mean", "std", "zeros", "nan", "infinite", "histogram");
      long elements =
          tensor.path("shape").valueStream().mapToLong(JsonNode::asLong).reduce(1, (a, b) -> a * b);
      assertThat(statistics.path("count").asLong()).isEqualTo(elements);
      assertThat(statistics.path("histogram").valueStream().mapToLong(JsonNode::asLong).sum())
          .isEqualTo(elements);
      assertThat(statistics.path("mean").asDouble())
          .isBetween(statistics.path("min").asDouble(), statistics.path("max").asDouble());
    }
  }

  @Test
  void statisticsAreATableForPeople() {
    assertThat(CommandRun.of("inspect", good).well().out()).doesNotContain("deviation  ");
    assertThat(CommandRun.of("inspect", "--statistics", good).well().out())
        .containsPattern("min +max +mean +deviation +zeros +NaN +infinite")
        .containsPattern("cls_token( +-?[0-9.e-]+){4} +0 +0 +0\\R");
  }

  @Test
  void damagedNumbersAreCountedAndNoNumberOfThemIsNaN() {
    Path file = Fixtures.path("I_adversarial/model_nan_weight.pth");
    JsonNode json = CommandRun.of("inspect", "--json", "--statistics", file).json();
    JsonNode damaged =
        json.path("tensors")
            .valueStream()
            .filter(tensor -> tensor.path("name").asString().equals("blocks.0.mlp.fc1.weight"))
            .findFirst()
            .orElseThrow()
            .path("statistics");
    assertThat(damaged.path("nan").asLong() + damaged.path("infinite").asLong()).isEqualTo(64);
    assertThat(damaged.path("mean").isNumber()).isTrue();
  }

  @Test
  void oneLineForEachFileThatCanBeRead() throws IOException {
    Path page = Files.writeString(folder.resolve("page.pth"), "<html>not found</html>");
    CommandRun run =
        CommandRun.of("inspect", "--json", good, page, folder.resolve("absent.pth"), good);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.jsonLines()).hasSize(2);
    assertThat(run.err().lines()).hasSize(2);
    assertThat(run.err()).contains("page.pth", "absent.pth");
  }

  @Test
  void theNameOfAFileCannotForgeLines() {
    CommandRun run = CommandRun.of("inspect", folder.resolve("a\nstegoscope: all is well"));
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err().lines()).hasSize(1);
  }

  static Stream<JsonNode> adversarial() {
    JsonNode manifest = Fixtures.json("I_adversarial/manifest.json");
    return StreamSupport.stream(manifest.path("files").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("adversarial")
  void everyHostileFileEndsInASentence(JsonNode entry) {
    Path file = Fixtures.path("I_adversarial/" + entry.path("file").asString());
    boolean readable =
        entry.path("stage").asString().equals("model")
            || entry.path("expect").asString().equals("load");
    CommandRun run = CommandRun.of("inspect", "--json", file);
    if (run.status() == 0) {
      assertThat(readable || entry.path("also_acceptable").asString("").equals("load"))
          .as(run.toString())
          .isTrue();
      assertThat(run.json().path("tensors").isArray()).isTrue();
    } else {
      assertThat(run.status()).as(run.toString()).isEqualTo(3);
      assertThat(!readable || entry.path("also_acceptable").asString("").equals("error"))
          .as(run.toString())
          .isTrue();
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines()).hasSize(1);
    }
  }

  static Stream<JsonNode> unusableModels() {
    return adversarial()
        .filter(entry -> entry.path("stage").asString().equals("model"))
        .filter(entry -> entry.path("expect").asString().equals("error"));
  }

  @ParameterizedTest
  @MethodSource("unusableModels")
  void whatCannotBeUsedAsAModelIsRefusedWithASentence(JsonNode entry) {
    Path file = Fixtures.path("I_adversarial/" + entry.path("file").asString());
    CommandRun told = CommandRun.of("inspect", "--json", file);
    assertThat(told.status()).as(told.toString()).isZero();
    List<String> kinds =
        StreamSupport.stream(told.json().path("problems").spliterator(), false)
            .filter(problem -> problem.path("severity").asString().equals("error"))
            .map(problem -> problem.path("kind").asString())
            .toList();
    assertThat(kinds).as(told.toString()).isNotEmpty();
    assertThat(told.err()).contains("stegoscope: ");
    CommandRun used =
        CommandRun.of(
            "features",
            "--checkpoint",
            file,
            "--image",
            Pictures.write(folder.resolve("i.png"), 32, 32),
            "--out",
            folder.resolve("f.npy"));
    assertThat(used.status()).as(used.toString()).isEqualTo(3);
    assertThat(used.err().lines()).hasSize(1);
    assertThat(folder.resolve("f.npy")).doesNotExist();
  }
}
