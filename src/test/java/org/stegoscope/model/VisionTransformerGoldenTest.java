package org.stegoscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.stegoscope.Fixtures;
import org.stegoscope.Fixtures.Golden;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.dataset.Normalization;
import org.stegoscope.job.JobContext;
import tools.jackson.databind.JsonNode;

/// The backbone reproduces every array of the cases A (DINO's own code), within the tolerance each
/// array states: twenty times the rounding noise of the reference itself.
final class VisionTransformerGoldenTest {

  private static final int UPSTREAM_HEADS = 6;

  @TestFactory
  Stream<DynamicTest> embed384() {
    return tests("A_dino_vit/a1_embed384_d2_p8", "backbone.pth");
  }

  @TestFactory
  Stream<DynamicTest> vitTinyInsideAFullTrainingCheckpoint() {
    return tests("A_dino_vit/a2_vit_tiny_p16_full_checkpoint", "dino_full_checkpoint.pth");
  }

  @TestFactory
  Stream<DynamicTest> legacyContainer() {
    return tests("A_dino_vit/a3_embed128_d1_p8_legacy", "backbone_legacy.pth");
  }

  @TestFactory
  Stream<DynamicTest> halfPrecisionFile() {
    return tests("A_dino_vit/a4_embed192_d1_p8_half", "backbone_half.pth");
  }

