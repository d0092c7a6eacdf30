package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.ui.shell.Action;
import org.stegoscope.ui.shell.Theme;
import org.stegoscope.workspace.LogEntry;
import org.stegoscope.workspace.Notice;
import org.stegoscope.workspace.RecentFiles.Kind;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The window around the workbenches, with nothing open.
@ExtendWith({LeakWatch.class, ApplicationExtension.class, FxThreadWatch.class})
final class ShellTest {

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

  /// Closes the window and opens that of another start.
  private void restart() {
    window.close();
    window.run(() -> {
      Stage stage = new Stage();
      window = OpenWindow.remembered(stage);
      stage.show();
    });
  }

  @Test
  void theThemeIsRememberedFromStartToStart() {
    window.run(window.actions().view().darkTheme::run);
    restart();
    assertThat(window.appearance().themeProperty().get()).isEqualTo(Theme.DARK);
    window.run(window.actions().view().lightTheme::run);
    restart();
    assertThat(window.appearance().themeProperty().get()).isEqualTo(Theme.LIGHT);
  }

  @Test
  void theWindowComesBackWhereItStood() {
    window.run(() -> {
      stage().setX(40);
      stage().setY(30);
      stage().setWidth(1000);
      stage().setHeight(640);
    });
    restart();
    assertThat(List.of(stage().getX(), stage().getY(), stage().getWidth(), stage().getHeight()))
        .containsExactly(40.0, 30.0, 1000.0, 640.0);
  }

  @Test
  void aPlaceThatIsOnNoScreenIsForgotten() {
    window.run(() -> {
      stage().setX(90_000);
      stage().setWidth(1000);
    });
    restart();
    assertThat(stage().getX()).isLessThan(10_000);
    assertThat(stage().getWidth()).isEqualTo(1000);
  }

  private Stage stage() {
    return (Stage) window.scene().getWindow();
  }

  @Test
  void recentFilesAreInTheMenuAtTheNextStartAndThoseThatHaveGoneSayWhy() throws IOException {
    Path kept = SampleFiles.quarters(folder.resolve("kept.png"), 16, 16);
    Path gone = SampleFiles.quarters(folder.resolve("gone.png"), 16, 16);
    for (Path photo : List.of(kept, gone)) {
      window.run(() -> window.workspace().open(List.of(photo)));
      window.await(
          "the photo in the list",
          () -> window.workspace().recent().items(Kind.PHOTO).contains(photo));
    }
    restart();
    Files.delete(gone);
    window.run(() -> recentMenu().getOnShowing().handle(null));
    window.await(
        "the look at the files", () -> window.workspace().recent().missing().contains(gone));
    List<MenuItem> items = window.get(() -> List.copyOf(recentMenu().getItems()));
    assertThat(items.get(0).getText()).startsWith("gone.png").contains("not there any more");
    assertThat(items.get(0).isDisable()).isTrue();
    assertThat(items.get(1).getText()).startsWith("kept.png").doesNotContain("not there");
    window.run(items.get(1)::fire);
    window.await("the photo", () -> window.workspace().photos().shownProperty().get() != null);
    window.run(() -> items.getLast().fire());
    assertThat(window.get(() -> recentMenu().getItems())).hasSize(1);
  }

  private Menu recentMenu() {
    return window.node(".menu-bar", MenuBar.class).getMenus().getFirst().getItems().stream()
        .filter(item -> "menu-recent".equals(item.getId()))
        .map(Menu.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyControlOfEveryActionCanBeUsedWithNothingOpen() {
    List<Action> apart = List.of(window.actions().file().quit, window.actions().file().openSample);
    for (Action action : window.actions().all()) {
      if (!apart.contains(action)) {
        String id = action.id().replace('.', '-');
        window.run(() -> {
          menuItems().filter(item -> ("menu-" + id).equals(item.getId())).forEach(MenuItem::fire);
          window.scene().getRoot().lookupAll("#tool-" + id).forEach(ShellTest::fire);
          window.scene().getRoot().lookupAll("#button-" + id).forEach(ShellTest::fire);
        });
      }
    }
    window.await("rest", () -> window.workspace().tasks().items().isEmpty());
    assertThat(window.workspace().notices().items()).isEmpty();
    assertThat(window.workspace().photos().items()).isEmpty();
  }

  private Stream<MenuItem> menuItems() {
    return window.node(".menu-bar", MenuBar.class).getMenus().stream()
        .flatMap(menu -> menu.getItems().stream());
  }

  private static void fire(Node button) {
    ((ButtonBase) button).fire();
  }

  private void openLog() {
    window.run(window.actions().help().log::run);
  }

  @SuppressWarnings("unchecked") // The log lists entries of the log.
  private List<String> logged() {
    return window.get(() ->
        ((ListView<LogEntry>) window.node("#log-entries", ListView.class))
            .getItems().stream().map(LogEntry::sentence).toList());
  }

  @Test
  void theLogShowsAWarningAndWhatTheUserWasToldAndFiltersThem() throws IOException {
    openLog();
    Logger.getLogger("org.stegoscope.ui").warning("a warning");
    window.run(() -> window.workspace().notices().tell("something was done"));
    window.await("the warning", () -> logged().contains("a warning"));
    assertThat(logged()).contains("something was done");
    window.run(() -> level().setValue(LogEntry.Level.WARNING));
    assertThat(logged()).contains("a warning").doesNotContain("something was done");
    window.run(() -> window.node("#copy-log", Button.class).fire());
    assertThat(window.get(() -> Clipboard.getSystemClipboard().getString()))
        .contains("WARNING org.stegoscope.ui: a warning");
    Path file = folder.resolve("run.log");
    window.answers().saved = Optional.of(file);
    window.run(() -> window.node("#save-log", Button.class).fire());
    window.await("the file", () -> Files.exists(file));
    assertThat(file).content().contains("a warning");
  }

  @SuppressWarnings("unchecked") // The box offers levels.
  private ComboBox<LogEntry.Level> level() {
    return window.node("#log-level", ComboBox.class);
  }

  @Test
  void informationGoesByItselfAndAnErrorStaysWithItsDetails(FxRobot robot) {
    window.run(() -> {
      window.workspace().notices().report(new IllegalStateException("broken"));
      window.workspace().notices().tell("done");
    });
    assertThat(window.workspace().notices().items()).hasSize(2);
    robot.clickOn("Details");
    window.await("the details", () -> window.node(".copy-details", Button.class).getHeight() > 0);
    robot.clickOn(".copy-details");
    assertThat(window.get(() -> Clipboard.getSystemClipboard().getString()))
        .contains("IllegalStateException: broken");
    window.await(
        "the end of the information", () -> window.workspace().notices().items().size() == 1);
    assertThat(window.workspace().notices().items().getFirst().kind()).isEqualTo(Notice.Kind.ERROR);
  }

  @Test
  void theQuestionMarkShowsEveryShortcutAndEveryGesture(FxRobot robot) {
    robot.clickOn("#viewer-A");
    window.run(() ->
        Event.fireEvent(
            window.scene().getFocusOwner(),
            new KeyEvent(
                KeyEvent.KEY_TYPED, "?", "", KeyCode.UNDEFINED, false, false, false, false)));
    List<String> texts =
        window.get(() ->
            window.cards().lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList());
    for (Action action : window.actions().all()) {
      action.keys().ifPresent(keys -> assertThat(texts).contains(action.label(), keys));
    }
    assertThat(texts)
        .contains(
            "Ctrl+Plus",
            "Ctrl+Minus",
            "Wheel",
            "hold Tab over the photo",
            "drop them on the window");
  }
}
