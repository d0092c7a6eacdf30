package org.stegoscope.ui.attention;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import org.stegoscope.analysis.HeadOverlay;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.AttentionAnswer;
import org.stegoscope.workspace.AttentionDisplay;
import org.stegoscope.workspace.AttentionViewModel;

/// A small picture of every head; a click shows that head alone.
final class HeadStrip extends FlowPane {

  private static final double PICTURE_PX = 64;
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final AttentionViewModel attention;

  HeadStrip(AttentionViewModel attention) {
    super(6, 6);
    this.attention = attention;
    setId("heads");
    setAccessibleText("Heads");
    setAlignment(Pos.TOP_LEFT);
    attention.answerProperty().subscribe(this::show);
    attention.displayProperty().subscribe(_ -> mark());
    attention.headProperty().subscribe(_ -> mark());
  }

  private void show(AttentionAnswer answer) {
    int heads = answer == null ? 0 : answer.heads().size();
    if (getChildren().size() != heads) {
      List<Node> buttons = new ArrayList<>();
      for (int head = 0; head < heads; head++) {
        buttons.add(button(head));
      }
      getChildren().setAll(buttons);
    }
    for (int head = 0; head < heads; head++) {
      Button button = (Button) getChildren().get(head);
      ((ImageView) button.getGraphic()).setImage(Pictures.of(answer.thumbnails().get(head)));
    }
    mark();
  }

  private Button button(int head) {
    ImageView picture = new ImageView();
    picture.setFitWidth(PICTURE_PX);
    picture.setFitHeight(PICTURE_PX);
    picture.setPreserveRatio(true);
    picture.setSmooth(false);
    Button button = new Button("Head " + head, picture);
    button.setId("head-" + head);
    button.setContentDisplay(ContentDisplay.TOP);
    button.getStyleClass().add("head");
    button.setStyle("-head-color: %s;".formatted(HeadOverlay.color(head).hex()));
    button.setOnAction(_ -> {
      attention.headProperty().set(head);
      attention.displayProperty().set(AttentionDisplay.HEAD);
    });
    return button;
  }

  private void mark() {
    boolean alone = attention.displayProperty().get() == AttentionDisplay.HEAD;
    boolean colored = attention.displayProperty().get() == AttentionDisplay.HEADS;
    for (int head = 0; head < getChildren().size(); head++) {
      Node button = getChildren().get(head);
      button.pseudoClassStateChanged(CHOSEN, alone && head == attention.headProperty().get());
      button.pseudoClassStateChanged(PseudoClass.getPseudoClass("colored"), colored);
    }
  }
}
