package org.stegoscope.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegoscope.Fixtures;
import org.stegoscope.checkpoint.architecture.KeyCheck.Entry;
import org.stegoscope.checkpoint.architecture.KeyCheck.Status;
import org.stegoscope.job.JobContext;

/// Expected keys against those of files that fit, lack something, or are of another shape.
final class KeyCheckTest {

  private static KeyCheck keys(String fixture) {
    return CheckpointInspection.of(Fixtures.path(fixture), JobContext.NONE).keys();
  }

  private static Entry entry(KeyCheck keys, String key) {
    return keys.entries().stream().filter(e -> e.key().equals(key)).findFirst().orElseThrow();
  }

  @Test
  void everyWeightOfASoundNetworkIsFoundWithItsExpectedShape() {
    KeyCheck keys = keys("B_stego/b1_nonlinear_d2_p8/stego_nonlinear.ckpt");
    assertThat(keys.count(Status.MISSING)).isZero();
    assertThat(keys.count(Status.WRONG_SHAPE)).isZero();
    assertThat(keys.count(Status.UNEXPECTED)).isZero();
    assertThat(keys.entries().getFirst())
        .isEqualTo(
            new Entry(
                "cls_token",
                List.of("state_dict.net.model.cls_token"),
                "[1, 1, 384]",
                "[1, 1, 384]",
                Status.FOUND));
    Entry probe = entry(keys, "cluster_probe.clusters");
    assertThat(probe.expected()).isEqualTo("[27, 70]").isEqualTo(probe.found());
    assertThat(entry(keys, "pos_embed").expected()).isEqualTo("[1, 1 + n*n, 384]");
  }

  @Test
  void aMissingWeightIsListedWithTheShapeItShouldHave() {
    KeyCheck keys = keys("I_adversarial/model_missing_qkv_weight.pth");
    assertThat(keys.count(Status.MISSING)).isEqualTo(1);
    assertThat(entry(keys, "blocks.0.attn.qkv.weight"))
        .isEqualTo(
            new Entry("blocks.0.attn.qkv.weight", List.of(), "[192, 64]", "", Status.MISSING));
  }

  @Test
  void aWrongShapeStandsBesideTheRightOne() {
    KeyCheck keys = keys("I_adversarial/model_fc1_fc2_swapped.pth");
    Entry swapped = entry(keys, "blocks.0.mlp.fc1.weight");
    assertThat(swapped.status()).isEqualTo(Status.WRONG_SHAPE);
    assertThat(swapped.expected()).isEqualTo("[64, 64]");
    assertThat(swapped.found()).isEqualTo("[64, 256]");
    assertThat(entry(keys, "norm.weight").status()).isEqualTo(Status.FOUND);
  }

  @Test
  void whatTrainingLeftBehindIsIgnoredWithItsShape() {
    KeyCheck keys = keys("A_dino_vit/a2_vit_tiny_p16_full_checkpoint/dino_full_checkpoint.pth");
    assertThat(keys.count(Status.FOUND)).isEqualTo(6 + 12 * 12);
    assertThat(keys.count(Status.IGNORED)).isEqualTo(188);
    assertThat(keys.entries())
        .contains(
            new Entry(
                "",
                List.of("student.module.backbone.cls_token"),
                "",
                "[1, 1, 192]",
                Status.IGNORED));
  }

  @Test
  void everyTensorOfTheFileIsInTheCheckOnce() {
    for (String file :
        List.of(
            "H_other_methods/h1_smooseg/smooseg.ckpt",
            "H_other_methods/h2_cause/CAUSE/cocostuff27/dino_vit_small_8/96/segment_tr.pth",
            "I_adversarial/model_empty_state_dict.pth",
            "I_adversarial/model_list_instead_of_dict.pth",
            "I_adversarial/valid_odd_strides_zip.pth")) {
      CheckpointInspection inspection =
          CheckpointInspection.of(Fixtures.path(file), JobContext.NONE);
      assertThat(inspection.keys().entries().stream().flatMap(entry -> entry.tensors().stream()))
          .as(file)
          .containsExactlyInAnyOrderElementsOf(inspection.checkpoint().tensors().keySet());
    }
  }

  @Test
  void theSummarySaysWhichValuesAreAssumed() {
    List<ArchitectureRow> rows =
        CheckpointInspection.of(
                Fixtures.path("B_stego/b1_nonlinear_d2_p8/stego_nonlinear.ckpt"), JobContext.NONE)
            .summary();
    assertThat(rows)
        .contains(
            new ArchitectureRow("Method", "stego", ""),
            new ArchitectureRow("Heads", "6", "not in the file, assumed: 64 channels each"),
            new ArchitectureRow("Positions", "28 x 28", "trained on 224 x 224 px"),
            new ArchitectureRow("Head", "nonlinear, code of 70", ""),
            new ArchitectureRow("Data set", "cocostuff27", ""));
  }
}
