package org.stegoscope.ui.projection;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.stegoscope.core.Combine;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.projection.ProjectionViewModel;
import org.stegoscope.workspace.projection.TokenNeighbours;
import org.stegoscope.workspace.projection.Tokens;

/// The primary token and the tokens most like it in the space of the active plot, as pictures of
/// their patches.
final class NeighbourStrip extends VBox {

  private static final double PICTURE_PX = 40;

  /// A picture with its number below.
  private static final double STRIP_PX = 66;

  private final ProjectionViewModel projection;
  private final Label title = Parts.muted("");
  private final HBox row = new HBox(2);

  NeighbourStrip(ProjectionViewModel projection) {
    super(2);
    this.projection = projection;
    setId("neighbours");
    getStyleClass().add("neighbour-strip");
    row.setAlignment(Pos.CENTER_LEFT);
    ScrollPane scroll = new ScrollPane(row);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setFitToHeight(true);
    scroll.setMinHeight(STRIP_PX);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    title.setMinWidth(0);
    Hyperlink select = new Hyperlink("Select them all");
    select.setId("select-neighbours");
    select.setMinWidth(USE_PREF_SIZE);
    select.setOnAction(_ -> projection.neighbours().select());
    HBox heading = new HBox(8, title, select);
    heading.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(heading, scroll);
    visibleProperty().bind(projection.neighbours().foundProperty().isNotNull());
    managedProperty().bind(visibleProperty());
    projection.neighbours().foundProperty().subscribe(_ -> show());
    projection.pictures().onArrival(this::show);
  }

  private void show() {
    TokenNeighbours.Neighbourhood found = projection.neighbours().foundProperty().get();
    Optional<Tokens> tokens = projection.marked().tokens();
    if (found == null || tokens.isEmpty()) {
      row.getChildren().clear();
      return;
    }
    Optional<Double> trust = projection.trustworthinessOf(found.token());
    title.setText(
        "%s and its neighbours in %s, by cosine%s"
            .formatted(
                tokens.get().name(found.token()),
                found.space(),
                trust
                    .map(it -> String.format(Locale.ROOT, " · its trustworthiness here %.3f", it))
                    .orElse("")));
    row.getChildren().setAll(patch(tokens.get(), found.token(), "itself"));
    for (TokenNeighbours.Neighbour neighbour : found.neighbours()) {
      row.getChildren()
          .add(
              patch(
                  tokens.get(),
                  neighbour.token(),
                  String.format(Locale.ROOT, "%.2f", neighbour.cosine())));
    }
  }

  private Button patch(Tokens tokens, int token, String number) {
    ImageView picture =
        new ImageView(projection.pictures().of(token).map(Pictures::of).orElse(null));
    picture.setFitWidth(PICTURE_PX);
    picture.setFitHeight(PICTURE_PX);
    Button button = new Button(number, picture);
    button.setContentDisplay(ContentDisplay.TOP);
    button.getStyleClass().addAll("flat", "similar-patch");
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip(tokens.name(token)));
    button.setAccessibleText(tokens.name(token) + ", " + number);
    button.setOnAction(_ -> projection.selection().select(token, Combine.REPLACE));
    button.addEventHandler(
        MouseEvent.MOUSE_ENTERED, _ -> projection.selection().hoveredProperty().set(token));
    return button;
  }
}
