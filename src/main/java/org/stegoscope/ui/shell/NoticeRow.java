package org.stegoscope.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.Notice;

/// A notice: its sentence, its details on demand, and a way to put it away.
///
/// Information goes by itself once there was time to read it, but not while the mouse or the keys
/// are on it; an error, and what offers something to do, stay until they are put away.
final class NoticeRow extends VBox {

  private static final Duration TO_NOTICE = Duration.seconds(5);

  /// Slow readers take so long for a letter.
  private static final Duration TO_READ = Duration.millis(70);

  private final Notice notice;
  private final PauseTransition reading = new PauseTransition();

  /// Whether it stands in a window that is open.
  private final ObservableValue<Boolean> seen =
      sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).orElse(false);

  NoticeRow(Notice notice, Runnable putAway) {
    super(6);
    this.notice = notice;
    boolean error = notice.kind() == Notice.Kind.ERROR;
    FontIcon icon =
        new FontIcon(
            error ? MaterialDesignA.ALERT_CIRCLE_OUTLINE : MaterialDesignI.INFORMATION_OUTLINE);
    Label sentence = new Label(notice.sentence());
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    HBox line = new HBox(8, icon, sentence);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(line);
    getStyleClass().addAll("notice", error ? Styles.DANGER : Styles.ACCENT);
    if (!notice.details().isEmpty()) {
      line.getChildren().add(detailsLink());
    }
    notice.offers().forEach(offer -> line.getChildren().add(button(offer, putAway)));
    line.getChildren().add(Parts.iconButton(MaterialDesignC.CLOSE, "Put away", putAway));
    reading.setDuration(TO_NOTICE.add(TO_READ.multiply(notice.sentence().length())));
    reading.setOnFinished(_ -> putAway.run());
    if (!error && notice.offers().isEmpty()) {
      hoverProperty().subscribe((_, _) -> readOrWait());
      focusWithinProperty().subscribe((_, _) -> readOrWait());
      seen.subscribe(_ -> readOrWait());
    }
  }

  private static Button button(Notice.Offer offer, Runnable putAway) {
    Button button = new Button(offer.label());
    button.getStyleClass().addAll(Styles.SMALL, "notice-offer");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> {
      putAway.run();
      offer.work().run();
    });
    return button;
  }

  Notice notice() {
    return notice;
  }

  private void readOrWait() {
    if (isHover() || isFocusWithin() || !seen.getValue()) {
      reading.stop();
    } else {
      reading.playFromStart();
    }
  }

  /// Called when it is no longer shown.
  void stop() {
    reading.stop();
  }

  private Hyperlink detailsLink() {
    VBox details = details();
    Hyperlink link = new Hyperlink("Details");
    link.setMinWidth(USE_PREF_SIZE);
    link.setOnAction(_ -> {
      link.setVisited(false);
      if (!getChildren().remove(details)) {
        getChildren().add(details);
      }
    });
    return link;
  }

  private VBox details() {
    TextArea text = new TextArea(notice.details());
    text.setEditable(false);
    text.setPrefRowCount(8);
    text.setAccessibleText("Details");
    Button copy = new Button("Copy", new FontIcon(MaterialDesignC.CONTENT_COPY));
    copy.getStyleClass().addAll(Styles.SMALL, "copy-details");
    copy.setOnAction(_ -> Parts.copy(notice.sentence() + "\n" + notice.details()));
    VBox details = new VBox(6, text, copy);
    details.getStyleClass().add("notice-details");
    return details;
  }
}
