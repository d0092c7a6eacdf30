package org.stegoscope.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.stegoscope.ui.fx.Parts;

/// A layer over the window with at most one card on it; everything beside the card stays usable.
public final class Cards extends StackPane {

  private static final double WIDTH_PX = 560;

  /// As the style sheet has it, and the scroll bar's room.
  private static final double PADDING_PX = 24;

  private Subscription growing = Subscription.EMPTY;

  /// Where the keys went before there was a card.
  private Optional<Node> focusedBefore = Optional.empty();

  public Cards() {
    getStyleClass().add("cards");
    setPickOnBounds(false);
    setPadding(new Insets(16));
    setAlignment(Pos.TOP_CENTER);
    addEventHandler(KeyEvent.KEY_PRESSED, this::closeOnEscape);
  }

  /// Shows a card in place of the one that is there, as wide as its content says, if it does.
  public void show(String title, Node content) {
    Button close = Parts.iconButton(MaterialDesignC.CLOSE, "Close " + title, this::close);
    HBox bar = new HBox(8, Parts.heading(title), Parts.spacer(), close);
    bar.setAlignment(Pos.CENTER_LEFT);
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    BorderPane card = new BorderPane(scroll, bar, null, null, null);
    BorderPane.setMargin(bar, new Insets(0, 0, 8, 0));
    card.getStyleClass().addAll("card", Styles.ELEVATED_3);
    double width =
        content instanceof Region region && region.getPrefWidth() > 0
            ? region.getPrefWidth() + 2 * PADDING_PX
            : WIDTH_PX;
    card.setMaxSize(width, Region.USE_PREF_SIZE);
    show(card);
    // A scroll pane asks for the height of text that is not wrapped yet.
    card.applyCss();
    scroll.setPrefViewportHeight(content.prefHeight(width - 2 * PADDING_PX));
    // What is still to be found out may need more room.
    growing =
        content
            .layoutBoundsProperty()
            .subscribe((_, bounds) -> scroll.setPrefViewportHeight(bounds.getHeight()));
    close.requestFocus();
  }

  /// Shows a node that is a card itself.
  void show(Node card) {
    growing.unsubscribe();
    if (getChildren().isEmpty() && getScene() != null) {
      focusedBefore = Optional.ofNullable(getScene().getFocusOwner());
    }
    getChildren().setAll(card);
  }

  /// Puts the card away; the keys go back to where they went before it came.
  public void close() {
    growing.unsubscribe();
    boolean focused = isFocusWithin();
    getChildren().clear();
    if (focused) {
      focusedBefore.filter(node -> node.getScene() != null).ifPresent(Node::requestFocus);
    }
    focusedBefore = Optional.empty();
  }

  /// Puts a card away unless another one has taken its place.
  void close(Node card) {
    if (getChildren().contains(card)) {
      close();
    }
  }

  private void closeOnEscape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    }
  }
}
