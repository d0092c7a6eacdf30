package org.stegoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.Fixtures;
import org.stegoscope.job.JobContext;

/// What a checkpoint holds besides its tensors, as a tree to unfold.
final class ValueNodeTest {

  @TempDir private Path folder;

  private List<ValueNode> read(RawPickle pickle) throws IOException {
    return read(Files.write(folder.resolve("file.pth"), TorchFiles.zip(pickle.end())));
  }

  private static List<ValueNode> read(Path file) {
    return ValueNode.of(Checkpoint.read(file, JobContext.NONE).metadata());
  }

  private static ValueNode child(List<ValueNode> nodes, String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void tensorsAndWhatHoldsNothingElseAreLeftOut() throws IOException {
    RawPickle pickle =
        RawPickle.protocol2()
            .op("}(")
            .text("state_dict")
            .op("}(")
            .text("w")
            .tensor("0", 2, 3)
            .op("u")
            .text("mixed")
            .op("](")
            .tensor("1", 3)
            .number(5)
            .op("e")
            .text("epoch")
            .number(7)
            .text("nothing")
            .op("N")
            .text("empty")
            .op("}u");
    assertThat(read(pickle))
        .containsExactly(
            new ValueNode("mixed", "list of 2", List.of(new ValueNode("1", "5", List.of()))),
            new ValueNode("epoch", "7", List.of()),
            new ValueNode("nothing", "None", List.of()),
            new ValueNode("empty", "0 entries", List.of()));
  }

  @Test
  void longTextsAreCutAndControlCharactersAreShownAsQuestionMarks() throws IOException {
    RawPickle pickle = RawPickle.protocol2().op("}(").text("a\nb").text("x".repeat(10_000)).op("u");
    ValueNode node = read(pickle).getFirst();
    assertThat(node.name()).isEqualTo("a?b");
    assertThat(node.text()).hasSize(503).endsWith("x...");
  }

  @Test
  void aLongListLeavesRoomForWhatComesAfterIt() throws IOException {
    RawPickle pickle = RawPickle.protocol2().op("}(").text("long").op("](");
    for (int i = 0; i < 5000; i++) {
      pickle.number(i);
    }
    List<ValueNode> nodes = read(pickle.op("e").text("after").number(1).op("u"));
    assertThat(child(nodes, "long").text()).isEqualTo("list of 5000");
    assertThat(child(nodes, "long").children()).hasSize(1001);
    assertThat(child(nodes, "long").children().getLast().text()).contains("not shown");
    assertThat(child(nodes, "after").text()).isEqualTo("1");
  }

  @Test
  void listsThatContainEachOtherManyTimesStayBounded() throws IOException {
    // Each list holds the one before ten times: 10^12 paths through twelve lists.
    RawPickle pickle = RawPickle.protocol2().op("}(").text("laughs").op("]q").raw(0);
    for (int level = 1; level <= 12; level++) {
      pickle.op("0](");
      for (int i = 0; i < 10; i++) {
        pickle.op("h").raw(level - 1);
      }
      pickle.op("eq").raw(level);
    }
    List<ValueNode> nodes = read(pickle.op("u"));
    assertThat(count(nodes)).isLessThan(60_000);
  }

  @Test
  void aListThatContainsItselfSaysSo() {
    List<ValueNode> nodes = read(Fixtures.path("I_adversarial/self_referential_list.pth"));
    assertThat(nodes.toString()).contains("contains itself");
  }

  @Test
  void aTrainingCheckpointShowsItsConfigurationAndItsCounters() {
    List<ValueNode> nodes =
        read(Fixtures.path("A_dino_vit/a2_vit_tiny_p16_full_checkpoint/dino_full_checkpoint.pth"));
    assertThat(child(nodes, "epoch").text()).matches("\\d+");
    ValueNode args = child(nodes, "args");
    assertThat(args.text()).isEqualTo("argparse.Namespace");
    assertThat(child(args.children(), "arch").text()).isEqualTo("vit_tiny");
    assertThat(child(args.children(), "lr").text()).isEqualTo("0.0005");
    assertThat(child(args.children(), "min_lr").text()).isEqualTo("1e-6");
    assertThat(nodes).extracting(ValueNode::name).doesNotContain("student", "teacher");
  }

  private static long count(List<ValueNode> nodes) {
    return nodes.stream().mapToLong(node -> 1 + count(node.children())).sum();
  }
}
