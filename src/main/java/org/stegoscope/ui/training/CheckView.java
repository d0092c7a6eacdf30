package org.stegoscope.ui.training;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.stegoscope.study.training.CostText;
import org.stegoscope.study.training.SetupCheck;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.training.TrainingViewModel;

/// What a look at the set-up found; takes no room before.
final class CheckView extends VBox {

  CheckView(TrainingViewModel training) {
    super(4);
    setId("training-findings");
    training.checkProperty().subscribe(this::show);
  }

  private void show(SetupCheck check) {
    getChildren().clear();
    setManaged(check != null);
    if (check == null) {
      return;
    }
    check
        .findings()
        .forEach(finding -> getChildren().add(line(finding.level(), finding.sentence())));
    if (check.canBegin() && check.findings().isEmpty()) {
      getChildren().add(line(SetupCheck.Level.NOTE, "Nothing stands in the way."));
    }
    check
        .cost()
        .map(CostText::lines)
        .orElse(List.of())
        .forEach(text -> {
          Label label = Parts.muted(text);
          Parts.wrap(label);
          getChildren().add(label);
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
