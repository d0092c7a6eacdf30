package org.stegoscope.ui.checkpoint;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.CheckpointViewModel;
import org.stegoscope.workspace.InspectionState;

/// Stands where the content would while there is none.
final class InspectionMessage extends VBox {

  private static final double WIDTH_PX = 520;
  private static final double BAR_PX = 260;

  private final CheckpointViewModel model;

  InspectionMessage(CheckpointViewModel model) {
    super(12);
    this.model = model;
    setId("checkpoint-message");
    getStyleClass().add("checkpoint-message");
    setAlignment(Pos.CENTER);
    model.stateProperty().subscribe(this::show);
  }

  private void show(InspectionState state) {
    setVisible(!(state instanceof InspectionState.Content));
    switch (state) {
      case InspectionState.Content _ -> getChildren().clear();
      case InspectionState.Nothing _ ->
          getChildren().setAll(Parts.muted("Open a checkpoint to look into it."));
      case InspectionState.Reading reading -> showReading(reading);
      case InspectionState.Refused refused -> showRefusal(refused.sentence());
      case InspectionState.Cancelled _ ->
          getChildren().setAll(Parts.muted("Reading was cancelled."), readButton());
    }
  }

  private void showReading(InspectionState.Reading reading) {
    ProgressBar bar = Parts.progressBar(reading.progress().fractionProperty());
    bar.setPrefWidth(BAR_PX);
    bar.setAccessibleText("Reading the checkpoint");
    Label stage = Parts.muted("");
    stage.textProperty().bind(reading.progress().stageProperty());
    getChildren().setAll(bar, stage);
  }

  private void showRefusal(String sentence) {
    Label label = new Label(sentence, new FontIcon(MaterialDesignF.FILE_ALERT_OUTLINE));
    label.setId("checkpoint-refusal");
    label.getStyleClass().add("broken-photo");
    label.setWrapText(true);
    label.setMaxWidth(WIDTH_PX);
    label.setGraphicTextGap(10);
    getChildren().setAll(label, readButton());
  }

  private Button readButton() {
    Button again = new Button("Read again");
    again.setId("try-again");
    again.setOnAction(_ -> model.again());
    return again;
  }
}
