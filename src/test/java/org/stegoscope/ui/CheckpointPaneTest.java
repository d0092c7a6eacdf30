package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.Fixtures;
import org.stegoscope.checkpoint.SafetensorsWriter;
import org.stegoscope.checkpoint.ValueNode;
import org.stegoscope.checkpoint.architecture.KeyCheck;
import org.stegoscope.model.TestBackbone;
import org.stegoscope.workspace.InspectionState;
import org.stegoscope.workspace.TensorNode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The workbench of checkpoints, driven through its controls.
@ExtendWith({LeakWatch.class, ApplicationExtension.class, FxThreadWatch.class})
final class CheckpointPaneTest {

  @TempDir Path folder;
  private OpenCheckpoint window;

  @Start
  void start(Stage stage) {
    window = new OpenCheckpoint(stage, 1000, 700);
  }

  @AfterEach
  void close() {
    window.close();
  }

  private Path small() throws IOException {
    return new TestBackbone(16, 4, 8, 2, 32)
        .withStego(6, 5)
        .write(folder.resolve("small.safetensors"));
  }

  @SuppressWarnings("unchecked") // The tree holds tensor nodes.
  private TreeTableView<TensorNode> tree() {
    return window.node("#tensors", TreeTableView.class);
  }

  @SuppressWarnings("unchecked") // The table holds keys.
  private TableView<KeyCheck.Entry> keys() {
    return window.node("#keys", TableView.class);
  }

  private String text(String selector) {
    return window.get(() -> window.node(selector, Label.class).getText());
  }

  private void tab(int index) {
    window.run(
        () -> window.node("#checkpoint-tabs", TabPane.class).getSelectionModel().select(index));
  }

  /// The last row that is unfolded, which is a tensor.
  private TreeItem<TensorNode> lastRow() {
    return tree().getTreeItem(tree().getExpandedItemCount() - 1);
  }

  private static String clipboard() {
    return Clipboard.getSystemClipboard().getString();
  }

  @Test
  void theSearchIsReachedByItsShortcutAndNarrowsTheTree(FxRobot robot) throws IOException {
    window.open(small());
    int all = window.get(() -> window.model().tensorsProperty().get().tensors());
    robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
    window.await(
        "the focus of the search",
        () -> window.node("#tensor-search", TextField.class).isFocused());
    robot.write("CLUSTER_PROBE");
    window.await("the matches", () -> window.model().tensorsProperty().get().tensors() < all);
    assertThat(text("#tensor-matches")).endsWith(" of %d tensors".formatted(all));
    assertThat(window.get(() -> lastRow().getValue().tensor().orElseThrow().name()))
        .contains("cluster_probe");
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    window.await("all", () -> window.model().tensorsProperty().get().tensors() == all);
    assertThat(text("#tensor-matches")).isEqualTo(all + " tensors");
  }

  @Test
  void aTensorChosenWithTheKeyboardShowsItsNumbersAndItsHistogram(FxRobot robot)
      throws IOException {
    window.open(small());
    window.run(() -> {
      window.model().filterProperty().set("qkv.weight");
      tree().requestFocus();
    });
    robot.press(KeyCode.END).release(KeyCode.END);
    window.awaitStatistics();
    assertThat(text("#tensor-shape")).isEqualTo("[24, 8]");
    assertThat(text("#tensor-type")).isEqualTo("float32");
    assertThat(text("#tensor-elements")).isEqualTo("192");
    assertThat(text("#statistics-nans")).isEqualTo("0");
    assertThat(text("#statistics-deviation")).isNotEqualTo("0");
    assertThat(window.get(() -> window.node("#tensor-name", TextField.class).getText()))
        .endsWith("qkv.weight");
    assertThat(text("#histogram-readout")).isEqualTo("64 bins");
    window.run(() -> window.node("#histogram", Node.class).requestFocus());
    robot.press(KeyCode.HOME).release(KeyCode.HOME);
    window.await(
        "the first bin",
        () ->
            window
                .node("#histogram-readout", Label.class)
                .getText()
                .startsWith(window.node("#statistics-min", Label.class).getText() + " to "));
  }

  @Test
  void theBinUnderTheMouseIsReadOutAndLogarithmicCountsDrawAnotherPicture(FxRobot robot)
      throws IOException {
    float[] values = new float[1001];
    for (int i = 0; i < 1000; i++) {
      values[i] = 0.5f;
    }
    Path file = folder.resolve("skewed.safetensors");
    new SafetensorsWriter().add("w", new long[] {1001}, values).write(file);
    window.open(file);
    window.run(() -> tree().getSelectionModel().select(0));
    window.awaitStatistics();
    WritableImage linear = histogram();
    window.run(() -> window.node("#histogram-log", CheckBox.class).fire());
    WritableImage logarithmic = histogram();
    assertThat(same(linear, logarithmic)).isFalse();
    robot.moveTo("#histogram");
    window.await(
        "the bin in the middle",
        () -> window.node("#histogram-readout", Label.class).getText().endsWith(": 0 (0.0 %)"));
  }

  private WritableImage histogram() {
    return window.get(() -> {
      window.scene().getRoot().layout();
      FxThreadWatch.excuse();
      return Snapshots.of(window.node("#histogram", Node.class), 1);
    });
  }

