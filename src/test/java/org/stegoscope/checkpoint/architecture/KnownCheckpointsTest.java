package org.stegoscope.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.Fixtures;
import org.stegoscope.checkpoint.Checkpoint;
import org.stegoscope.checkpoint.Container;
import org.stegoscope.checkpoint.DType;
import org.stegoscope.checkpoint.Value;
import org.stegoscope.job.JobContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The checkpoints that the original programs wrote are recognised for what they are.
final class KnownCheckpointsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static Checkpoint read(Path file) {
    return Checkpoint.read(file, JobContext.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a1_embed384_d2_p8",
        "a2_vit_tiny_p16_full_checkpoint",
        "a3_embed128_d1_p8_legacy",
        "a4_embed192_d1_p8_half"
      })
  void aDinoBackboneIsRecognised(String name) {
    JsonNode config = Fixtures.json("A_dino_vit/" + name + "/index.json").path("config");
    Path file = Fixtures.path("A_dino_vit/" + name + "/" + config.path("ckpt").asString());
    Architecture architecture = Architecture.infer(read(file));
    architecture.requireUsable();
    assertThat(architecture.method()).isEqualTo(Method.DINO);
    int patch = config.path("patch").asInt();
    int width = config.path("embed").asInt();
    assertThat(architecture.vit())
        .contains(
            new VitShape(
                patch,
                width,
                config.path("depth").asInt(),
                config.path("heads").asInt(),
                4 * width,
                224 / patch,
                224 / patch));
    assertThat(architecture.preprocessing()).isEqualTo(Preprocessing.IMAGENET);
    assertThat(architecture.missing()).isEmpty();
    assertThat(architecture.unexpected()).isEmpty();
    assertThat(architecture.weights()).hasSize(6 + 12 * config.path("depth").asInt());
    assertThat(architecture.checkWeights(JobContext.NONE)).isEmpty();
  }

  @Test
  void aFullDinoCheckpointGivesItsTeacher() {
    Checkpoint checkpoint =
        read(Fixtures.path("A_dino_vit/a2_vit_tiny_p16_full_checkpoint/dino_full_checkpoint.pth"));
    Architecture architecture = Architecture.infer(checkpoint);
    assertThat(architecture.weights().get("cls_token").parts().getFirst().name())
        .isEqualTo("teacher.module.backbone.cls_token");
    assertThat(architecture.ignored())
        .contains("student.module.backbone.cls_token", "dino_loss.center");
    assertThat(architecture.config()).containsKey("arch").doesNotContainKey("(class)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b1_nonlinear_d2_p8/stego_nonlinear.ckpt",
        "b2_linear_d1_p16_extra3_old_lightning/stego_linear.ckpt"
      })
  void aStegoCheckpointIsRecognised(String name) {
    JsonNode index = Fixtures.json("B_stego/" + name.split("/")[0] + "/index.json");
    JsonNode config = index.path("config");
    Checkpoint checkpoint = read(Fixtures.path("B_stego/" + name));
    Architecture architecture = Architecture.infer(checkpoint);
    architecture.requireUsable();
    assertThat(architecture.method()).isEqualTo(Method.STEGO);
    assertThat(architecture.head())
        .contains(
            new HeadShape(
                config.path("projection").asString().equals("linear")
                    ? HeadShape.Projection.LINEAR
                    : HeadShape.Projection.NONLINEAR,
                config.path("dim").asInt()));
    assertThat(architecture.vit().orElseThrow().patchSizePx())
        .isEqualTo(config.path("patch").asInt());
    assertThat(architecture.classes()).isEqualTo(config.path("n_classes").asInt());
    assertThat(architecture.extraClusters()).isEqualTo(config.path("extra_clusters").asInt());
    assertThat(architecture.dataset()).isEqualTo(config.path("dataset").asString());
    assertThat(architecture.featureType()).isEqualTo(FeatureType.FEAT);
    assertThat(architecture.unexpected()).isEmpty();
    index
        .path("values")
        .path("state_dict_keys")
        .path("value")
        .propertyStream()
        .forEach(key ->
            assertThat(checkpoint.tensors().get("state_dict." + key.getKey()).shape())
                .containsExactly(
                    key.getValue().valueStream().mapToLong(JsonNode::asLong).toArray()));
    Object parameters =
        ((Value.Mapping) checkpoint.metadata()).get("hyper_parameters").orElseThrow().toPlain();
    JsonNode expected = index.path("values").path("hyper_parameters").path("value");
    assertThat(JSON.readTree(JSON.writeValueAsString(parameters))).isEqualTo(expected);
    assertThat(JSON.readTree(JSON.writeValueAsString(architecture.config())))
        .isEqualTo(expected.path("cfg"));
  }

  @Test
  void oldLightningKeysItsCallbacksByAClassThatIsNotResolved() {
    Checkpoint checkpoint =
        read(Fixtures.path("B_stego/b2_linear_d1_p16_extra3_old_lightning/stego_linear.ckpt"));
    Value callbacks = ((Value.Mapping) checkpoint.metadata()).get("callbacks").orElseThrow();
    assertThat(((Value.Mapping) callbacks).entries().getFirst().key())
        .isEqualTo(
            new Value.Global("pytorch_lightning.callbacks.model_checkpoint", "ModelCheckpoint"));
    assertThat(checkpoint.tensors().get("state_dict.net.model.cls_token").dtype())
        .isEqualTo(DType.FLOAT16);
  }

  @Test
  void aSmoosegCheckpointIsRecognised() {
    Architecture architecture =
        Architecture.infer(read(Fixtures.path("H_other_methods/h1_smooseg/smooseg.ckpt")));
    architecture.requireUsable();
    assertThat(architecture.method()).isEqualTo(Method.SMOOSEG);
    assertThat(architecture.head()).contains(new HeadShape(HeadShape.Projection.NONLINEAR, 64));
    assertThat(architecture.classes()).isEqualTo(27);
    assertThat(architecture.dataset()).isEqualTo("cityscapes");
    assertThat(architecture.weights()).containsKey("prediction.global_clusters");
  }

  @Test
  void theFilesOfCauseAreRecognised() {
    String folder = "H_other_methods/h2_cause/CAUSE/cocostuff27/dino_vit_small_8/96/";
    for (String name : List.of("segment_mlp.pth", "segment_tr.pth")) {
      Architecture segment = Architecture.infer(read(Fixtures.path(folder + name)));
      segment.requireUsable();
      assertThat(segment.method()).isEqualTo(Method.CAUSE_SEGMENT);
      assertThat(segment.vit()).isEmpty();
      assertThat(segment.head().map(HeadShape::codeDimension)).contains(90);
      assertThat(segment.classes()).isEqualTo(27);
      assertThat(segment.unexpected()).isEmpty();
    }
    Architecture cluster = Architecture.infer(read(Fixtures.path(folder + "cluster_tr.pth")));
    cluster.requireUsable();
    assertThat(cluster.method()).isEqualTo(Method.CAUSE_CLUSTER);
    assertThat(cluster.classes()).isEqualTo(27);
    assertThat(cluster.weights()).containsOnlyKeys("codebook", "cluster_probe");
  }

  @Test
  void aSupervisedTransformerIsRecognisedByItsClassifier() {
    Checkpoint checkpoint = read(Fixtures.beside("weights/vit_tiny16_augreg_in1k.pth"));
    assertThat(checkpoint.container()).isEqualTo(Container.TORCH_ZIP);
    Architecture architecture = Architecture.infer(checkpoint);
    architecture.requireUsable();
    assertThat(architecture.vit())
        .isEqualTo(Optional.of(new VitShape(16, 192, 12, 3, 768, 14, 14)));
    assertThat(architecture.preprocessing()).isEqualTo(Preprocessing.HALF);
    assertThat(architecture.ignored()).containsExactlyInAnyOrder("head.weight", "head.bias");
    assertThat(architecture.unexpected()).isEmpty();
    assertThat(architecture.problems()).hasSize(1);
    long parameters =
        architecture.weights().values().stream()
            .mapToLong(weight -> Arrays.stream(weight.shape()).reduce(1, (a, b) -> a * b))
            .sum();
    // Table of architectures: 5,524,416 without the classifier.
    assertThat(parameters).isEqualTo(5_524_416);
    assertThat(Map.copyOf(architecture.config())).isEmpty();
  }
}
