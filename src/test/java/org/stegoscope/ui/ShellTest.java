package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegoscope.ui.shell.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The window around the workbenches, with nothing open.
@ExtendWith({ApplicationExtension.class, FxThreadWatch.class})
final class ShellTest {

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

  private void openPalette() {
    window.run(window.actions().help().find::run);
  }

  /// What the palette's list says, cell by cell.
  private List<String> listed() {
    return window.get(() ->
        window.node("#palette-commands", ListView.class).lookupAll(".list-cell").stream()
            .map(Node::getAccessibleText)
            .filter(text -> text != null)
            .toList());
  }

  private boolean paletteIsOpen() {
    return window.get(() -> window.scene().getRoot().lookup("#palette") != null);
  }

  @Test
  void thePaletteFindsACommandByLettersAndEnterRunsIt(FxRobot robot) {
    openPalette();
    robot.write("drkth").type(KeyCode.ENTER);
    assertThat(window.appearance().themeProperty().get()).isEqualTo(Theme.DARK);
    assertThat(paletteIsOpen()).isFalse();
  }

  @Test
  void theArrowKeysChooseInThePalette(FxRobot robot) {
    openPalette();
    robot.write("theme");
    int before = selected();
    robot.type(KeyCode.DOWN);
    assertThat(selected()).isEqualTo(before + 1);
    robot.type(KeyCode.UP, KeyCode.UP);
    assertThat(selected()).isEqualTo(before);
  }

  private int selected() {
    return window.get(() ->
        window.node("#palette-commands", ListView.class).getSelectionModel().getSelectedIndex());
  }

  @Test
  void whatCannotBeDoneIsListedWithTheReasonAndNotDone(FxRobot robot) {
    openPalette();
    robot.write("fit photo");
    assertThat(listed().getFirst()).contains("Fit photo", "View", "no photo is open");
    robot.type(KeyCode.ENTER);
    assertThat(paletteIsOpen()).isTrue();
  }

  @Test
  void whatWasChosenLastIsListedFirst(FxRobot robot) {
    openPalette();
    robot.write("about").type(KeyCode.ENTER);
    openPalette();
    assertThat(listed().getFirst()).startsWith("About Stegoscope");
  }

  @Test
  void escapePutsThePaletteAwayAndGivesTheFocusBack(FxRobot robot) {
    ComboBox<?> resolution = window.node("#resolution", ComboBox.class);
    window.run(resolution::requestFocus);
    openPalette();
    assertThat(resolution.isFocused()).isFalse();
    robot.type(KeyCode.ESCAPE);
    assertThat(paletteIsOpen()).isFalse();
    assertThat(resolution.isFocused()).isTrue();
  }
}
