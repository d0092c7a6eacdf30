package org.stegoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.Fixtures;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.figure.IndexedPng;
import org.stegoscope.job.JobContext;
import tools.jackson.databind.JsonNode;

final class MetricsCommandTest {

  @TempDir private Path folder;
  private Path predictions;
  private Path labels;

  @BeforeEach
  void makeFolders() throws IOException {
    predictions = Files.createDirectory(folder.resolve("predictions"));
    labels = Files.createDirectory(folder.resolve("labels"));
  }

  private CommandRun run(int classes, Object... more) {
    Stream<Object> given =
        Stream.of(
            "metrics", "--predictions", predictions, "--labels", labels, "--classes", classes);
    return CommandRun.of(Stream.concat(given, Arrays.stream(more)).toArray());
  }

  /// Rows of digits; a point is 255.
  private static Path write(Path file, String... rows) {
    int width = rows[0].length();
    byte[] ids = new byte[width * rows.length];
    for (int i = 0; i < ids.length; i++) {
      char id = rows[i / width].charAt(i % width);
      ids[i] = (byte) (id == '.' ? LabelMap.VOID : id - '0');
    }
    IndexedPng.write(file, new LabelMap(width, rows.length, ids), Palette.generated(9, "class"));
    return file;
  }

  private void writePair(String name, String[] predicted, String[] truth) {
    write(predictions.resolve(name), predicted);
    write(labels.resolve(name), truth);
  }

  @Test
  void picturesOfTheSameNameAreScoredTogether() {
    writePair("a.png", new String[] {"1100", "1100"}, new String[] {"0011", "001."});
    writePair("b.png", new String[] {"02", "02"}, new String[] {"10", "11"});
    JsonNode json = run(2, "--extra-clusters", 1, "--json").well().json();
    assertThat(json.path("protocol").asString()).isEqualTo("own");
    assertThat(json.path("unit").asString()).isEqualTo("share");
    assertThat(json.path("match").asString()).isEqualTo("hungarian");
    assertThat(json.path("images").asInt()).isEqualTo(2);
    assertThat(json.path("pixels").asInt()).isEqualTo(11);
    assertThat(json.path("unlabelledPixels").asInt()).isEqualTo(1);
    assertThat(json.path("classOfCluster").valueStream().map(JsonNode::asInt))
        .containsExactly(1, 0, -1);
    assertThat(json.at("/confusion/2").valueStream().map(JsonNode::asInt)).containsExactly(1, 1);
    // 4 of 5 pixels of class 0 are found and 5 of 6 of class 1; no other is said to be either.
    assertThat(json.path("pixelAccuracy").asDouble()).isCloseTo(9 / 11.0, within(1e-15));
    assertThat(json.path("meanIou").asDouble()).isCloseTo((4 / 5.0 + 5 / 6.0) / 2, within(1e-15));
    assertThat(json.at("/perClass/0/precision").asDouble()).isEqualTo(1);
    assertThat(json.at("/perClass/0/recall").asDouble()).isEqualTo(0.8);
    assertThat(json.at("/perClass/0/name").asString()).isEqualTo("class 0");
    assertThat(json.path("adjustedRandIndex").asDouble()).isBetween(0.1, 0.99);
    assertThat(json.has("meanBoundaryIou")).isFalse();
    assertThat(json.path("leftOut").isEmpty()).isTrue();
    assertThat(json.path("notComputed").isEmpty()).isTrue();
  }

  @Test
  void upstreamDropsExtraClustersAndSpeaksInPercent() {
    writePair("a.png", new String[] {"0012"}, new String[] {"0011"});
    JsonNode json = run(2, "--extra-clusters", 1, "--as-upstream", "--json").well().json();
    assertThat(json.path("protocol").asString()).isEqualTo("upstream");
    assertThat(json.path("unit").asString()).isEqualTo("percent");
    assertThat(json.path("pixels").asInt()).isEqualTo(3);
    assertThat(json.path("unpredictedPixels").asInt()).isEqualTo(1);
    assertThat(json.path("meanIou").asDouble()).isEqualTo(100);
    assertThat(json.path("adjustedRandIndex").asDouble()).isEqualTo(1);
    assertThat(run(2, "--extra-clusters", 1, "--as-upstream").well().out())
        .contains("1 without a prediction or in extra clusters")
        .containsPattern("mean IoU +100\\.00")
        .containsPattern("0 class 0 +100\\.00 +100\\.00 +100\\.00 +100\\.00 +2 +2");
  }

  @ParameterizedTest
  @CsvSource({"hungarian, 0.75", "majority, 1.0", "none, 0.0"})
  void theMatchingIsChosen(String match, double accuracy) {
    writePair("a.png", new String[] {"1102"}, new String[] {"0010"});
    JsonNode json = run(2, "--extra-clusters", 1, "--match", match, "--json").well().json();
    assertThat(json.path("pixelAccuracy").asDouble(-1)).isEqualTo(accuracy);
  }

