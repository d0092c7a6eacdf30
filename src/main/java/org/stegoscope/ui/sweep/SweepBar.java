package org.stegoscope.ui.sweep;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.stegoscope.study.sweep.CellState;
import org.stegoscope.study.sweep.CellStatus;
import org.stegoscope.study.sweep.SweepQueue;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.sweep.SweepRunning;
import org.stegoscope.workspace.sweep.SweepViewModel;

/// What can be done with the whole sweep, and how far it is.
final class SweepBar extends VBox {

  SweepBar(SweepViewModel sweep) {
    super(4);
    SweepRunning running = sweep.running();
    BooleanBinding works =
        Bindings.createBooleanBinding(
            () ->
                running.phaseProperty().get() == SweepRunning.Phase.RUNNING
                    || running.phaseProperty().get() == SweepRunning.Phase.PAUSING,
            running.phaseProperty());
    BooleanBinding canGoOn =
        Bindings.createBooleanBinding(
            () ->
                running.phaseProperty().get() == SweepRunning.Phase.RESTING
                    && !running.waitingProperty().get().isEmpty(),
            running.phaseProperty(),
            running.waitingProperty());
    Button start =
        button(
            "sweep-start",
            "Start",
            MaterialDesignP.PLAY,
            "Runs every cell; goes on where the same sweep was stopped in this folder",
            sweep::start);
    start
        .disableProperty()
        .bind(
            works
                .or(running.phaseProperty().isEqualTo(SweepRunning.Phase.OPENING))
                .or(sweep.obstacleProperty().isNotEmpty())
                .or(sweep.folderProperty().isNull()));
    Button pause =
        button(
            "sweep-pause",
            "Pause after this run",
            MaterialDesignP.PAUSE,
            "The running cell is finished first",
            () -> running.pause(SweepQueue.Pause.AFTER_THE_CELL));
    pause.disableProperty().bind(works.not());
    Button now =
        button(
            "sweep-pause-now",
            "Pause now",
            MaterialDesignS.STOP,
            "The running cell stops, and goes on later where it is",
            () -> running.pause(SweepQueue.Pause.AT_ONCE));
    now.disableProperty().bind(works.not());
    Button on =
        button(
            "sweep-go-on", "Go on", MaterialDesignP.PLAY_PAUSE, "Runs what waits", running::goOn);
    on.disableProperty().bind(canGoOn.not());
    Button retry =
        button(
            "sweep-retry-failed",
            "Retry failed",
            MaterialDesignR.REFRESH,
            "Lets all that failed wait again",
            running::retryFailed);
    Button cancel =
        button(
            "sweep-cancel",
            "Call off",
            MaterialDesignC.CANCEL,
            "Nothing waits any more; what is finished is kept",
            running::cancel);
    cancel.disableProperty().bind(running.phaseProperty().isEqualTo(SweepRunning.Phase.NONE));
    retry.disableProperty().bind(cancel.disableProperty());
    Button report =
        button(
            "sweep-report",
            "Report",
            MaterialDesignF.FILE_DOCUMENT_OUTLINE,
            "Writes report.html and report.pdf into the folder of the sweep",
            sweep::report);
    report.disableProperty().bind(cancel.disableProperty().or(works));
    getChildren()
        .addAll(new FlowPane(8, 8, start, pause, now, on, retry, cancel, report), state(running));
  }

  private static Button button(String id, String name, Ikon icon, String told, Runnable work) {
    Button button = new Button(name, new FontIcon(icon));
    button.setId(id);
    button.setTooltip(new Tooltip(told));
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> work.run());
    return button;
  }

  private static Label state(SweepRunning running) {
    Label state = Parts.muted("");
    state.setId("sweep-state");
    Parts.wrap(state);
    state
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> words(running),
                running.phaseProperty(),
                running.progressProperty(),
                running.statuses()));
    return state;
  }

  private static String words(SweepRunning running) {
    if (running.phaseProperty().get() == SweepRunning.Phase.NONE) {
      return "No sweep was started.";
    }
    long over = running.statuses().stream().map(CellStatus::state).filter(SweepBar::isOver).count();
    String counts = "%d of %d over".formatted(over, running.statuses().size());
    return switch (running.phaseProperty().get()) {
      case NONE, OPENING -> "Opening the folder…";
      case RUNNING -> counts + ". " + running.progressProperty().get();
      case PAUSING -> counts + ". Pausing: " + running.progressProperty().get();
      case RESTING ->
          running.waitingProperty().get().isEmpty()
              ? counts + "."
              : counts + ", %d wait.".formatted(running.waitingProperty().get().size());
    };
  }

  private static boolean isOver(CellState state) {
    return state != CellState.WAITING && state != CellState.RUNNING;
  }
}
