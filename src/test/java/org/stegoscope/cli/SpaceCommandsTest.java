package org.stegoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.figure.NpyFile;
import org.stegoscope.model.TestBackbone;
import org.stegoscope.ui.SampleFiles;
import tools.jackson.databind.JsonNode;

/// The commands `project`, `cluster` and `compare-spaces`.
final class SpaceCommandsTest {

  @TempDir Path folder;
  private Path photo;
  private Path other;
  private Path model;
  private Path out;

  @BeforeEach
  void makeFiles() throws IOException {
    photo = SampleFiles.quarters(folder.resolve("photo.png"), 96, 64);
    other = SampleFiles.quarters(folder.resolve("other.png"), 64, 64);
    model =
        new TestBackbone(64, 8, 16, 2, 32)
            .withStego(10, 5)
            .write(folder.resolve("stego.safetensors"));
    out = folder.resolve("out");
  }

  /// Left half class 0, right half class 1, the lowest rows none.
  private Path labels() throws IOException {
    Path labels = Files.createDirectories(folder.resolve("labels"));
    BufferedImage image = new BufferedImage(96, 64, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 96; x++) {
        image.getRaster().setSample(x, y, 0, y >= 56 ? 255 : x < 48 ? 0 : 1);
      }
    }
    ImageIO.write(image, "png", labels.resolve("photo.png").toFile());
    Files.writeString(labels.resolve("classes.txt"), "0 left 200 0 0\n1 right 0 0 200\n");
    return labels;
  }

  private Path vectors(int count, int dimension) {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[count * dimension];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() + 9 * (i / dimension % 3));
    }
    Path file = folder.resolve("vectors.npy");
    NpyFile.write(file, values, count, dimension);
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"pca", "tsne", "umap", "rp"})
  void projectTellsEveryNumberOfTokensWithLabels(String method) throws IOException {
    JsonNode told =
        CommandRun.of(
                "project",
                "--checkpoint",
                model,
                "--image",
                photo,
                "--labels",
                labels(),
                "--method",
                method,
                "--tokens",
                "all",
                "--seed",
                3,
                "--out",
                out,
                "--json")
            .well()
            .json();

    assertThat(told.path("sample").asString()).isEqualTo("all 96 tokens");
    assertThat(told.path("seed").asInt()).isEqualTo(3);
    assertThat(told.path("trustworthiness").asDouble()).isBetween(0.3, 1.0);
    assertThat(told.path("continuity").asDouble()).isBetween(0.3, 1.0);
    assertThat(told.path("labelPurity").asDouble()).isBetween(0.3, 1.0);
    assertThat(told.path("klDivergence").isMissingNode()).isEqualTo(!method.equals("tsne"));
    assertThat(told.at("/images/0/provenance/checkpoint/sha256").asString()).hasSize(64);
    assertThat(Files.readAllLines(out.resolve("points.csv")))
        .hasSize(97)
        .first()
        .isEqualTo("image,row,column,x,y,label,trustworthiness,continuity");
    assertThat(Files.readAllLines(out.resolve("points.csv")).get(1)).startsWith("photo.png,0,0,");
    assertThat(Files.readAllLines(out.resolve("points.csv")).get(12)).contains(",right,");
    assertThat(Files.readAllLines(out.resolve("points.csv")).get(96)).contains(",,");
    assertThat(out.resolve("figure.png")).exists();
  }

  @Test
  void classesGiveEquallyManyTokens() throws IOException {
    JsonNode told =
        CommandRun.of(
                "cluster",
                "--checkpoint",
                model,
                "--image",
                photo,
                "--labels",
                labels(),
                "--tokens",
                "class:10",
                "--clusters",
                2,
                "--out",
                out,
                "--json")
            .well()
            .json();

    assertThat(told.path("count").asInt()).isEqualTo(20);
    assertThat(told.path("sizes").size()).isEqualTo(2);
    assertThat(told.path("purity").asDouble()).isBetween(0.5, 1.0);
    assertThat(told.path("adjustedRandIndex").asDouble()).isBetween(-1.0, 1.0);
    assertThat(told.path("inertia").asDouble()).isGreaterThan(0);
  }

  @Test
  void vectorsOfAFileTakeThePlaceOfACheckpoint() throws IOException {
    JsonNode told =
        CommandRun.of(
                "cluster",
                "--features",
                vectors(90, 4),
                "--clusters",
                3,
                "--mini-batch",
                32,
                "--out",
                out,
                "--json")
            .well()
            .json();
    assertThat(told.path("sizes").toString()).isEqualTo("[30,30,30]");
    assertThat(told.path("metric").asString()).isEqualTo("euclidean");
    assertThat(out.resolve("labels.npy")).exists();
    assertThat(out.resolve("centres.npy")).exists();

    JsonNode again =
        CommandRun.of(
                "project",
                "--features",
                vectors(120, 4),
                "--method",
                "umap",
                "--figure",
                folder.resolve("plot.svg"),
                "--out",
                out,
                "--json")
            .well()
            .json();
    assertThat(again.path("count").asInt()).isEqualTo(120);
    assertThat(folder.resolve("plot.svg")).exists();
  }

  @Test
  void spacesAreComparedInATableAndInJson() throws IOException {
    CommandRun table =
        CommandRun.of(
                "compare-spaces",
                "--checkpoint",
                model,
                "--image",
                photo,
                other,
                "--tokens",
                "random:100")
            .well();
    assertThat(table.out())
        .contains("100 of 160 tokens, random, seed 0")
        .contains("neighbours kept (15 nearest)")
        .contains("linear CKA")
        .containsPattern("dimension +16 +10")
        .containsPattern("k-NN label purity +- +-");

    Path json = folder.resolve("spaces.json");
    JsonNode told =
        CommandRun.of(
                "compare-spaces",
                "--checkpoint",
                model,
                "--image",
                photo,
                "--labels",
                labels(),
                "--tokens",
                "all",
                "--out",
                json,
                "--json")
            .well()
            .json();
    assertThat(told.path("neighbourhoodOverlap").asDouble()).isBetween(0.0, 1.0);
    assertThat(told.path("linearCka").asDouble()).isBetween(0.0, 1.0);
    assertThat(told.at("/dino/cumulativeExplainedVariance").size()).isEqualTo(16);
    assertThat(told.at("/code/labelPurity").asDouble()).isBetween(0.3, 1.0);
    assertThat(json).exists();
  }

  /// Codes of 10 channels stand beside 10 principal components and 10 random directions.
  @Test
  void spacesAreComparedWithReductionsThatKnowNothingAndByTheirClusters() throws IOException {
    Path figure = folder.resolve("variance.svg");
    CommandRun table =
        CommandRun.of(
                "compare-spaces",
                "--checkpoint",
                model,
                "--image",
                photo,
                "--tokens",
                "all",
                "--clusters",
                4,
                "--figure",
                figure)
            .well();
    assertThat(table.out())
        .containsPattern("DINO +code +PCA +random")
        .containsPattern("dimension +16 +10 +10 +10")
        .containsPattern("AMI of clusters +[-0-9.]+ +[-0-9.]+ +[-0-9.]+");
    assertThat(figure).content().contains(">DINO<", ">code<").doesNotContain(">PCA<");
    JsonNode told =
        CommandRun.of(
                "compare-spaces",
                "--checkpoint",
                model,
                "--image",
                photo,
                "--tokens",
                "all",
                "--clusters",
                4,
                "--json")
            .well()
            .json();
    // Ten of sixteen principal components hold most of what there is.
    assertThat(told.at("/pca/linearCka").asDouble())
        .isGreaterThan(told.at("/rp/linearCka").asDouble());
    assertThat(told.at("/pca/adjustedRandIndex").asDouble()).isBetween(-1.0, 1.0);
    assertThat(told.path("matchedClusters").asDouble()).isBetween(0.25, 1.0);
  }

  @Test
  void photosAndLabelsMayBeThoseOfADataSet() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data/images/val"));
    Files.createDirectories(folder.resolve("data/labels/val"));
    for (String name : java.util.List.of("a.png", "b.png")) {
      Files.copy(photo, data.resolve(name));
      Files.copy(labels().resolve("photo.png"), folder.resolve("data/labels/val/" + name));
    }
    Files.copy(folder.resolve("labels/classes.txt"), folder.resolve("data/classes.txt"));
    JsonNode told =
        CommandRun.of(
                "project",
                "--checkpoint",
                model,
                "--dataset",
                "folder:" + folder.resolve("data"),
                "--tokens",
                "all",
                "--method",
                "pca",
                "--out",
                out,
                "--json")
            .well()
            .json();
    assertThat(told.path("sample").asString()).isEqualTo("all 192 tokens");
    assertThat(told.path("labelPurity").asDouble()).isBetween(0.3, 1.0);
    assertThat(Files.readAllLines(out.resolve("points.csv")).get(12)).contains(",right,");
    assertThat(
            CommandRun.of(
                    "compare-spaces", "--checkpoint", model, "--image", photo, "--dataset", "x:y")
                .status())
        .isEqualTo(2);
  }

  @Test
  void vectorsCannotBeReducedToMoreDimensionsThanTheyHave() {
    assertRefused(
        3,
        "Features of 12 channels cannot be reduced to 13 dimensions; choose at most 12.",
        "cluster",
        "--features",
        vectors(90, 12),
        "--clusters",
        3,
        "--reduce",
        "pca:13");
  }

  @Test
  void vectorsAreReducedBeforeAnythingElse() throws IOException {
    JsonNode told =
        CommandRun.of(
                "cluster",
                "--features",
                vectors(90, 12),
                "--clusters",
                3,
                "--reduce",
                "rp:4",
                "--seed",
                5,
                "--out",
                out,
                "--json")
            .well()
            .json();
    assertThat(told.path("dimension").asInt()).isEqualTo(4);
    assertThat(told.path("reduced").asString()).isEqualTo("random projection to 4 (seed 5)");
  }

  @Test
  void optionsThatDoNotGoTogetherAreTold() {
    assertRefused(
        2,
        "--features takes the place of --checkpoint, --image and --labels; give one or the others.",
        "project",
        "--features",
        "x.npy",
        "--checkpoint",
        model,
        "--method",
        "pca");
    assertRefused(
        2,
        "Give --checkpoint and --image, or --features in their place.",
        "cluster",
        "--clusters",
        3);
    assertRefused(
        2,
        "found \"lots\"",
        "project",
        "--features",
        "x.npy",
        "--method",
        "pca",
        "--tokens",
        "lots");
    assertRefused(
        2,
        "expected pca, tsne, exact-tsne, umap, rp",
        "project",
        "--features",
        "x.npy",
        "--method",
        "lda");
  }

  @Test
  void whatCannotBeComputedIsTold() {
    Path few = vectors(20, 3);
    assertRefused(
        3,
        "A perplexity of 30 needs at least 91 points, but there are 20; choose a perplexity of at"
            + " most 6",
        "project",
        "--features",
        few,
        "--method",
        "tsne",
        "--k",
        5);
    assertRefused(
        3,
        "--k 12 needs more than 24 points, but there are 20; choose a smaller --k.",
        "project",
        "--features",
        few,
        "--method",
        "pca");
    assertRefused(
        3,
        "30 clusters need at least as many points, but there are 20.",
        "cluster",
        "--features",
        few,
        "--clusters",
        30);
    assertRefused(
        3,
        "Tokens cannot be drawn for each class, as there are no classes",
        "cluster",
        "--checkpoint",
        model,
        "--image",
        photo,
        "--tokens",
        "class:5",
        "--clusters",
        2);
    Path nan = folder.resolve("nan.npy");
    float[] values = new float[120];
    values[7] = Float.NaN;
    NpyFile.write(nan, values, 60, 2);
    assertRefused(
        3, "channel 1 of point 3 is NaN", "project", "--features", nan, "--method", "umap");
  }

  /// Points that are all the same have places, and what is not defined is null.
  @ParameterizedTest
  @ValueSource(strings = {"pca", "tsne", "umap", "rp"})
  void constantFeaturesHaveADefinedResult(String method) {
    Path constant = folder.resolve("constant.npy");
    NpyFile.write(constant, new float[300], 100, 3);
    JsonNode told =
        CommandRun.of("project", "--features", constant, "--method", method, "--out", out, "--json")
            .well()
            .json();
    assertThat(told.path("intrinsicDimension").isNull()).isTrue();
    assertThat(told.path("trustworthiness").asDouble()).isBetween(0.0, 1.0);
  }

  private void assertRefused(int status, String sentence, Object... words) {
    Object[] all = java.util.Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--out";
    all[words.length + 1] = out;
    CommandRun run = CommandRun.of(all);
    assertThat(run.err()).contains(sentence);
    assertThat(run.status()).isEqualTo(status);
    assertThat(out).doesNotExist();
  }
}
