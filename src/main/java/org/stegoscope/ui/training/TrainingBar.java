package org.stegoscope.ui.training;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.training.TrainingViewModel;

/// Start, pause, go on, stop, and how it stands.
final class TrainingBar extends VBox {

  TrainingBar(TrainingViewModel training) {
    super(6);
    FlowPane buttons =
        new FlowPane(
            8,
            8,
            new ReasonedButton(
                "check-training",
                "Check",
                MaterialDesignC.CLIPBOARD_CHECK_OUTLINE,
                "Tells what would stop or slow the run, and measures how long it may take",
                training.checkObstacleProperty(),
                training::check),
            new ReasonedButton(
                "start-training",
                "Start",
                MaterialDesignP.PLAY,
                "Begins a run in a new folder",
                training.startObstacleProperty(),
                training::start),
            new ReasonedButton(
                "pause-training",
                "Pause",
                MaterialDesignP.PAUSE,
                "Ends after this step; the run can be gone on with as if nothing had been",
                training.pauseObstacleProperty(),
                training::pause),
            new ReasonedButton(
                "resume-training",
                "Go on",
                MaterialDesignS.SKIP_NEXT,
                "Goes on with the run, with learning rates and lengths as they are set now",
                training.goOnObstacleProperty(),
                training::goOn),
            new ReasonedButton(
                "stop-training",
                "Stop & save",
                MaterialDesignS.STOP,
                "Ends after this step and writes the best and the last checkpoint",
                training.stopObstacleProperty(),
                training::stop),
            new ReasonedButton(
                "open-best",
                "Open best",
                MaterialDesignE.EXPORT_VARIANT,
                "Opens the best checkpoint and turns to Segment",
                training.bestObstacleProperty(),
                training::openBest));
    buttons.setAlignment(Pos.CENTER_LEFT);
    Label words = new Label();
    words.setId("training-state");
    words.textProperty().bind(training.course().wordsProperty());
    Parts.wrap(words);
    Parts.hideWhileEmpty(words);
    Label why = Parts.muted("");
    why.setId("training-obstacle");
    why.textProperty()
        .bind(
            training
                .startObstacleProperty()
                .map(reason -> reason.isEmpty() ? "" : "No run can be begun: " + reason));
    Parts.wrap(why);
    Parts.hideWhileEmpty(why);
    getChildren().addAll(buttons, words, why);
  }
}
