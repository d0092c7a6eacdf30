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
import tools.jackson.databind.json.JsonMapper;

/// The command `evaluate`, on a data set of tiny pictures whose left half is one class and whose
/// right half another.
final class EvaluateCommandTest {

  private static final int SIDE = 64;

  @TempDir Path folder;
  private Path model;
  private Path out;
  private TinyFiles files;

  @BeforeEach
  void makeFiles() throws IOException {
    files = new TinyFiles(Files.createDirectories(folder.resolve("data")));
    for (String split : List.of("train", "val")) {
      for (int i = 0; i < 4; i++) {
        files.photo("images/%s/p%d.png".formatted(split, i), SIDE, SIDE);
        int edge = 16 + 8 * i;
        files.grey("labels/%s/p%d.png".formatted(split, i), SIDE, SIDE, (x, y) -> x < edge ? 0 : 1);
      }
    }
    files.text("classes.txt", "0 left 200 0 0\n1 right 0 0 200\n");
    model =
        new TestBackbone(SIDE, 8, 16, 2, 32)
            .withStego(10, 2)
            .write(folder.resolve("stego.safetensors"));
    out = folder.resolve("out");
  }

  private CommandRun run(Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "evaluate",
                "--dataset",
                "folder:" + files.folder(),
                "--checkpoint",
                model,
                "--out",
                out));
    words.addAll(List.of(more));
    if (!words.contains("--resolution")) {
      words.addAll(List.of("--resolution", "native"));
    }
    return CommandRun.of(words.toArray());
  }

  @Test
  void storedProbesFillTheTableWithAndWithoutCrf() throws IOException {
    CommandRun run = run("--crf", "off,on").well();
    assertThat(run.out())
        .contains("| model | linear | linear + CRF | cluster | cluster + CRF |")
        .contains("| stego · STEGO code |")
        .contains("4 of 4 images", "flip-averaged", "own protocol");
    assertThat(Files.readAllLines(out.resolve("table.csv"))).hasSize(5);
    assertThat(out.resolve("table.tex")).content().contains("\\begin{tabular}{lrrrr}");
    assertThat(out.resolve("confusion-1-linear.png")).exists();
    assertThat(Files.readAllLines(out.resolve("confusion-1-cluster-crf.csv")))
        .hasSize(3)
        .first()
        .isEqualTo("truth,left,right,no class");
  }

  @Test
  void everyNumberCanBeTracedAndIsWithinItsBounds() {
    JsonNode told = run("--json").well().json();
    assertThat(told.at("/provenance/models/0/sha256").asString()).hasSize(64);
    assertThat(told.at("/provenance/split").asString()).isEqualTo("val");
    assertThat(told.at("/provenance/averaging").asString()).isEqualTo("flip");
    assertThat(told.path("images").asInt()).isEqualTo(4);
    JsonNode linear = told.at("/cells/0");
    assertThat(linear.path("probe").asString()).isEqualTo("linear");
    assertThat(linear.path("meanIou").asDouble()).isBetween(0.0, 1.0);
    assertThat(linear.at("/runs/0/classes/1/name").asString()).isEqualTo("right");
    long pixels =
        linear.at("/runs/0/classes/0/labelledPixels").asLong()
            + linear.at("/runs/0/classes/1/labelledPixels").asLong();
    assertThat(pixels).isEqualTo(4L * SIDE * SIDE);
  }

  @Test
  void probesAreFittedForEverySpaceAndSeedAndKept() throws IOException {
    Object[] words = {
      "--fit-probes", "--fit-steps", 30, "--fit-batch", 2, "--seeds", 3, "--seed", 7, "--json"
    };
    JsonNode told = run(words).well().json();
    assertThat(told.path("cells").size()).isEqualTo(6);
    JsonNode fitted = told.at("/cells/0");
    assertThat(fitted.path("model").asString()).isEqualTo("stego · features, fitted probes");
    assertThat(fitted.path("runs").size()).isEqualTo(3);
    assertThat(fitted.at("/runs/2/seed").asInt()).isEqualTo(9);
    assertThat(fitted.path("meanIouDeviation").isNumber()).isTrue();
    // The same command again takes features, probes and counts from where they are kept.
    try (var kept = Files.list(out.resolve("computed"))) {
      assertThat(kept.map(file -> file.getFileName().toString().replaceAll("-.*", "")))
          .contains("features", "probes", "counts");
    }
    assertThat(run(words).well().json()).isEqualTo(told);
  }

  @Test
  void featuresAreAlsoReducedAndItIsToldHow() {
    Object[] words = {
      "--fit-probes", "--fit-steps", 5, "--reduce", "pca:4,rp:3", "--seed", 7, "--json"
    };
    JsonNode told = run(words).well().json();
    JsonNode models = told.at("/provenance/models");
    assertThat(models.path(0).path("reduction").isNull()).isTrue();
    assertThat(models.path(1).path("name").asString())
        .isEqualTo("stego · features, PCA 4, fitted probes");
    JsonNode pca = models.path(1).path("reduction");
    assertThat(pca.path("kind").asString()).isEqualTo("principal_components");
    assertThat(pca.path("dimensions").asInt()).isEqualTo(4);
    assertThat(pca.path("explainedVariance").asDouble()).isBetween(0.2, 1.0);
    assertThat(pca.path("vectors").asInt()).isEqualTo(4 * 64);
    JsonNode random = models.path(2).path("reduction");
    assertThat(random.path("kind").asString()).isEqualTo("random_projection");
    assertThat(random.path("seed").asInt()).isEqualTo(7);
    assertThat(told.at("/cells/2/meanIou").asDouble()).isBetween(0.0, 1.0);
    assertThat(run(words).well().json()).isEqualTo(told);
  }

  @Test
  void projectionsThatAreNotUnderstoodOrNotFittedToHaveTheirSentence() {
    CommandRun wrong = run("--fit-probes", "--reduce", "pca:64,tsne:2");
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("A projection is pca:N or rp:N, with N of at least 1, not \"tsne:2\".");
    CommandRun alone = run("--reduce", "pca:4");
    assertThat(alone.status()).isEqualTo(2);
    assertThat(alone.err()).contains("--reduce needs --fit-probes.");
  }

  @Test
  void startsThatLabelsChoseAreToldOf() {
    Object[] words = {"--fit-probes", "--fit-steps", 3, "--restarts", 4};
    assertThat(run(words).well().out()).contains("own protocol\n").doesNotContain("chosen by");
    List<Object> more = new ArrayList<>(List.of(words));
    more.addAll(List.of("--select", "labels"));
    assertThat(run(more.toArray()).well().out()).contains("own protocol, starts chosen by labels");
    more.add("--json");
    JsonNode told = run(more.toArray()).well().json().at("/provenance/fit");
    assertThat(told.path("startsChosenBy").asString()).isEqualTo("labels");
    assertThat(told.path("restarts").asInt()).isEqualTo(4);
    assertThat(told.path("split").asString()).isEqualTo("train");
    assertThat(run("--fit-probes", "--select", "luck").status()).isEqualTo(2);
  }

  @Test
  void aProbeOfOtherClassesIsNotComputedButSaid() throws IOException {
    model =
        new TestBackbone(SIDE, 8, 16, 2, 32)
            .withStego(10, 5)
            .write(folder.resolve("five.safetensors"));
    CommandRun run = run().well();
    assertThat(run.out())
        .contains(
            "five · STEGO code, linear: not computed: the linear probe of the checkpoint tells 5"
                + " classes apart and the data set has 2; fit one.")
        .containsPattern("\\| five · STEGO code \\| – \\| [0-9.]+ \\|");
  }

  @Test
  void aBackboneAloneHasNoProbesUnlessTheyAreFitted() throws IOException {
    model = new TestBackbone(SIDE, 8, 16, 2, 32).write(folder.resolve("plain.safetensors"));
    assertThat(run().well().out())
        .contains("the checkpoint has no cluster probe for this space; fit one");
    assertThat(run("--fit-probes", "--fit-steps", 5).well().out())
        .containsPattern("\\| plain · features, fitted probes \\| [0-9.]+ \\| [0-9.]+ \\|");
  }

  @Test
  void picturesThatCannotBeUsedAreNamedAndLeftOut() throws IOException {
    files.text("images/val/broken.png", "no picture");
    files.grey("labels/val/broken.png", SIDE, SIDE, (_, _) -> 0);
    files.photo("images/val/odd.png", SIDE, SIDE);
    files.grey("labels/val/odd.png", SIDE, 32, (_, _) -> 0);
    CommandRun run = run();
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("broken.png", "odd.png is 64 x 32");
    assertThat(run.out()).contains("4 of 6 images");
  }

  @Test
  void aSplitWithoutLabelsHasItsSentence() throws IOException {
    files.photo("images/test/a.png", SIDE, SIDE);
    CommandRun run = run("--split", "test");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("None of the 1 images of test can be evaluated.");
    assertThat(run("--split", "night").err()).contains("has no split “night”");
  }

  @Test
  void upstreamsProtocolCountsInTheSquareThatStegoCutsOut() {
    JsonNode told =
        run("--resolution", "upstream:32", "--as-upstream", "--no-flip-average", "--json")
            .well()
            .json();
    assertThat(told.at("/provenance/protocol").asString()).isEqualTo("upstream");
    long pixels =
        told.at("/cells/0/runs/0/classes/0/labelledPixels").asLong()
            + told.at("/cells/0/runs/0/classes/1/labelledPixels").asLong();
    assertThat(pixels).isEqualTo(4L * 32 * 32);
  }

  @Test
  void howSureProbesAreIsToldWhereItIsAskedFor() {
    JsonNode told = run("--trust", "--crf", "off,on", "--json").well().json();
    for (int cell = 0; cell < 4; cell++) {
      JsonNode trust = told.at("/cells/" + cell + "/runs/0/trust");
      assertThat(trust.path("pixels").asLong()).isEqualTo(4L * SIDE * SIDE);
      assertThat(trust.path("expectedCalibrationError").asDouble()).isBetween(0.0, 1.0);
      double accuracy = told.at("/cells/" + cell + "/pixelAccuracy").asDouble();
      // Confidence of a class is at least that of chance, so the error is at most so great.
      assertThat(trust.path("greatestCalibrationError").asDouble()).isBetween(0.0, 1.0);
      assertThat(trust.path("areaUnderRiskCoverage").asDouble()).isBetween(0.0, 1.0);
      assertThat(accuracy).isBetween(0.0, 1.0);
    }
    assertThat(out.resolve("trust-1-cluster-crf.png")).exists();
    assertThat(run("--json").well().json().at("/cells/0/runs/0/trust").isMissingNode()).isTrue();
  }

  /// Six passes a picture: what holds is counted of every labelled pixel, in both probes alike.
  @Test
  void whetherPredictionsHoldIsToldAndGoesOn() throws IOException {
    CommandRun run = run("--stability", "--figures", "png,svg").well();
    assertThat(run.out()).contains("of the labelled pixels are stable", "The cluster probe agrees");
    JsonNode rows =
        new JsonMapper().readTree(Files.readString(out.resolve("doubts.json"))).path("rows");
    assertThat(rows.size()).isEqualTo(2);
    JsonNode linear = rows.path(0);
    long all = 4L * SIDE * SIDE;
    assertThat(
            linear.at("/stable/labelledPixels").asLong()
                + linear.at("/unstable/labelledPixels").asLong())
        .isEqualTo(all);
    assertThat(
            linear.at("/agreeing/labelledPixels").asLong()
                + linear.at("/differing/labelledPixels").asLong())
        .isEqualTo(all);
    assertThat(linear.at("/changedShare/flip").asDouble()).isBetween(0.0, 1.0);
    assertThat(rows.path(1).has("agreeing")).isFalse();
    assertThat(out.resolve("doubts.svg")).content().contains(">accuracy<");
    assertThat(out.resolve("classes-1-cluster.svg")).content().contains(">left<", ">right<");
    assertThat(out.resolve("table.png")).exists();
    String before = Files.readString(out.resolve("doubts.json"));
    run("--stability").well();
    assertThat(out.resolve("doubts.json")).hasContent(before);
  }

  @Test
  void clustersAreMatchedByHand() {
    JsonNode one = run("--match", "0,1", "--json").well().json();
    JsonNode other = run("--match", "1,0", "--json").well().json();
    assertThat(one.at("/provenance/matching").asString()).isEqualTo("0,1");
    double first = one.at("/cells/1/pixelAccuracy").asDouble();
    assertThat(other.at("/cells/1/pixelAccuracy").asDouble())
        .isCloseTo(1 - first, Offset.offset(1e-12));
    assertThat(run("--match", "0,x").err()).contains("hungarian, majority, or the class of each");
    assertThat(run("--match", "0,1,1").err()).contains("names the classes of 3 clusters");
  }

  @Test
  void likenessOfFeaturesIsComparedWithThatOfPlaceAndColour() throws IOException {
    run("--correspondences").well();
    assertThat(out.resolve("correspondences.json"))
        .content()
        .contains("stego · features", "stego · STEGO code", "kernel of place and colour")
        .contains("averagePrecision");
    assertThat(out.resolve("correspondences.png")).exists();
  }

  @Test
  void partsAndClassesOfAFileAreScoredAndNotMixedUpWithWhatIsKept() throws IOException {
    JsonNode whole = run("--json").well().json();
    JsonNode five = run("--crops", "five", "--json").well().json();
    assertThat(five.path("images").asInt()).isEqualTo(20);
    assertThat(five.at("/provenance/crops").asString()).isEqualTo("five");
    // Parts have half the sides.
    assertThat(pixels(five, 0) + pixels(five, 1)).isEqualTo(20L * SIDE * SIDE / 4);
    // As many parts, of the same names, elsewhere.
    JsonNode random = run("--crops", "random:3", "--json").well().json();
    assertThat(pixels(random, 0)).isNotEqualTo(pixels(five, 0));
    Path list = folder.resolve("mine.json");
    Files.writeString(
        list,
        """
        {"classes": [{"id": 0, "name": "near", "color": "#ff0000"},
                     {"id": 1, "name": "far", "color": "#0000ff"}], "ignore": [0]}
        """);
    JsonNode mine = run("--classes", list, "--json").well().json();
    assertThat(mine.at("/cells/0/runs/0/classes/1/name").asString()).isEqualTo("far");
    assertThat(mine.at("/cells/0/runs/0/unlabelledPixels").asLong()).isEqualTo(pixels(whole, 0));
    assertThat(mine.at("/provenance/ignoredIds/0").asInt()).isZero();
  }

  private static long pixels(JsonNode told, int id) {
    return told.at("/cells/0/runs/0/classes/%d/labelledPixels".formatted(id)).asLong();
  }

  @Test
  void aLimitTakesPicturesEvenly() {
    JsonNode told = run("--limit", 2, "--json").json();
    assertThat(told.path("images").asInt()).isEqualTo(2);
    assertThat(told.at("/provenance/samplesOfSplit").asInt()).isEqualTo(4);
    assertThat(run("--limit", 0).status()).isEqualTo(2);
  }
}
