package org.stegoscope.ui.shell;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.stegoscope.workspace.Viewers;
import org.stegoscope.workspace.Workbench;
import org.stegoscope.workspace.Workspace;
import org.stegoscope.workspace.training.TrainingViewModel;

/// Commands of training, which can be given from any workbench.
final class TrainingActions {

  private TrainingActions() {}

  /// Adds them at the end of a menu.
  static void add(ActionMenu menu, Workspace workspace, FileChoosers choosers) {
    TrainingViewModel training = workspace.training();
    Viewers viewers = workspace.viewers();
    menu.line();
    menu.add(
        Action.of(
                "training.check",
                "Check the set-up of training",
                MaterialDesignC.CLIPBOARD_CHECK_OUTLINE,
                () -> {
                  viewers.work(Workbench.TRAIN);
                  training.check();
                })
            .unless(training.checkObstacleProperty()));
    menu.add(
        Action.of(
                "training.start",
                "Start training",
                MaterialDesignP.PLAY,
                () -> {
                  viewers.work(Workbench.TRAIN);
                  training.start();
                })
            .unless(training.startObstacleProperty()));
    menu.add(
        Action.of("training.pause", "Pause training", MaterialDesignP.PAUSE, training::pause)
            .unless(training.pauseObstacleProperty()));
    menu.add(
        Action.of("training.resume", "Go on training", MaterialDesignS.SKIP_NEXT, training::goOn)
            .unless(training.goOnObstacleProperty()));
    menu.add(
        Action.of("training.stop", "Stop training and save", MaterialDesignS.STOP, training::stop)
            .unless(training.stopObstacleProperty()));
    menu.add(
        Action.of(
                "training.best",
                "Open the best checkpoint of the run",
                MaterialDesignE.EXPORT_VARIANT,
                training::openBest)
            .unless(training.bestObstacleProperty()));
    menu.add(
        Action.of(
            "training.open",
            "Open a training run…",
            MaterialDesignF.FOLDER_OPEN_OUTLINE,
            () ->
                choosers
                    .folder("Open the folder of a run")
                    .ifPresent(folder -> {
                      viewers.work(Workbench.TRAIN);
                      training.open(folder);
                    })));
  }
}
