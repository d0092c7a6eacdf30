package org.stegoscope.ui.checkpoint;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.stegoscope.checkpoint.Problem;
import org.stegoscope.checkpoint.Severity;

/// What is wrong with a checkpoint, the worst first, a line each; many are unfolded on demand.
final class ProblemLines extends VBox {

  private static final int FEW = 3;
  private static final double MOST_HEIGHT_PX = 160;

  ProblemLines() {
    super(2);
    setId("checkpoint-problems");
  }

  void show(List<Problem> problems) {
    List<Problem> sorted = new ArrayList<>(problems);
    sorted.sort(Comparator.comparing(Problem::severity).reversed());
    getChildren().setAll(sorted.stream().limit(FEW).map(ProblemLines::line).toList());
    if (sorted.size() > FEW) {
      getChildren().add(more(sorted));
    }
    setManaged(!sorted.isEmpty());
  }

  private Hyperlink more(List<Problem> all) {
    Hyperlink more = new Hyperlink("Show all " + all.size());
    more.setId("more-problems");
    more.getStyleClass().add(Styles.TEXT_SMALL);
    more.setOnAction(_ -> {
      VBox lines = new VBox(2);
      lines.getChildren().setAll(all.stream().map(ProblemLines::line).toList());
      ScrollPane scroll = new ScrollPane(lines);
      scroll.setFitToWidth(true);
      scroll.setPrefViewportHeight(MOST_HEIGHT_PX);
      scroll.setMinHeight(MOST_HEIGHT_PX);
      getChildren().setAll(scroll);
    });
    return more;
  }

  private static HBox line(Problem problem) {
    Label sentence = new Label(problem.sentence());
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    HBox line = new HBox(8, new FontIcon(icon(problem.severity())), sentence);
    line.setAlignment(Pos.TOP_LEFT);
    String severity = problem.severity().name().toLowerCase(Locale.ROOT);
    line.getStyleClass().addAll("problem-line", severity);
    sentence.setAccessibleText(severity + ": " + problem.sentence());
    return line;
  }

  private static Ikon icon(Severity severity) {
    return switch (severity) {
      case NOTE -> MaterialDesignI.INFORMATION_OUTLINE;
      case WARNING -> MaterialDesignA.ALERT_OUTLINE;
      case ERROR -> MaterialDesignC.CLOSE_CIRCLE_OUTLINE;
    };
  }
}