  private static boolean same(WritableImage one, WritableImage other) {
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void numbersThatAreNoneStandOut() {
    window.open(Fixtures.path("I_adversarial/model_nan_weight.pth"));
    assertThat(window.get(() -> window.scene().getRoot().lookupAll(".problem-line.error").size()))
        .isEqualTo(1);
    window.run(() -> {
      window.model().filterProperty().set("mlp.fc1.weight");
      tree().getSelectionModel().select(lastRow());
    });
    window.awaitStatistics();
    assertThat(text("#statistics-nans")).isEqualTo("64 (0.4 %)");
    assertThat(window.get(() -> window.node("#statistics-nans", Label.class).getStyleClass()))
        .contains("problem");
  }

  @Test
  void keysThatAreMissingAreListedWithTheirExpectedShapes() {
    window.open(Fixtures.path("I_adversarial/model_missing_qkv_weight.pth"));
    assertThat(
            window.get(
                () -> window.node("#checkpoint-tabs", TabPane.class).getTabs().getLast().getText()))
        .isEqualTo("Keys (1 missing)");
    tab(2);
    assertThat(window.get(() -> keys().getItems().size())).isEqualTo(18);
    window.run(() -> window.node("#keys-missing", ToggleButton.class).fire());
    KeyCheck.Entry missing = window.get(() -> keys().getItems().getFirst());
    assertThat(missing.key()).isEqualTo("blocks.0.attn.qkv.weight");
    assertThat(missing.expected()).isEqualTo("[192, 64]");
    assertThat(missing.found()).isEmpty();
    assertThat(window.get(() -> window.node("#keys-ignored", ToggleButton.class).isDisabled()))
        .isTrue();
  }

  @Test
  @SuppressWarnings("unchecked") // The tree holds values.
  void theConfigurationIsATreeOfNamesAndValues() {
    window.open(Fixtures.path("B_stego/b1_nonlinear_d2_p8/stego_nonlinear.ckpt"));
    tab(1);
    TreeTableView<ValueNode> values = window.node("#configuration", TreeTableView.class);
    assertThat(
            window.get(() ->
                values.getRoot().getChildren().stream()
                    .map(item -> item.getValue().name())
                    .toList()))
        .contains("hyper_parameters", "epoch");
    window.run(() -> values.getSelectionModel().select(0));
    assertThat(text("#value-text")).matches("epoch: \\d+");
  }

  @Test
  void theDigestAndTheCommandAreCopied() throws IOException {
    Path file = small();
    window.open(file);
    assertThat(text("#checkpoint-name")).isEqualTo("small.safetensors");
    assertThat(text("#checkpoint-facts")).startsWith("safetensors · ").contains(" · changed 20");
    window.run(() -> window.node("#copy-digest", Button.class).fire());
    assertThat(window.get(CheckpointPaneTest::clipboard))
        .matches("[0-9a-f]{64}")
        .isEqualTo(text("#digest"));
    window.run(() -> window.node("#copy-inspect", Button.class).fire());
    assertThat(window.get(CheckpointPaneTest::clipboard)).isEqualTo("stegoscope inspect " + file);
  }

  @Test
  void aFileThatIsRefusedShowsItsSentenceAndIsReadAgainOnceItIsWhole() throws IOException {
    Path file = folder.resolve("small.safetensors");
    Files.writeString(file, "<html>not found</html>");
    window.open(file);
    assertThat(text("#checkpoint-refusal")).contains("small.safetensors");
    assertThat(window.get(() -> window.node("#checkpoint-tabs", TabPane.class).isVisible()))
        .isFalse();
    small();
    window.run(() -> window.node("#try-again", Button.class).fire());
    window.await(
        "the content",
        () -> window.model().stateProperty().get() instanceof InspectionState.Content);
    assertThat(window.get(() -> window.node("#checkpoint-tabs", TabPane.class).isVisible()))
        .isTrue();
    assertThat(window.get(() -> window.scene().getRoot().lookup("#checkpoint-refusal"))).isNull();
  }

  @Test
  void tenThousandTensorsAreShownSearchedAndScrolled() {
    SafetensorsWriter writer = new SafetensorsWriter();
    for (int i = 0; i < 5000; i++) {
      writer.add("layers." + i + ".weight", new long[] {1}, new float[1]);
      writer.add("layers." + i + ".bias", new long[] {1}, new float[1]);
    }
    Path file = folder.resolve("many.safetensors");
    writer.write(file);
    window.open(file);
    window.run(() -> {
      for (TreeItem<TensorNode> item : tree().getRoot().getChildren()) {
        item.setExpanded(true);
      }
    });
    assertThat(window.get(() -> tree().getExpandedItemCount())).isGreaterThanOrEqualTo(5001);
    window.run(() -> tree().scrollTo(4000));
    window.run(() -> window.model().filterProperty().set("99"));
    // Every number below 5000 with two nines in a row: 5 * 19 of three last digits.
    assertThat(text("#tensor-matches")).isEqualTo("190 of 10,000 tensors");
    window.run(() -> window.model().filterProperty().set(""));
    assertThat(text("#tensor-matches")).isEqualTo("10,000 tensors");
  }
}
