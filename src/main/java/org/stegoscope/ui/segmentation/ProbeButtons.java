package org.stegoscope.ui.segmentation;

import atlantafx.base.theme.Styles;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.stegoscope.workspace.Models;
import org.stegoscope.workspace.ProbeKind;
import org.stegoscope.workspace.SegmentationViewModel;

/// One of the probes; those the model lacks are disabled and say why.
final class ProbeButtons extends HBox {

  ProbeButtons(Models models, SegmentationViewModel settings) {
    ToggleGroup group = new ToggleGroup();
    for (ProbeKind kind : ProbeKind.values()) {
      ToggleButton button = new ToggleButton(kind.label());
      button.setId("probe-" + kind.name().toLowerCase(java.util.Locale.ROOT));
      button.setUserData(kind);
      button.setToggleGroup(group);
      button.getStyleClass().addAll(pill(kind), "probe-button");
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinWidth(USE_PREF_SIZE);
      var obstacle = models.activeProperty().map(model -> model.obstacle(kind)).orElse("");
      button.disableProperty().bind(obstacle.map(why -> !why.isEmpty()));
      button.setOnAction(_ -> {
        settings.probeProperty().set(kind);
        // A click on the chosen one does not unchoose it.
        button.setSelected(true);
      });
      settings.probeProperty().subscribe(chosen -> button.setSelected(chosen == kind));
      // A disabled button shows no tooltip, its frame does.
      StackPane frame = new StackPane(button);
      Tooltip tooltip = new Tooltip();
      tooltip.textProperty().bind(obstacle.map(why -> why.isEmpty() ? kind.label() : why));
      Tooltip.install(frame, tooltip);
      HBox.setHgrow(frame, Priority.ALWAYS);
      getChildren().add(frame);
    }
  }

  private static String pill(ProbeKind kind) {
    return switch (kind) {
      case CLUSTER -> Styles.LEFT_PILL;
      case LINEAR -> Styles.CENTER_PILL;
      case KMEANS -> Styles.RIGHT_PILL;
    };
  }
}
