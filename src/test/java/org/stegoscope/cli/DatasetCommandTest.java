package org.stegoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.dataset.collection.TinyFiles;
import tools.jackson.databind.JsonNode;

final class DatasetCommandTest {

  @TempDir Path folder;

  @BeforeEach
  void writeDataset() throws IOException {
    TinyFiles files = new TinyFiles(folder);
    for (String name : new String[] {"a", "b", "c"}) {
      files.photo("images/train/" + name + ".jpg", 4, 2);
      files.grey("labels/train/" + name + ".png", 4, 2, (x, _) -> x == 3 ? 9 : x);
    }
    files.photo("images/val/d.jpg", 4, 2);
    files.text("classes.txt", "0 road 1 2 3\n1 car 4 5 6\n2 void 0 0 0\n");
  }

  @Test
  void theTextNamesSplitsClassesAndOddities() {
    CommandRun run = CommandRun.of("dataset", folder).well();
    assertThat(run.out())
        .startsWith("folder:" + folder)
        .contains("  train: 3 pictures, 3 with labels, 4 x 2 pixels\n")
        .contains("  val: 1 picture, 0 with labels, 4 x 2 pixels\n")
        .containsPattern(" 0 road +6 +25\\.00 % +3\n")
        .containsPattern(" 1 car +6 +25\\.00 % +3\n")
        .containsPattern(" void +12 +50\\.00 %")
        .contains("    3 pictures with unknown labels\n")
        .contains("a.png has 2 pixels of no class, such as 9; they count as none.")
        .contains("The split val has 1 picture:");
  }

  @Test
  void theJsonHasTheSameNumbers() {
    JsonNode json = CommandRun.of("dataset", "folder:" + folder, "--json").well().json();
    assertThat(json.path("command").asString()).isEqualTo("dataset");
    assertThat(json.path("dataset").asString()).isEqualTo("folder");
    assertThat(json.path("folder").asString()).isEqualTo(folder.toString());
    JsonNode train = json.path("splits").path("train");
    assertThat(train.path("images").asInt()).isEqualTo(3);
    assertThat(train.path("labelled").asInt()).isEqualTo(3);
    assertThat(train.path("sizes").path("4x2").asInt()).isEqualTo(3);
    JsonNode car = train.path("classes").get(1);
    assertThat(car.path("name").asString()).isEqualTo("car");
    assertThat(car.path("color").asString()).isEqualTo("#040506");
    assertThat(car.path("pixels").asInt()).isEqualTo(6);
    assertThat(car.path("share").asDouble()).isEqualTo(0.25);
    assertThat(car.path("images").asInt()).isEqualTo(3);
    assertThat(train.path("voidPixels").asInt()).isEqualTo(12);
    assertThat(train.path("unknownPixels").asInt()).isEqualTo(6);
    assertThat(json.path("splits").path("val").path("classes").size()).isZero();
    JsonNode findings = json.path("findings");
    assertThat(findings.path("counts").path("unknown_labels").asInt()).isEqualTo(3);
    assertThat(findings.path("named").get(0).path("file").asString()).endsWith("a.png");
    assertThat(json.path("leftOut").asInt()).isZero();
    assertThat(json.path("ignoredIds").get(0).asInt()).isEqualTo(2);
  }

  @Test
  void oneSplitAndPartsCanBeAskedFor() {
    JsonNode json =
        CommandRun.of(
                "dataset",
                folder,
                "--split",
                "train",
                "--crops",
                "five",
                "--check-photos",
                "--json")
            .well()
            .json();
    assertThat(json.path("splits").propertyNames()).containsExactly("train");
    assertThat(json.path("crops").asString()).isEqualTo("five");
    assertThat(json.path("total").path("images").asInt()).isEqualTo(15);
    assertThat(json.path("total").path("sizes").path("2x1").asInt()).isEqualTo(15);
  }

  @Test
  void aListOfClassesTakesThePlaceOfThatOfTheDataSet() throws IOException {
    Path list = new TinyFiles(folder).text("other.txt", "0 street 1 2 3\n1 void 0 0 0\n");
    assertThat(CommandRun.of("dataset", folder, "--classes", list).well().out())
        .containsPattern(" 0 street +6 +25\\.00 % +3\n")
        .containsPattern(" void +18 +75\\.00 %");
    CommandRun nowhere = CommandRun.of("dataset", folder, "--classes", folder.resolve("none.json"));
    assertThat(nowhere.status()).isEqualTo(3);
    assertThat(nowhere.err()).contains("There is no list of classes ");
  }

  @Test
  void whatCannotBeUsedIsASentence() {
    CommandRun nowhere = CommandRun.of("dataset", "voc:" + folder.resolve("nowhere"));
    assertThat(nowhere.status()).isEqualTo(3);
    assertThat(nowhere.err()).startsWith("stegoscope: There is no folder ");
    CommandRun other = CommandRun.of("dataset", "cityscapes:" + folder);
    assertThat(other.status()).isEqualTo(3);
    assertThat(other.err())
        .contains("holds no picture that can be used as cityscapes: expected leftImg8bit");
    CommandRun split = CommandRun.of("dataset", folder, "--split", "test");
    assertThat(split.status()).isEqualTo(3);
    assertThat(split.err()).contains("has no split “test”; there is train, val.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dataset", "dataset camvid:", "dataset x --crops six", "dataset x y"})
  void wrongUsageIsTold(String line) {
    CommandRun run = CommandRun.of((Object[]) line.split(" "));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("stegoscope: ").contains("See stegoscope dataset --help");
  }
}
