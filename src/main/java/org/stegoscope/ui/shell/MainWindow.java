package org.stegoscope.ui.shell;

import javafx.event.ActionEvent;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToolBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.stegoscope.workspace.Workspace;

/// The frame of the window: bars around three columns, which it is given.
public final class MainWindow extends StackPane {

  private static final double LEFT_PX = 270;
  private static final double RIGHT_PX = 345;

  /// The width the columns are laid out for at first.
  private static final double USUAL_PX = 1280;

  public MainWindow(
      Workspace workspace, Actions actions, Cards cards, Region left, Region middle, Region right) {
    getStyleClass().add("main-window");
    MenuBar menuBar = new MenuBar();
    actions.menus().forEach(menu -> menuBar.getMenus().add(ActionControls.menu(menu)));
    VBox top =
        new VBox(
            menuBar,
            toolBar(actions),
            new UntrainedBanner(workspace.models(), actions.file().openCheckpoint));
    VBox bottom = new VBox(new NoticePane(workspace.notices()), new StatusBar(workspace));
    VBox.setVgrow(middle, Priority.ALWAYS);
    VBox benches = new VBox(new WorkbenchTabs(actions.workbench().workbenches()), middle);
    StackPane stage = new StackPane(benches, new WelcomePane(workspace, actions), cards);
    SplitPane columns = columns(left, stage, right);
    workspace
        .viewers()
        .workbenchProperty()
        .subscribe(now -> showRight(columns, right, now.layer().isPresent()));
    BorderPane frame = new BorderPane(columns, top, null, bottom, null);
    getChildren().add(frame);
    FileDrop.install(this, workspace::open);
    addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> workspace.history().captureSoon());
    addEventFilter(KeyEvent.KEY_RELEASED, _ -> workspace.history().captureSoon());
    addEventFilter(ActionEvent.ACTION, _ -> workspace.history().captureSoon());
    addEventHandler(KeyEvent.KEY_PRESSED, MainWindow::keepTypingFromShortcuts);
    addEventHandler(KeyEvent.KEY_TYPED, event -> showShortcuts(event, actions));
  }

  private static SplitPane columns(Region left, Region middle, Region right) {
    left.setMinWidth(LEFT_PX - 90);
    right.setMinWidth(RIGHT_PX - 65);
    middle.setMinWidth(200);
    SplitPane.setResizableWithParent(left, false);
    SplitPane.setResizableWithParent(right, false);
    SplitPane columns = new SplitPane(left, middle, right);
    columns.setDividerPositions(LEFT_PX / USUAL_PX, 1 - RIGHT_PX / USUAL_PX);
    return columns;
  }

  /// Layers have settings; other workbenches take the room.
  private static void showRight(SplitPane columns, Region right, boolean wanted) {
    if (wanted && !columns.getItems().contains(right)) {
      double rightPx = RIGHT_PX / Math.max(columns.getWidth(), USUAL_PX);
      columns.getItems().add(right);
      columns.setDividerPosition(1, 1 - rightPx);
    } else if (!wanted) {
      columns.getItems().remove(right);
    }
  }

  private static ToolBar toolBar(Actions actions) {
    ToolBar bar = new ToolBar();
    bar.setPadding(new Insets(4, 8, 4, 8));
    for (var group : actions.toolBar()) {
      if (!bar.getItems().isEmpty()) {
        bar.getItems().add(new Separator(Orientation.VERTICAL));
      }
      group.forEach(action -> bar.getItems().add(ActionControls.toolButton(action)));
    }
    return bar;
  }

  /// A letter typed into a field is not a shortcut.
  private static void keepTypingFromShortcuts(KeyEvent event) {
    boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown();
    boolean character = event.getCode().isLetterKey() || event.getCode().isDigitKey();
    if (plain && character && typing(event)) {
      event.consume();
    }
  }

  private static void showShortcuts(KeyEvent event, Actions actions) {
    if ("?".equals(event.getCharacter()) && !typing(event)) {
      actions.help().shortcuts.run();
      event.consume();
    }
  }

  private static boolean typing(KeyEvent event) {
    return event.getTarget() instanceof Node target
        && target.getScene() != null
        && target.getScene().getFocusOwner() instanceof TextInputControl;
  }
}
