package org.stegoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.model.TestBackbone;
import tools.jackson.databind.JsonNode;

/// The command `neighbours`, on five pictures of which the last is the same as the second.
final class NeighboursCommandTest {

  @TempDir Path folder;
  private Path model;
  private TinyFiles files;

  @BeforeEach
  void makeFiles() throws IOException {
    files = new TinyFiles(Files.createDirectories(folder.resolve("data")));
    for (int i = 0; i < 5; i++) {
      int kind = i == 4 ? 1 : i;
      files.colored(
          "images/train/p%d.png".formatted(i), 40, 32, (x, y) -> 7919 * kind * (x + 1) ^ 331 * y);
    }
    model = new TestBackbone(32, 8, 16, 2, 32).write(folder.resolve("vit.safetensors"));
  }

  private CommandRun run(Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "neighbours",
                "--dataset",
                "folder:" + files.folder(),
                "--backbone",
                model,
                "--resolution",
                "upstream:32"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  @Test
  void equalPicturesAreTheNearest() {
    List<String> lines = run("--image", "p4", "--count", 3).well().out().lines().toList();
    assertThat(lines).hasSize(4).startsWith("p4", "   0  1.0000  p1", "   1  1.0000  p4");
    assertThat(lines.get(3)).matches(" {3}2 {2}-?[01]\\.\\d{4} {2}p[023]");
  }

  @Test
  void allPicturesAreToldWithWhatTheyWereMadeFrom() {
    JsonNode told = run("--json").well().json();
    assertThat(told.path("images").size()).isEqualTo(5);
    assertThat(told.at("/images/2/image").asString()).isEqualTo("p2");
    assertThat(told.at("/images/2/neighbours").size()).isEqualTo(5);
    assertThat(told.at("/images/2/neighbours/0/image").asString()).isEqualTo("p2");
    // A float32 cosine of a vector with itself.
    assertThat(told.at("/images/2/neighbours/0/similarity").asDouble())
        .isCloseTo(1, Offset.offset(1e-6));
    assertThat(told.at("/provenance/sha256").asString()).hasSize(64);
    assertThat(told.at("/provenance/resolution").asString()).isEqualTo("upstream:32");
    assertThat(told.at("/provenance/mode").asString()).isEqualTo("plain");
    assertThat(told.path("written").size()).isZero();
  }

  @Test
  void theTableIsWrittenAndKept() throws IOException {
    Path out = folder.resolve("out");
    run("--out", out).well();
    List<String> rows = Files.readAllLines(out.resolve("neighbours.csv"));
    assertThat(rows).hasSize(26).startsWith("image,rank,neighbour,similarity", "p0,0,p0,1.000000");
    assertThat(out.resolve("neighbours.json")).content().contains("\"crops\"");
    try (var kept = Files.list(out.resolve("computed"))) {
      assertThat(kept.map(file -> file.getFileName().toString().replaceAll("-.*", "")))
          .containsExactlyInAnyOrder("means", "neighbours");
    }
    run("--out", out).well();
    assertThat(Files.readAllLines(out.resolve("neighbours.csv"))).isEqualTo(rows);
  }

  @Test
  void upstreamsNoiseIsDrawnBySeed() {
    JsonNode first = run("--json", "--as-upstream", "--seed", 3).well().json();
    assertThat(first.at("/provenance/mode").asString()).isEqualTo("as_upstream");
    assertThat(first.at("/provenance/seed").asInt()).isEqualTo(3);
    assertThat(run("--json", "--as-upstream", "--seed", 3).well().json()).isEqualTo(first);
    assertThat(run("--json", "--as-upstream", "--seed", 4).well().json().path("images"))
        .isNotEqualTo(first.path("images"));
  }

  @Test
  void partsOfPicturesHaveNeighbours() {
    JsonNode told = run("--json", "--crops", "five", "--image", "p1#2").well().json();
    assertThat(told.at("/provenance/images").asInt()).isEqualTo(25);
    assertThat(told.at("/images/0/neighbours/0/image").asString()).isEqualTo("p1#2");
    assertThat(told.at("/images/0/neighbours/1/image").asString()).isEqualTo("p4#2");
  }

  @Test
  void picturesThatCannotBeUsedAreNamed() throws IOException {
    files.text("images/train/p3.png", "no picture");
    CommandRun run = run("--json");
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("p3.png");
    assertThat(run.json().at("/provenance/images").asInt()).isEqualTo(4);
    CommandRun asked = run("--image", "p3");
    assertThat(asked.status()).isEqualTo(3);
    assertThat(asked.err()).contains("“p3” cannot be read");
    CommandRun unknown = run("--image", "p9");
    assertThat(unknown.status()).isEqualTo(3);
    assertThat(unknown.err()).contains("has no picture “p9”; its first is “p0”");
    assertThat(run("--count", 31).status()).isEqualTo(2);
  }
}
