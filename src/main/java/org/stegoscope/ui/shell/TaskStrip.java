package org.stegoscope.ui.shell;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import javafx.animation.FadeTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.TaskItem;
import org.stegoscope.workspace.Tasks;

/// What is being computed: the oldest job in the status bar, all of them a click away.
final class TaskStrip extends HBox {

  private static final double BAR_PX = 120;

  /// Jobs that end sooner than this are not worth a flicker.
  private static final Duration UNSEEN = Duration.millis(250);

  private final ObservableList<TaskItem> tasks;
  private final Button more = new Button();
  private final VBox all = new VBox(8);

  TaskStrip(Tasks tasks) {
    super(8);
    this.tasks = tasks.items();
    setId("tasks");
    setAlignment(Pos.CENTER_RIGHT);
    more.setId("all-tasks");
    more.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    more.textProperty().bind(Bindings.size(this.tasks).subtract(1).asString("+%d more"));
    more.setAccessibleText("Show all tasks");
    more.setOnAction(_ -> showAll());
    all.setPadding(new Insets(4));
    this.tasks.addListener((ListChangeListener<TaskItem>) _ -> show());
    show();
  }

  private void show() {
    all.getChildren().setAll(tasks.stream().map(TaskStrip::row).toList());
    if (tasks.isEmpty()) {
      getChildren().clear();
      return;
    }
    TaskItem first = tasks.getFirst();
    boolean shownAlready =
        !getChildren().isEmpty() && getChildren().getFirst().getUserData() == first;
    if (!shownAlready) {
      Node row = row(first);
      fadeIn(row);
      getChildren().setAll(row);
    }
    getChildren().remove(more);
    if (tasks.size() > 1) {
      getChildren().add(more);
    }
  }

  private void showAll() {
    Popover popover = new Popover(all);
    popover.setTitle("Tasks");
    popover.setHeaderAlwaysVisible(true);
    popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_RIGHT);
    popover.show(more);
  }

  private static Node row(TaskItem task) {
    Label text = new Label();
    text.textProperty().bind(Bindings.concat(task.title(), "  ·  ", task.stageProperty()));
    ProgressBar bar = Parts.progressBar(task.fractionProperty());
    bar.setPrefWidth(BAR_PX);
    bar.setAccessibleText("Progress of " + task.title());
    Button cancel = Parts.iconButton(MaterialDesignC.CLOSE, "Cancel " + task.title(), task::cancel);
    cancel.getStyleClass().add("cancel-task");
    HBox row = new HBox(8, text, bar, cancel);
    row.setAlignment(Pos.CENTER_RIGHT);
    row.setUserData(task);
    return row;
  }

  private static void fadeIn(Node row) {
    row.setOpacity(0);
    FadeTransition fade = new FadeTransition(Duration.millis(80), row);
    fade.setDelay(UNSEEN);
    fade.setToValue(1);
    fade.play();
  }
}
