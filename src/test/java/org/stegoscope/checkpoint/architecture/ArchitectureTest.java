package org.stegoscope.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.checkpoint.Checkpoint;
import org.stegoscope.checkpoint.CheckpointException;
import org.stegoscope.checkpoint.CheckpointException.Kind;
import org.stegoscope.checkpoint.Problem;
import org.stegoscope.checkpoint.SafetensorsWriter;
import org.stegoscope.checkpoint.Severity;
import org.stegoscope.job.JobContext;

/// Networks made of noise in the layouts that are found in the wild.
final class ArchitectureTest {

  private static final int WIDTH = 64;
  private static final int DEPTH = 2;
  private static final long SEED = 7;
  private static final VitShape SHAPE = new VitShape(8, WIDTH, DEPTH, 1, 128, 2, 2);

  @TempDir private Path folder;

  private final Map<String, long[]> shapes = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private static long[] shape(long... sizes) {
    return sizes;
  }

  private void addDino(String prefix) {
    shapes.put(prefix + "cls_token", shape(1, 1, WIDTH));
    shapes.put(prefix + "pos_embed", shape(1, 5, WIDTH));
    addLinear(prefix + "patch_embed.proj", WIDTH, 3, 8, 8);
    for (int i = 0; i < DEPTH; i++) {
      String block = prefix + "blocks." + i + ".";
      addLinear(block + "norm1", WIDTH);
      addLinear(block + "attn.qkv", 3 * WIDTH, WIDTH);
      addLinear(block + "attn.proj", WIDTH, WIDTH);
      addLinear(block + "norm2", WIDTH);
      addLinear(block + "mlp.fc1", 128, WIDTH);
      addLinear(block + "mlp.fc2", WIDTH, 128);
    }
    addLinear(prefix + "norm", WIDTH);
  }

  private void addHuggingFace(String prefix) {
    shapes.put(prefix + "embeddings.cls_token", shape(1, 1, WIDTH));
    shapes.put(prefix + "embeddings.position_embeddings", shape(1, 5, WIDTH));
    addLinear(prefix + "embeddings.patch_embeddings.projection", WIDTH, 3, 8, 8);
    for (int i = 0; i < DEPTH; i++) {
      String layer = prefix + "encoder.layer." + i + ".";
      for (String part : List.of("query", "key", "value")) {
        addLinear(layer + "attention.attention." + part, WIDTH, WIDTH);
      }
      addLinear(layer + "attention.output.dense", WIDTH, WIDTH);
      addLinear(layer + "intermediate.dense", 128, WIDTH);
      addLinear(layer + "output.dense", WIDTH, 128);
      addLinear(layer + "layernorm_before", WIDTH);
      addLinear(layer + "layernorm_after", WIDTH);
    }
    addLinear(prefix + "layernorm", WIDTH);
  }

  private void addLinear(String name, long... weight) {
    shapes.put(name + ".weight", weight);
    shapes.put(name + ".bias", shape(weight[0]));
  }

  private void addStego(int code, int classes, int clusters) {
    shapes.put("cluster_probe.clusters", shape(clusters, code));
    addLinear("linear_probe", classes, code, 1, 1);
  }

  private Architecture infer() {
    Random random = new Random(SEED);
    SafetensorsWriter writer = new SafetensorsWriter();
    metadata.forEach(writer::metadata);
    shapes.forEach((name, shape) -> {
      int elements = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
      float[] values = new float[elements];
      for (int i = 0; i < elements; i++) {
        values[i] = random.nextFloat();
      }
      writer.add(name, shape, values);
    });
    Path file = folder.resolve("net.safetensors");
    writer.write(file);
    return Architecture.infer(Checkpoint.read(file, JobContext.NONE));
  }