  @Test
  void theTableTellsEverythingAPersonAsksFor() throws IOException {
    Files.writeString(labels.resolve("classes.txt"), "0 Sky 1 2 3\n1 Road 4 5 6\n2 Void 0 0 0\n");
    writePair("a.png", new String[] {"0011", "0011"}, new String[] {"0002", "0011"});
    CommandRun run = run(3, "--match", "none", "--boundary").well();
    assertThat(run.out())
        .contains("1 images compared, 0 files left out")
        .contains("7 pixels counted, 1 without a label, 0 without a prediction")
        .contains("3 clusters as 3 classes, matching: none, protocol: own, unit: share")
        .containsPattern("mean IoU +0\\.7333")
        .containsPattern("pixel accuracy +0\\.8571")
        .containsPattern("mean boundary IoU +0\\.7333")
        .containsPattern("id class +IoU +precision +recall +F1 +boundary +labelled +predicted")
        .containsPattern("0 Sky +0\\.8000 +1\\.0000 +0\\.8000 +0\\.8889 +0\\.8000 +5 +4")
        .containsPattern("2 class 2 +- +- +- +- +- +0 +0");
  }

  @Test
  void whatIsNotComputedIsNullWithItsReason() {
    writePair("a.png", new String[] {"00"}, new String[] {".."});
    JsonNode json = run(2, "--json").well().json();
    assertThat(json.path("meanIou").isNull()).isTrue();
    assertThat(json.at("/notComputed/meanIou").asString())
        .isEqualTo("no pixel has both a label and a prediction");
    assertThat(json.at("/perClass/1/notComputed/recall").asString())
        .isEqualTo("class 1 is nowhere labelled");
    assertThat(run(2).well().out())
        .containsPattern("mean IoU +not computed: no pixel has both a label and a prediction");
  }

