package org.stegoscope.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.study.sweep.SweepAxis.Point;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.Preset;

final class SweepFileTest {

  private static final String WHOLE =
      """
      {"name": "dimensions",
       "base": {"dataset": "camvid:CamVid", "backbone": "vit.pth", "max_steps": 300},
       "axes": [{"parameter": "dim", "values": [6, "12", 24]},
                {"name": "loss", "points": [{"preset": "moco"},
                                            {"name": "flat", "values": {"pointwise": false, "lr": 1e-3}}]}],
       "seeds": [0, 1, -2]}
      """;

  @TempDir Path folder;

  private Path file(String text) {
    Path file = folder.resolve("s.json");
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aFileSaysNameBaseAxesAndSeeds() {
    Sweep sweep = SweepFile.read(file(WHOLE));
    assertThat(sweep.name()).isEqualTo("dimensions");
    assertThat(sweep.base().whole(Parameter.MAX_STEPS)).isEqualTo(300);
    assertThat(sweep.axes())
        .containsExactly(
            Sweeps.axis(Parameter.DIM, "6", "12", "24"),
            new SweepAxis(
                "loss",
                List.of(
                    Point.of(Preset.MOCO),
                    new Point(
                        "flat", Map.of(Parameter.POINTWISE, "false", Parameter.LR, "0.001")))));
    assertThat(sweep.seeds()).containsExactly(0L, 1L, -2L);
    assertThat(sweep.size()).isEqualTo(18);
  }

  @Test
  void whatIsWrittenIsReadTheSame() {
    Sweep sweep = SweepFile.read(file(WHOLE));
    Path other = folder.resolve("other.json");
    SweepFile.write(other, sweep);
    assertThat(SweepFile.read(other)).isEqualTo(sweep);
    Sweep bare = SweepFile.read(file("{\"name\": \"bare\"}"));
    assertThat(bare.seeds()).containsExactly(0L);
    assertThat(bare.size()).isEqualTo(1);
  }

  @Test
  void namesOfPointsStayWhereOneParameterIsVaried() {
    Sweep named =
        new Sweep(
            "named",
            Sweeps.BASE,
            List.of(
                new SweepAxis("dim", List.of(new Point("small", Map.of(Parameter.DIM, "3")))),
                Sweeps.axis(Parameter.CLASSES, "", "a.txt")),
            List.of(0L));
    Path file = folder.resolve("named.json");
    SweepFile.write(file, named);
    assertThat(SweepFile.read(file)).isEqualTo(named);
    assertThat(named.cells(CellCheck.NONE).getFirst().name())
        .isEqualTo("dim small · classes (empty) · seed 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | s.json is no file of a sweep: expected an object, found a list.",
        "{\"name\": \"a\", \"seed\": [1]} | s.json: it has a field “seed” of unknown meaning; known are name, base, axes, seeds.",
        "{\"seeds\": [1]} | s.json: name should be a text, not nothing.",
        "{\"name\": 3} | s.json: name should be a text, not “3”.",
        "{\"name\": \"a\", \"seeds\": 3} | s.json: seeds should be a list, not “3”.",
        "{\"name\": \"a\", \"seeds\": []} | s.json: The sweep has no seed: name one or more.",
        "{\"name\": \"a\", \"seeds\": [1.5]} | s.json: seeds[0] should be a whole number, not “1.5”.",
        "{\"name\": \"a\", \"seeds\": [99999999999999999999]} | s.json: seeds[0] should be a whole number, not “99999999999999999999”.",
        "{\"name\": \"a\", \"base\": {\"dim\": [3]}} | s.json: base.dim should be a text, a number, true or false, not a list.",
        "{\"name\": \"a\", \"base\": {\"dim\": 0}} | s.json: dim is a whole number from 1 to 4,096, not “0”.",
        "{\"name\": \"a\", \"base\": {\"seed\": 0}} | s.json: base sets the seed: name the seeds of a sweep under seeds instead.",
        "{\"name\": \"a\", \"axes\": {}} | s.json: axes should be a list, not an object.",
        "{\"name\": \"a\", \"axes\": [3]} | s.json: axes[0] should be an object, not “3”.",
        "{\"name\": \"a\", \"axes\": [{\"parameter\": \"dim\"}]} | s.json: axes[0].values should be a list, not nothing.",
        "{\"name\": \"a\", \"axes\": [{\"parameter\": \"dim\", \"values\": []}]} | s.json: The axis “dim” has no value: give it one or more.",
        "{\"name\": \"a\", \"axes\": [{\"parameter\": \"dim\", \"values\": [6, \"6\"]}]} | s.json: The axis “dim” has “6” twice: leave one of them out.",
        "{\"name\": \"a\", \"axes\": [{\"parameter\": \"dim\", \"values\": [null]}]} | s.json: axes[0].values[0] should be a text, a number, true or false, not null.",
        "{\"name\": \"a\", \"axes\": [{\"parameter\": \"dim\", \"values\": [6], \"name\": \"d\"}]} | s.json, axes[0]: it has a field “name” of unknown meaning; known are parameter, values.",
        "{\"name\": \"a\", \"axes\": [{\"name\": \"x\", \"points\": [{\"name\": \"y\"}]}]} | s.json, axes[0].points[0]: it should have values or a preset.",
        "{\"name\": \"a\", \"axes\": [{\"name\": \"x\", \"points\": [{\"values\": {\"dim\": 3}}]}]} | s.json: axes[0].points[0].name should be a text, not nothing.",
      })
  void whatIsNotUnderstoodIsRefusedWithItsPlace(String text, String sentence) {
    assertThatThrownBy(() -> SweepFile.read(file(text)))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(folder.resolve(sentence).toString());
  }

  @Test
  void unknownKeysAndPresetsNameTheKnownOnes() {
    assertThatThrownBy(() ->
            SweepFile.read(
                file("{\"name\": \"a\", \"axes\": [{\"parameter\": \"dims\", \"values\": [1]}]}")))
        .hasMessageStartingWith(
            folder.resolve("s.json") + ": There is no parameter “dims”; there are");
    assertThatThrownBy(() ->
            SweepFile.read(
                file(
                    "{\"name\": \"a\", \"axes\": [{\"name\": \"p\", \"points\": [{\"preset\": \"x\"}]}]}")))
        .hasMessageContaining("There is no preset “x”; there are");
  }

  @Test
  void brokenJsonIsRefusedWithItsLine() {
    assertThatThrownBy(() -> SweepFile.read(file("{\"name\": \"a\",\n\"seeds\": [1")))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("is no file of a sweep")
        .hasMessageContaining("(line 2)");
    assertThatThrownBy(() -> SweepFile.read(file("{\"name\": \"a\", \"name\": \"b\"}")))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("Duplicate");
    assertThatThrownBy(() -> SweepFile.read(file("{\"name\": \"a\"} x")))
        .isInstanceOf(StegoscopeException.class);
    assertThatThrownBy(() -> SweepFile.read(file("[".repeat(100_000))))
        .isInstanceOf(StegoscopeException.class);
    assertThatThrownBy(() -> SweepFile.read(folder.resolve("none.json")))
        .hasMessage("There is no file %s.".formatted(folder.resolve("none.json")));
  }

  @Test
  void whateverIsChangedInAFileItIsReadOrRefusedWithASentence() throws IOException {
    byte[] whole = WHOLE.getBytes(StandardCharsets.UTF_8);
    for (long seed = 0; seed < 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] bytes =
          Arrays.copyOf(
              whole, random.nextInt(10) == 0 ? random.nextInt(whole.length) : whole.length);
      for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Path file = folder.resolve("changed.json");
      Files.write(file, bytes);
      try {
        assertThat(SweepFile.read(file).cells(CellCheck.NONE)).isNotEmpty();
      } catch (StegoscopeException e) {
        assertThat(e.getMessage()).contains(file.toString());
      }
    }
  }
}
