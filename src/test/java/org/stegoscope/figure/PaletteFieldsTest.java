package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class PaletteFieldsTest {

  @TempDir Path folder;

  @Test
  void theFileTellsNameColourAndAreaOfEveryClassAndTheVoid() throws IOException {
    Palette palette =
        new Palette(
            List.of(
                new Palette.Entry("ciel \"bleu\" 犬", new Rgb(1, 128, 255)),
                new Palette.Entry("nowhere", new Rgb(9, 9, 9))));
    LabelMap labels = new LabelMap(3, 1, new byte[] {0, 0, (byte) LabelMap.VOID});
    Path file = folder.resolve("a.json");
    JsonFile.write(file, PaletteFields.of(labels, palette));
    JsonNode json = new JsonMapper().readTree(Files.readString(file));
    assertThat(json.at("/classes/0/id").asInt()).isZero();
    assertThat(json.at("/classes/0/name").asString()).isEqualTo("ciel \"bleu\" 犬");
    assertThat(json.at("/classes/0/color").asString()).isEqualTo("#0180ff");
    assertThat(json.at("/classes/0/area").asInt()).isEqualTo(2);
    assertThat(json.at("/classes/1/area").asInt()).isZero();
    assertThat(json.get("classes").size()).isEqualTo(2);
    assertThat(json.get("voidId").asInt()).isEqualTo(255);
    assertThat(json.get("voidArea").asInt()).isEqualTo(1);
  }
}