  private static void assertError(Architecture architecture, Kind kind, String... parts) {
    assertThatThrownBy(architecture::requireUsable)
        .isInstanceOfSatisfying(
            CheckpointException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageStartingWith("net.safetensors ")
        .hasMessageEndingWith(".")
        .message()
        .contains(parts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "model.", "module.", "state_dict.", "teacher.backbone.", "state_dict.net.model.",
        "module.backbone.", "encoder.", "vit.", "dino.", "target_encoder.module.", "a.b.c."
      })
  void aBackboneIsFoundUnderAnyPrefix(String prefix) {
    addDino(prefix);
    Architecture architecture = infer();
    architecture.requireUsable();
    assertThat(architecture.method()).isEqualTo(Method.DINO);
    assertThat(architecture.vit()).contains(SHAPE);
    assertThat(architecture.weights()).hasSize(6 + 12 * DEPTH);
    assertThat(architecture.unexpected()).isEmpty();
  }

  @Test
  void aTeacherIsPreferredToAStudent() {
    addDino("student.backbone.");
    addDino("teacher.backbone.");
    addLinear("teacher.head.mlp.0", 32, WIDTH);
    Architecture architecture = infer();
    assertThat(architecture.weights().get("norm.bias").parts().getFirst().name())
        .isEqualTo("teacher.backbone.norm.bias");
    assertThat(architecture.unexpected()).isEmpty();
    assertThat(architecture.preprocessing()).isEqualTo(Preprocessing.IMAGENET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "vit."})
  void huggingFaceNamesBecomeDinosAndItsAttentionIsJoined(String prefix) {
    addHuggingFace(prefix);
    Architecture architecture = infer();
    architecture.requireUsable();
    assertThat(architecture.vit()).contains(SHAPE);
    assertThat(architecture.unexpected()).isEmpty();
    WeightSource qkv = architecture.weights().get("blocks.1.attn.qkv.weight");
    assertThat(qkv.shape()).containsExactly(3 * WIDTH, WIDTH);
    assertThat(qkv.parts())
        .extracting(part -> part.name().replaceAll(".*attention\\.", ""))
        .containsExactly("query.weight", "key.weight", "value.weight");
    float[] joined = qkv.floats();
    assertThat(Arrays.copyOfRange(joined, WIDTH * WIDTH, 2 * WIDTH * WIDTH))
        .containsExactly(qkv.parts().get(1).floats());
  }

  @Test
  void aClassifierOfHuggingFaceSpeaksForHalfNormalisation() {
    addHuggingFace("vit.");
    addLinear("classifier", 10, WIDTH);
    Architecture architecture = infer();
    architecture.requireUsable();
    assertThat(architecture.preprocessing()).isEqualTo(Preprocessing.HALF);
    assertThat(architecture.problems())
        .extracting(Problem::severity)
        .containsExactly(Severity.NOTE);
  }

  @ParameterizedTest
  @CsvSource({
    "blocks.0.ls1.gamma, LayerScale", "register_tokens, register tokens",
    "dist_token, distillation token", "blocks.1.attn.q_norm.weight, other parts"
  })
  void aTransformerThatComputesSomethingElseIsNotSupported(String name, String what) {
    addDino("");
    shapes.put(name, shape(WIDTH));
    assertError(infer(), Kind.MODEL_UNSUPPORTED, what, name, "not supported");
  }

  @Test
  void whatIsMissingIsNamed() {
    addDino("model.");
    shapes.remove("model.blocks.1.mlp.fc2.bias");
    Architecture architecture = infer();
    assertThat(architecture.missing()).containsExactly("blocks.1.mlp.fc2.bias");
    assertError(architecture, Kind.MODEL_MISSING_KEYS, "blocks.1.mlp.fc2.bias");
  }

  @Test
  void aFileOfSomethingElseHasNoTransformer() {
    addLinear("layer1.0.conv1", 64, 64, 3, 3);
    Architecture architecture = infer();
    assertThat(architecture.method()).isEqualTo(Method.UNKNOWN);
    assertThat(architecture.unexpected()).hasSize(2);
    assertError(architecture, Kind.MODEL_MISSING_KEYS, "cls_token", "2 tensors");
  }

  @ParameterizedTest
  @CsvSource({
    "cls_token, 2",
    "pos_embed, 7",
    "norm.weight, 3",
    "blocks.0.attn.qkv.bias, 64",
    "patch_embed.proj.bias, 1"
  })
  void aShapeThatCannotBeIsNamed(String name, long size) {
    addDino("");
    long[] shape = shapes.get(name);
    shape[shape.length == 1 ? 0 : 1] = size;
    assertError(infer(), Kind.MODEL_SHAPE_MISMATCH, name, Arrays.toString(shape));
  }

  @Test
  void stegoWithoutAHeadUsesTheFeaturesThemselves() {
    addDino("net.model.");
    addStego(WIDTH, 5, 5);
    Architecture architecture = infer();
    architecture.requireUsable();
    assertThat(architecture.method()).isEqualTo(Method.STEGO);
    assertThat(architecture.head()).isEmpty();
    assertThat(architecture.classes()).isEqualTo(5);
    assertThat(architecture.extraClusters()).isZero();
  }

  @Test
  void theLayoutOfStegoStudiesNeedsNoDecoderAndNoSecondProbe() {
    addDino("net.model.");
    addLinear("net.cluster1.0", 16, WIDTH, 1, 1);
    addLinear("net.cluster2.0", WIDTH, WIDTH, 1, 1);
    addLinear("net.cluster2.2", 16, WIDTH, 1, 1);
    addStego(16, 5, 8);
    Architecture architecture = infer();
    architecture.requireUsable();
    assertThat(architecture.head()).contains(new HeadShape(HeadShape.Projection.NONLINEAR, 16));
    assertThat(architecture.extraClusters()).isEqualTo(3);
    assertThat(architecture.weights())
        .containsKeys("cluster1.0.weight", "cluster2.2.bias", "cluster_probe.clusters");
  }

  @Test
  void aProbeOfAnotherWidthThanTheCodeIsRefused() {
    addDino("net.model.");
    addLinear("net.cluster1.0", 16, WIDTH, 1, 1);
    addStego(17, 5, 5);
    assertError(infer(), Kind.MODEL_SHAPE_MISMATCH, "linear_probe.weight", "[5, 16, 1, 1]");
  }

  @Test
  void halfAHeadIsIncomplete() {
    addDino("net.model.");
    addLinear("net.cluster1.0", 16, WIDTH, 1, 1);
    addLinear("net.cluster2.0", WIDTH, WIDTH, 1, 1);
    addStego(16, 5, 5);
    assertError(infer(), Kind.MODEL_MISSING_KEYS, "cluster2.2.weight");
  }

  @Test
  void aFileMaySayThatItIsUntrained() {
    addDino("");
    metadata.put("stegoscope.untrained", "true");
    metadata.put("stegoscope.note", "for trials only");
    Architecture architecture = infer();
    assertThat(architecture.untrained()).isTrue();
    assertThat(architecture.note()).isEqualTo("for trials only");
    assertThat(architecture.config()).containsEntry("stegoscope.note", "for trials only");
  }

  @Test
  void headsAreOf64ChannelsAndCanBeSetOtherwise() {
    assertThat(VitShape.usualHeads(384)).isEqualTo(6);
    assertThat(VitShape.usualHeads(32)).isEqualTo(1);
    assertThat(VitShape.usualHeads(100)).isEqualTo(2);
    assertThat(SHAPE.withHeads(4).heads()).isEqualTo(4);
    assertThatThrownBy(() -> SHAPE.withHeads(5)).isInstanceOf(IllegalArgumentException.class);
  }
}
