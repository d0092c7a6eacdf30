package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.Fixtures.Npy;
import org.stegoscope.workspace.ExportFormat;
import org.stegoscope.workspace.Workbench;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Exports through the card's own controls, into files.
@ExtendWith({ApplicationExtension.class, FxThreadWatch.class})
final class ExportCardTest {

  @TempDir Path folder;
  private OpenWindow window;

  @Start
  void start(Stage stage) {
    window = OpenWindow.on(stage);
    stage.setWidth(990);
    stage.setHeight(700);
    stage.show();
  }

  @AfterEach
  void close() {
    window.close();
  }

  private void open() {
    window.answers().photos.add(SampleFiles.quarters(folder.resolve("photo.png"), 160, 120));
    window
        .answers()
        .checkpoints
        .add(SampleFiles.untrainedBackbone(folder.resolve("vit.safetensors"), 16, 1));
    window.run(() -> {
      window.workspace().viewers().active().source().resolutionProperty().set("160x120");
      window.actions().file().openPhotos.run();
      window.actions().file().openCheckpoint.run();
    });
    window.awaitSegmentation();
  }

  private void press(String toggle) {
    window.run(() -> window.node(toggle, ToggleButton.class).fire());
  }

  /// Presses Save, and answers the dialog with a name.
  private Path save(String name) {
    Path file = folder.resolve(name);
    window.answers().saved = Optional.of(file);
    window.await(
        "a possible export", () -> !window.node("#export-save", Button.class).isDisabled());
    window.run(() -> window.node("#export-save", Button.class).fire());
    window.await(
        "the end of the export", () -> !window.workspace().exports().savingProperty().get());
    return file;
  }

  @Test
  void theCardShowsTheFigureAndDrawsNothingOnceItIsClosed() {
    open();
    assertThat(window.actions().file().export.export.shortcut())
        .contains(KeyCombination.valueOf("Shortcut+E"));
    window.run(window.actions().file().export.export::run);
    window.await(
        "a figure", () -> window.node("#export-preview", ImageView.class).getImage() != null);
    window.run(window.cards()::close);
    assertThat(window.workspace().exports().shownProperty().get()).isFalse();
  }

  @Test
  void aRenamedClassIsInTheFigureAndInThePaletteOfTheMask() throws IOException {
    open();
    int id =
        window.get(() -> window.workspace().segmentation().legendProperty().get().getFirst().id());
    window.run(() -> window.workspace().segmentation().rename(id, "Meadow"));
    window.awaitSegmentation();
    window.run(window.actions().file().export.export::run);
    window.run(() ->
        ((ComboBox<?>) window.node("#export-format", ComboBox.class))
            .getSelectionModel()
            .select(1));
    assertThat(window.workspace().exports().formatProperty().get()).isEqualTo(ExportFormat.SVG);
    assertThat(Files.readString(save("figure.svg"))).contains("Meadow");
    press("#export-kind-mask");
    assertThat(window.node("#export-description", Label.class).getText()).contains("160 × 120");
    save("mask.png");
    assertThat(Files.readString(folder.resolve("mask.png.json"))).contains("\"Meadow\"");
    press("#export-kind-map");
    assertThat(Npy.read(save("map.npy")).shape()).containsExactly(120, 160);
    press("#export-kind-features");
    assertThat(Npy.read(save("features.npy")).shape()).containsExactly(16, 15, 20);
  }

  @Test
  void theNumbersOfTheCardDecideTheSizeOfThePng() throws IOException {
    open();
    window.run(window.actions().file().export.export::run);
    window.run(() -> {
      ((ComboBox<?>) window.node("#export-measure", ComboBox.class)).getSelectionModel().select(1);
    });
    window.run(() -> {
      TextField width = window.node("#export-width .text-field", TextField.class);
      width.setText("640");
      width.fireEvent(new ActionEvent());
    });
    assertThat(ImageIO.read(save("figure.png").toFile()).getWidth()).isEqualTo(640);
  }

  @Test
  void theCardCopiesTheCommandThatWritesTheSame() {
    open();
    window.run(window.actions().file().export.export::run);
    assertThat(window.node("#export-copy", Button.class).isDisabled()).isTrue();
    press("#export-kind-mask");
    window.run(() -> window.node("#export-copy", Button.class).fire());
    assertThat(window.get(() -> Clipboard.getSystemClipboard().getString()))
        .startsWith("stegoscope segment");
    window.run(() -> window.workspace().viewers().work(Workbench.ATTEND));
    press("#export-kind-map");
    window.await("attention", () -> !window.node("#export-copy", Button.class).isDisabled());
    window.run(() -> window.node("#export-copy", Button.class).fire());
    assertThat(window.get(() -> Clipboard.getSystemClipboard().getString()))
        .startsWith("stegoscope attention");
  }

  @Test
  void whileNothingIsOpenTheCardSaysSoAndSavesNothing() {
    window.run(window.actions().file().export.export::run);
    assertThat(window.node("#export-description", Label.class).getText())
        .isEqualTo("Nothing to export: no photo is open.");
    assertThat(window.node("#export-save", Button.class).isDisabled()).isTrue();
    assertThat(window.actions().file().export.figure.possible()).isFalse();
    assertThat(window.actions().file().export.mask.obstacle().getValue())
        .isEqualTo("nothing is segmented yet");
  }

  @Test
  void theDirectCommandsAskForAFileAndWriteIt() {
    open();
    Path figure = folder.resolve("direct.pdf");
    window.answers().saved = Optional.of(figure);
    window.run(window.actions().file().export.figure::run);
    window.await("the figure", () -> Files.exists(figure));
    Path mask = folder.resolve("direct.png");
    window.answers().saved = Optional.of(mask);
    window.run(window.actions().file().export.mask::run);
    window.await("the mask", () -> Files.exists(mask));
  }

  @Test
  void aDiskThatRefusesIsANoticeAndTheCardStays() {
    open();
    window.run(window.actions().file().export.export::run);
    save("missing/figure.png");
    assertThat(window.workspace().notices().items().getLast().sentence())
        .contains("figure.png cannot be written", "does not exist");
    assertThat(window.node("#export-save", Button.class).isDisabled()).isFalse();
  }

  @Test
  void anExportIsCancelledWithEverythingElse() {
    open();
    window.runner().makeEndless("Exporting");
    window.run(window.actions().file().export.export::run);
    Path file = folder.resolve("figure.png");
    window.answers().saved = Optional.of(file);
    window.await(
        "a possible export", () -> !window.node("#export-save", Button.class).isDisabled());
    window.run(() -> window.node("#export-save", Button.class).fire());
    assertThat(window.node("#export-save", Button.class).isDisabled()).isTrue();
    window.run(window.workspace().tasks()::cancelAll);
    window.await("the end", () -> !window.workspace().exports().savingProperty().get());
    assertThat(file).doesNotExist();
  }
}
