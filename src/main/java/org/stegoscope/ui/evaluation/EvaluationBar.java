package org.stegoscope.ui.evaluation;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;

/// What can be done: evaluate, stop, export.
final class EvaluationBar extends HBox {

  EvaluationBar(EvaluationViewModel evaluation, FileChoosers choosers) {
    super(8);
    setAlignment(Pos.CENTER_LEFT);
    Button start = new Button("Evaluate", new FontIcon(MaterialDesignP.PLAY));
    start.setId("evaluate");
    start.setTooltip(
        new Tooltip("Scores all open models; goes on where the same evaluation was stopped"));
    start.disableProperty().bind(evaluation.obstacleProperty().isNotEmpty().or(evaluation.busy()));
    start.setOnAction(_ -> evaluation.evaluate());
    Button stop = new Button("Stop", new FontIcon(MaterialDesignS.STOP));
    stop.setId("stop-evaluation");
    stop.setTooltip(new Tooltip("What was counted is kept"));
    stop.disableProperty().bind(evaluation.busy().not());
    stop.setOnAction(_ -> evaluation.stop());
    Button export = new Button("Export…", new FontIcon(MaterialDesignE.EXPORT));
    export.setId("export-evaluation");
    export.setTooltip(
        new Tooltip("Writes CSV, JSON, Markdown, LaTeX and confusion matrices into a folder"));
    export.disableProperty().bind(evaluation.tableProperty().isNull());
    export.setOnAction(_ -> choosers.exportFolder().ifPresent(evaluation::export));
    Label why = Parts.muted("");
    why.setId("evaluation-obstacle");
    why.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    evaluation.obstacleProperty().get().isEmpty()
                        ? ""
                        : "Nothing can be evaluated: %s."
                            .formatted(evaluation.obstacleProperty().get()),
                evaluation.obstacleProperty()));
    Parts.hideWhileEmpty(why);
    getChildren().addAll(start, stop, export, why);
  }
}