  @TestFactory
  Stream<DynamicTest> storageVariants() {
    String name = "A_dino_vit/a5_storage_variants";
    JsonNode files = Fixtures.json(name + "/index.json").path("files");
    return files.propertyNames().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file,
                () -> {
                  String same = files.path(file).path("same_as").asString();
                  Golden input = Fixtures.golden(name, "in__input");
                  try (LoadedModel model = load(name, file)) {
                    checkTokens(model, input, 0, Fixtures.golden(name, "in__tokens_" + same), null);
                  }
                }));
  }

  private static LoadedModel load(String caseName, String file) {
    Path path = Fixtures.path(caseName + "/" + file);
    return new ModelLoader().load(path, ModelOptions.DEFAULT, JobContext.NONE);
  }

  /// One test for each expected array of a case.
  private static Stream<DynamicTest> tests(String caseName, String file) {
    JsonNode arrays = Fixtures.json(caseName + "/index.json").path("arrays");
    return arrays.propertyNames().stream()
        .filter(name -> arrays.path(name).path("role").asString().equals("expected"))
        .map(name -> DynamicTest.dynamicTest(name, () -> check(caseName, file, name, arrays)));
  }

  private static void check(String caseName, String file, String array, JsonNode arrays) {
    int separator = array.indexOf("__");
    String input = array.substring(0, separator);
    String quantity = array.substring(separator + 2);
    Golden expected = Fixtures.golden(caseName, array);
    Golden rows = quantity.endsWith("_rows") ? Fixtures.golden(caseName, input + "__rows") : null;
    String what = rows == null ? quantity : quantity.replace("_rows", "");
    try (LoadedModel model = load(caseName, file)) {
      Golden image = image(caseName, input, arrays);
      for (int batch = 0; batch < image.shape()[0]; batch++) {
        switch (what) {
          case "tokens" -> checkTokens(model, image, batch, expected, rows);
          case "prepare_tokens" -> checkEmbedding(model, image, batch, expected, rows);
          case "pos_embed_interp" -> checkPositions(model, image, expected, rows);
          case "attn_last" -> checkAttention(model, image, batch, expected, true);
          case "attn_last_cls" -> checkAttention(model, image, batch, expected, false);
          case "qkv_last" -> checkQkv(model, image, batch, expected, rows);
          case "cls_output" -> checkCls(model, image, batch, expected);
          case "feat" -> checkFeatures(model, image, batch, expected, FeatureRequest.DINO);
          case "KK" -> checkUpstreamKeys(model, image, batch, expected);
          default -> {
            assertThat(what).startsWith("block");
            int block = Integer.parseInt(what.substring("block".length()));
            FeatureRequest request =
                new FeatureRequest(Space.DINO, Facet.RESIDUAL, block, Averaging.NONE);
            checkPatches(model, image, batch, expected, request);
          }
        }
      }
    }
  }

  private static FeatureRequest of(Facet facet) {
    return new FeatureRequest(Space.DINO, facet, FeatureRequest.LAST_BLOCK, Averaging.NONE);
  }

  /// The input as normalised `[B, 3, H, W]`, whether the case stores that or the 8-bit image.
  private static Golden image(String caseName, String input, JsonNode arrays) {
    if (arrays.has(input + "__input")) {
      return Fixtures.golden(caseName, input + "__input");
    }
    Golden stored = Fixtures.golden(caseName, input + "__image_u8");
    byte[] bytes = new byte[stored.values().length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (int) stored.values()[i];
    }
    int height = stored.shape()[0];
    int width = stored.shape()[1];
    float[] normalised = Normalization.IMAGENET.apply(new RgbImage(width, height, bytes));
    double[] values = new double[normalised.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = normalised[i];
    }
    return new Golden(input, new int[] {1, 3, height, width}, values, 0, 0);
  }

  private static float[] sample(Golden images, int batch) {
    int size = images.values().length / images.shape()[0];
    float[] sample = new float[size];
    for (int i = 0; i < size; i++) {
      double value = images.values()[batch * size + i];
      sample[i] = (float) value;
    }
    return sample;
  }

  /// The part of `expected` that belongs to one image of the batch along `axis`.
  private static Golden batch(Golden expected, int axis, int index) {
    int[] shape = expected.shape();
    int before = 1;
    for (int i = 0; i < axis; i++) {
      before *= shape[i];
    }
    int after = expected.values().length / before / shape[axis];
    double[] values = new double[before * after];
    for (int i = 0; i < before; i++) {
      System.arraycopy(
          expected.values(), (i * shape[axis] + index) * after, values, i * after, after);
    }
    return new Golden(expected.name(), shape, values, expected.atol(), expected.rtol());
  }

  private static void checkTokens(
      LoadedModel model, Golden image, int batch, Golden expected, Golden rows) {
    float[] tokens =
        model.tokens(sample(image, batch), image.shape()[2], image.shape()[3], JobContext.NONE);
    batch(expected, 0, batch).assertReproducedBy(rows(tokens, model, rows));
  }

  private static void checkCls(LoadedModel model, Golden image, int batch, Golden expected) {
    float[] tokens =
        model.tokens(sample(image, batch), image.shape()[2], image.shape()[3], JobContext.NONE);
    float[] cls = new float[expected.shape()[1]];
    System.arraycopy(tokens, 0, cls, 0, cls.length);
    batch(expected, 0, batch).assertReproducedBy(cls);
  }

  private static void checkEmbedding(
      LoadedModel model, Golden image, int batch, Golden expected, Golden rows) {
    float[] tokens = model.embedding(sample(image, batch), image.shape()[2], image.shape()[3]);
    batch(expected, 0, batch).assertReproducedBy(rows(tokens, model, rows));
  }

  private static void checkPositions(
      LoadedModel model, Golden image, Golden expected, Golden rows) {
    float[] positions = model.positions(image.shape()[2], image.shape()[3]);
    expected.assertReproducedBy(rows(positions, model, rows));
  }

  private static float[] rows(float[] tokens, LoadedModel model, Golden rows) {
    if (rows == null) {
      return tokens;
    }
    int width = model.architecture().vit().orElseThrow().width();
    float[] picked = new float[rows.values().length * width];
    for (int i = 0; i < rows.values().length; i++) {
      System.arraycopy(tokens, (int) (rows.values()[i] * width), picked, i * width, width);
    }
    return picked;
  }

  private static void checkAttention(
      LoadedModel model, Golden image, int batch, Golden expected, boolean allQueries) {
    int height = image.shape()[2];
    int width = image.shape()[3];
    int patch = model.patchSizePx();
    int last = allQueries ? 1 + (height / patch) * (width / patch) : 1;
    float[] attention =
        model.attentionRows(
            sample(image, batch),
            height,
            width,
            FeatureRequest.LAST_BLOCK,
            0,
            last,
            JobContext.NONE);
    batch(expected, 0, batch).assertReproducedBy(attention);
    AttentionTokens tokens =
        model.attentionTokens(
            sample(image, batch), height, width, FeatureRequest.LAST_BLOCK, JobContext.NONE);
    batch(expected, 0, batch).assertReproducedBy(rows(tokens, last));
  }

  /// The attention rows `[heads, queries, tokens]` of the first tokens, each asked for by itself.
  private static float[] rows(AttentionTokens tokens, int queries) {
    int patches = tokens.grid().size();
    float[] rows = new float[tokens.heads() * queries * (1 + patches)];
    for (int query = 0; query < queries; query++) {
      Attention attention =
          tokens.attention(
              query == 0
                  ? new AttentionRequest.Cls()
                  : new AttentionRequest.Patch(
                      tokens.grid().row(query - 1), tokens.grid().column(query - 1)));
      for (int head = 0; head < tokens.heads(); head++) {
        int start = (head * queries + query) * (1 + patches);
        rows[start] = attention.toCls()[head];
        System.arraycopy(attention.toPatches(), head * patches, rows, start + 1, patches);
      }
    }
    return rows;
  }

  /// `[3, B, heads, tokens, headDimension]` against the three facets, patches only.
  private static void checkQkv(
      LoadedModel model, Golden image, int batch, Golden expected, Golden rows) {
    Golden sample = batch(expected, 1, batch);
    int heads = expected.shape()[2];
    int kept = expected.shape()[3];
    int dimension = expected.shape()[4];
    List<Facet> facets = List.of(Facet.QUERY, Facet.KEY, Facet.VALUE);
    List<FeatureMap> maps =
        model.pass(
            sample(image, batch),
            image.shape()[2],
            image.shape()[3],
            facets.stream().map(VisionTransformerGoldenTest::of).toList(),
            JobContext.NONE);
    float[] found = sample.floats();
    for (int which = 0; which < 3; which++) {
      for (int head = 0; head < heads; head++) {
        for (int i = 0; i < kept; i++) {
          int token = rows == null ? i : (int) rows.values()[i];
          for (int d = 0; token > 0 && d < dimension; d++) {
            found[((which * heads + head) * kept + i) * dimension + d] =
                maps.get(which).at(token - 1, head * dimension + d);
          }
        }
      }
    }
    sample.assertReproducedBy(found);
  }

  private static void checkFeatures(
      LoadedModel model, Golden image, int batch, Golden expected, FeatureRequest request) {
    FeatureMap map =
        model
            .pass(
                sample(image, batch),
                image.shape()[2],
                image.shape()[3],
                List.of(request),
                JobContext.NONE)
            .getFirst();
    batch(expected, 0, batch).assertReproducedBy(map.channelsFirst());
  }

  /// STEGO's code reads keys as if there were always 6 heads. With 6 that is the key facet; with
  /// another number it mixes tokens and channels, which is imitated here to compare the numbers.
  private static void checkUpstreamKeys(
      LoadedModel model, Golden image, int batch, Golden expected) {
    FeatureMap keys =
        model
            .pass(
                sample(image, batch),
                image.shape()[2],
                image.shape()[3],
                List.of(of(Facet.KEY)),
                JobContext.NONE)
            .getFirst();
    int patches = keys.grid().size();
    int dimension = keys.channels() / model.heads();
    int upstreamDimension = keys.channels() / UPSTREAM_HEADS;
    float[] upstream = new float[keys.values().length];
    for (int patch = 0; patch < patches; patch++) {
      for (int channel = 0; channel < keys.channels(); channel++) {
        int head = channel / dimension;
        int flat = (head * patches + patch) * dimension + channel % dimension;
        int upstreamHead = flat / (patches * upstreamDimension);
        int cell = flat / upstreamDimension % patches;
        int upstreamChannel = upstreamHead * upstreamDimension + flat % upstreamDimension;
        upstream[upstreamChannel * patches + cell] = keys.at(patch, channel);
      }
    }
    batch(expected, 0, batch).assertReproducedBy(upstream);
  }

  /// `[B, 1 + patches, width]` against a map of the patches.
  private static void checkPatches(
      LoadedModel model, Golden image, int batch, Golden expected, FeatureRequest request) {
    Golden sample = batch(expected, 0, batch);
    FeatureMap map =
        model
            .pass(
                sample(image, batch),
                image.shape()[2],
                image.shape()[3],
                List.of(request),
                JobContext.NONE)
            .getFirst();
    float[] found = sample.floats();
    System.arraycopy(map.values(), 0, found, map.channels(), map.values().length);
    sample.assertReproducedBy(found);
  }
}
