package org.stegoscope.ui.projection;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.stegoscope.figure.scatter.Crowding;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.projection.ColorBy;
import org.stegoscope.workspace.projection.ProjectionViewModel;
import org.stegoscope.workspace.projection.TokenLook;

/// What colour and shape of a token say, and how large and opaque it is.
final class TokenLookView extends VBox {

  TokenLookView(ProjectionViewModel projection) {
    super(6);
    setId("token-look");
    TokenLook look = projection.look();
    GridPane grid = new GridPane(12, 8);
    FormRows form = new FormRows(grid);
    ComboBox<ColorBy> colors =
        Choice.box("tokens-color", List.of(ColorBy.values()), look.colorProperty(), ColorBy::label);
    form.add("Colour by", colors);
    form.add(
        "Shape by",
        Choice.box(
            "tokens-shape",
            List.of(TokenLook.ShapeBy.values()),
            look.shapeProperty(),
            TokenLook.ShapeBy::label));
    Slider size = new Slider(TokenLook.LEAST_SIZE, TokenLook.MOST_SIZE, 1);
    size.setId("tokens-size");
    size.valueProperty().bindBidirectional(look.sizeProperty());
    form.add("Size", size);
    Slider opacity = new Slider(0.05, 1, 1);
    opacity.setId("tokens-opacity");
    opacity.valueProperty().bindBidirectional(look.opacityProperty());
    form.add("Opacity", opacity);
    form.add(
        "Crowded",
        Choice.buttons(
            "tokens-crowding-",
            List.of(Crowding.values()),
            look.crowdingProperty(),
            crowding ->
                switch (crowding) {
                  case POINTS -> "Points";
                  case DENSITY -> "Density";
                },
            _ -> Choice.NO_OBSTACLE));
    Label obstacle = Parts.muted("");
    obstacle.setId("color-obstacle");
    Parts.wrap(obstacle);
    Parts.hideWhileEmpty(obstacle);
    Runnable tell =
        () -> {
          String why = projection.obstacle(look.colorProperty().get());
          obstacle.setText(why.isEmpty() ? "" : "All tokens are grey: %s.".formatted(why));
        };
    look.colorProperty().subscribe(_ -> tell.run());
    projection.marked().colorsProperty().subscribe(_ -> tell.run());
    getChildren().addAll(grid, obstacle);
  }
}
