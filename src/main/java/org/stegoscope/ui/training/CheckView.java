package org.stegoscope.ui.training;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.stegoscope.study.training.CostText;
import org.stegoscope.study.training.SetupCheck;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.training.TrainingViewModel;

/// Looks what would stop or slow the run, and tells it.
final class CheckView extends VBox {

  private final VBox found = new VBox(4);

  CheckView(TrainingViewModel training) {
    super(8);
    found.setId("training-findings");
    getChildren()
        .addAll(
            new ReasonedButton(
                "check-training",
                "Check the set-up",
                MaterialDesignC.CLIPBOARD_CHECK_OUTLINE,
                "Tells what would stop or slow the run, and measures how long it may take",
                training.startObstacleProperty(),
                training::check),
            found);
    ((ReasonedButton) getChildren().getFirst()).setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    training.checkProperty().subscribe(this::show);
  }

  private void show(SetupCheck check) {
    found.getChildren().clear();
    if (check == null) {
      return;
    }
    check
        .findings()
        .forEach(finding -> found.getChildren().add(line(finding.level(), finding.sentence())));
    if (check.canBegin() && check.findings().isEmpty()) {
      found.getChildren().add(line(SetupCheck.Level.NOTE, "Nothing stands in the way."));
    }
    check
        .cost()
        .map(CostText::lines)
        .orElse(List.of())
        .forEach(text -> {
          Label label = Parts.muted(text);
          Parts.wrap(label);
          found.getChildren().add(label);
        });
  }

  private static HBox line(SetupCheck.Level level, String sentence) {
    Label text = new Label(sentence);
    Parts.wrap(text);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox line = new HBox(8, new FontIcon(icon(level)), text);
    line.getStyleClass().add("problem-line");
    line.getStyleClass().add(style(level));
    return line;
  }

  private static Ikon icon(SetupCheck.Level level) {
    return switch (level) {
      case ERROR -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
      case WARNING -> MaterialDesignA.ALERT_OUTLINE;
      case NOTE -> MaterialDesignI.INFORMATION_OUTLINE;
    };
  }

  private static String style(SetupCheck.Level level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }
}