  @Test
  void greyNumbersAndPaletteIndicesAreTheSame() throws IOException {
    int[] ids = {0, 1, 2, 255, 2, 1};
    BufferedImage grey = new BufferedImage(6, 1, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSamples(0, 0, 6, 1, 0, ids);
    ImageIO.write(grey, "png", predictions.resolve("a.png").toFile());
    write(labels.resolve("a.png"), "012.21");
    JsonNode json = run(3, "--match", "none", "--json").well().json();
    assertThat(json.path("pixelAccuracy").asDouble()).isEqualTo(1);
    assertThat(json.path("pixels").asInt()).isEqualTo(5);
  }

  @Test
  void picturesOfSegmentAreTakenAndTheOthersBesideThemAreNot() {
    write(predictions.resolve("cat.labels.png"), "01");
    Pictures.write(predictions.resolve("cat.overlay.png"), 2, 1);
    write(labels.resolve("cat.png"), "01");
    JsonNode json = run(2, "--json").well().json();
    assertThat(json.path("images").asInt()).isEqualTo(1);
    assertThat(json.path("pixelAccuracy").asDouble()).isEqualTo(1);
  }

  @Test
  void whatCannotBeComparedIsToldAndLeftOut() throws IOException {
    writePair("good.png", new String[] {"01"}, new String[] {"01"});
    write(predictions.resolve("lonely.png"), "01");
    write(labels.resolve("waiting.png"), "01");
    writePair("size.png", new String[] {"01"}, new String[] {"01", "01"});
    writePair("high.png", new String[] {"02"}, new String[] {"01"});
    writePair("label.png", new String[] {"01"}, new String[] {"07"});
    Pictures.write(predictions.resolve("colour.png"), 2, 1);
    write(labels.resolve("colour.png"), "01");
    Files.writeString(predictions.resolve("text.png"), "no picture");
    write(labels.resolve("text.png"), "01");
    BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    ImageIO.write(deep, "png", predictions.resolve("deep.png").toFile());
    write(labels.resolve("deep.png"), "01");

    CommandRun run = run(2, "--json");

    assertThat(run.status()).isZero();
    assertThat(run.err().lines())
        .containsExactlyInAnyOrder(
            "stegoscope: %s is left out: it has no partner in the other folder."
                .formatted(predictions.resolve("lonely.png")),
            "stegoscope: %s is left out: it has no partner in the other folder."
                .formatted(labels.resolve("waiting.png")),
            "stegoscope: %s is left out: it has 2 x 1 pixels, and its labels have 2 x 2."
                .formatted(predictions.resolve("size.png")),
            "stegoscope: %s is left out: expected ids 0 to 1, or 255 for none, found 2."
                .formatted(predictions.resolve("high.png")),
            "stegoscope: %s is left out: expected ids 0 to 1, or 255 for none, found 7."
                .formatted(labels.resolve("label.png")),
            "stegoscope: %s cannot be used: expected an indexed or 8-bit grey PNG, found colours."
                .formatted(predictions.resolve("colour.png")),
            ("stegoscope: %s cannot be used: expected an indexed or 8-bit grey PNG, found something"
                    + " else.")
                .formatted(predictions.resolve("text.png")),
            ("stegoscope: %s cannot be used: expected an indexed or 8-bit grey PNG, found 16-bit"
                    + " grey.")
                .formatted(predictions.resolve("deep.png")));
    assertThat(run.json().path("leftOut").size()).isEqualTo(8);
    assertThat(run.json().path("images").asInt()).isEqualTo(1);
    assertThat(run.json().path("pixels").asInt()).isEqualTo(2);
  }

  /// Cut anywhere, and any byte changed: a picture is left out or read, and nothing else happens.
  @Test
  void damagedPicturesAreNeverFatal() throws IOException {
    SplittableRandom random = new SplittableRandom(4);
    String[] rows = new String[40];
    Arrays.setAll(
        rows, y -> random.ints(50, 0, 2).mapToObj(Integer::toString).reduce("", String::concat));
    writePair("good.png", rows, rows);
    byte[] whole = Files.readAllBytes(predictions.resolve("good.png"));
    for (int i = 0; i < 60; i++) {
      byte[] damaged = Arrays.copyOf(whole, i < 30 ? whole.length * i / 30 : whole.length);
      if (i >= 30) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      String name = "damaged%d.png".formatted(i);
      Files.write(predictions.resolve(name), damaged);
      write(labels.resolve(name), rows);
    }
    CommandRun run = run(2, "--json");
    assertThat(run.status()).isZero();
    List<String> told = run.err().lines().toList();
    assertThat(told).hasSizeGreaterThanOrEqualTo(30).allMatch(line -> line.contains("damaged"));
    assertThat(run.json().path("images").asInt() + told.size()).isEqualTo(61);
  }

  @Test
  void nothingToCompareIsBadInput() {
    CommandRun nothing = run(2);
    assertThat(nothing.status()).isEqualTo(3);
    assertThat(nothing.out()).isEmpty();
    assertThat(nothing.err())
        .contains(
            "There is nothing to score: no picture in %s can be compared with one of the same name"
                .formatted(predictions));
    write(predictions.resolve("a.png"), "01");
    write(labels.resolve("b.png"), "01");
    CommandRun apart = run(2, "--json");
    assertThat(apart.status()).isEqualTo(3);
    assertThat(apart.err().lines()).hasSize(3);
    CommandRun nowhere =
        CommandRun.of(
            "metrics", "--predictions", folder.resolve("x"), "--labels", labels, "--classes", 2);
    assertThat(nowhere.status()).isEqualTo(3);
    assertThat(nowhere.err())
        .contains("--predictions names no folder: %s.".formatted(folder.resolve("x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--classes 0",
        "--classes 255",
        "--classes many",
        "--classes 3 --extra-clusters -1",
        "--classes 250 --extra-clusters 6",
        "--classes 3 --match best",
        "--classes 3 --boundary --as-upstream",
        "--extra-clusters 2"
      })
  void aWrongCommandLineExitsWith2(String line) {
    Stream<Object> given = Stream.of("metrics", "--predictions", predictions, "--labels", labels);
    CommandRun run = CommandRun.of(Stream.concat(given, Arrays.stream(line.split(" "))).toArray());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(2);
  }

  @Test
  void itStopsWhenCancelled() {
    writePair("a.png", new String[] {"01"}, new String[] {"01"});
    JobContext cancelled =
        new JobContext() {
          @Override
          public void progress(String stage, double fraction) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    CommandRun run =
        CommandRun.under(
            cancelled, "metrics", "--predictions", predictions, "--labels", labels, "--classes", 2);
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
  }

  /// The predictions and labels of the reference, as pictures.
  @ParameterizedTest
  @CsvSource({"d2_metrics_n27_extra0, 27, 0", "d2_metrics_n27_extra3, 27, 3"})
  void picturesScoreAsUpstreamDoes(String name, int classes, int extra) {
    String golden = "D_cluster_metrics/" + name;
    for (int i = 0; i < 3; i++) {
      picture(golden, "preds" + i, predictions.resolve(i + ".png"));
      picture(golden, "target" + i, labels.resolve(i + ".png"), classes);
    }
    JsonNode json =
        run(classes, "--extra-clusters", extra, "--as-upstream", "--json").well().json();
    JsonNode values = Fixtures.json(golden + "/index.json").path("values");
    // The golden numbers are float32 percentages, good to 0.001 as they say.
    assertThat(json.path("meanIou").asDouble())
        .isCloseTo(values.at("/mIoU/value").asDouble(), within(0.001));
    assertThat(json.path("pixelAccuracy").asDouble())
        .isCloseTo(values.at("/Accuracy/value").asDouble(), within(0.001));
  }

  private static void picture(String golden, String array, Path file) {
    picture(golden, array, file, LabelMap.VOID);
  }

  /// Ids from `ids` on are none.
  private static void picture(String golden, String array, Path file, int ids) {
    Fixtures.Golden found = Fixtures.golden(golden, array);
    BufferedImage grey =
        new BufferedImage(found.shape()[1], found.shape()[0], BufferedImage.TYPE_BYTE_GRAY);
    int[] pixels =
        IntStream.range(0, found.values().length)
            .map(i -> (int) found.values()[i])
            .map(id -> id < 0 || id >= ids ? LabelMap.VOID : id)
            .toArray();
    grey.getRaster().setSamples(0, 0, grey.getWidth(), grey.getHeight(), 0, pixels);
    try {
      ImageIO.write(grey, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
