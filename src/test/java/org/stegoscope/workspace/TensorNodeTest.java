package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.checkpoint.Checkpoint;
import org.stegoscope.checkpoint.SafetensorsWriter;
import org.stegoscope.job.JobContext;

/// Names taken apart at their dots, and put together again for the eye.
final class TensorNodeTest {

  @TempDir private Path folder;

  private TensorNode tree(String... names) {
    SafetensorsWriter writer = new SafetensorsWriter();
    for (String name : names) {
      writer.add(name, new long[] {2, 3}, new float[6]);
    }
    Path file = folder.resolve("names.safetensors");
    writer.write(file);
    return TensorNode.of(Checkpoint.read(file, JobContext.NONE).tensors().values());
  }

  private static List<String> labels(TensorNode node) {
    return node.children().stream().map(TensorNode::label).toList();
  }

  private static TensorNode child(TensorNode node, String label) {
    return node.children().stream()
        .filter(child -> child.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyNodeKnowsWhatIsBelowIt() {
    TensorNode root = tree("cls", "blocks.0.w", "blocks.0.b", "blocks.1.w");
    assertThat(root.tensors()).isEqualTo(4);
    TensorNode blocks = child(root, "blocks");
    assertThat(blocks.tensors()).isEqualTo(3);
    assertThat(blocks.parameters()).isEqualTo(18);
    assertThat(blocks.bytes()).isEqualTo(72);
    assertThat(child(blocks, "0").tensors()).isEqualTo(2);
    assertThat(child(root, "cls").tensor().orElseThrow().name()).isEqualTo("cls");
  }

  @Test
  void blocksStandByNumberAndAllElseAsInTheFile() {
    TensorNode root = tree("z", "b.10.w", "b.9.w", "b.norm.w", "b.0.w", "b.2.x.w", "a");
    assertThat(labels(root)).containsExactly("z", "b", "a");
    assertThat(labels(child(root, "b"))).containsExactly("0", "2.x", "9", "10", "norm");
  }

  @Test
  void whereThereIsOneWayOnTheNamesAreJoined() {
    TensorNode root = tree("teacher.module.backbone.a", "teacher.module.backbone.b");
    assertThat(labels(root)).containsExactly("teacher.module.backbone");
    assertThat(labels(root.children().getFirst())).containsExactly("a", "b");
  }

  @Test
  void aNameThatIsAlsoTheStartOfAnotherIsBoth() {
    TensorNode root = tree("a", "a.b", "a.c");
    assertThat(labels(root)).containsExactly("a", "a");
    assertThat(root.tensors()).isEqualTo(3);
  }

  @Test
  void emptyPartsAndHundredsOfPartsAreNames() {
    String deep = "x.".repeat(300) + "w";
    TensorNode root = tree("a..b", ".c", deep);
    assertThat(root.tensors()).isEqualTo(3);
    assertThat(root.toString()).contains("x.x.x.");
  }

  @Test
  void aTextThatAnyPartOfANameContainsKeepsItAndWhatIsAboveIt() {
    TensorNode root =
        tree(
            "blocks.0.attn.w",
            "blocks.0.mlp.w",
            "blocks.1.attn.w",
            "blocks.1.attn.b",
            "blocks.1.mlp.w",
            "norm");
    TensorNode attention = root.matching("ATTN");
    assertThat(attention.tensors()).isEqualTo(3);
    assertThat(labels(attention)).containsExactly("blocks");
    assertThat(labels(child(attention, "blocks"))).containsExactly("0", "1");
    assertThat(root.matching("0.mlp").tensors()).isEqualTo(1);
    assertThat(root.matching("nowhere").children()).isEmpty();
    assertThat(root.matching("")).isSameAs(root);
  }

  @Test
  void theWayToATensorIsFound() {
    TensorNode root = tree("blocks.0.w", "blocks.0.b", "blocks.1.w");
    var wanted = child(child(root, "blocks"), "0").children().getLast().tensor().orElseThrow();
    assertThat(root.pathTo(wanted))
        .extracting(TensorNode::label)
        .containsExactly("blocks", "0", "b");
    assertThat(root.matching("1.w").pathTo(wanted)).isEmpty();
  }
}
