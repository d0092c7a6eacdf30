package org.stegoscope.ui.correspondence;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.Queries;
import org.stegoscope.workspace.Query;

/// The queries: which is active, where they are, and the means to remove them.
final class QueryList extends VBox {

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Queries queries;
  private final VBox rows = new VBox(2);

  QueryList(Queries queries) {
    super(6);
    this.queries = queries;
    setId("queries");
    Button clear =
        Parts.iconButton(
            MaterialDesignD.DELETE_SWEEP_OUTLINE, "Remove all queries", queries::clear);
    clear.setId("clear-queries");
    HBox bar = new HBox(8, Parts.heading("Queries"), Parts.spacer(), clear);
    bar.setAlignment(Pos.CENTER_LEFT);
    Label hint =
        Parts.muted("Click a patch to ask; Shift adds one more; arrow keys move it by a patch.");
    Parts.wrap(hint);
    getChildren().addAll(bar, rows, hint);
    queries.allProperty().subscribe(_ -> show());
    queries.activeIdProperty().subscribe(_ -> show());
  }

  private void show() {
    rows.getChildren().setAll(queries.allProperty().get().stream().map(this::row).toList());
  }

  private Node row(Query query) {
    Circle swatch = new Circle(6, Pictures.color(query.color()));
    swatch.getStyleClass().add("swatch");
    Hyperlink name = new Hyperlink("Query %d".formatted(query.id() + 1));
    name.setId("query-" + query.id());
    name.setMinWidth(USE_PREF_SIZE);
    name.getStyleClass().add("layer-name");
    name.setOnAction(_ -> queries.activate(query.id()));
    Label place =
        Parts.muted("%s · x %.0f, y %.0f".formatted(query.photo().name(), query.x(), query.y()));
    place.setMinWidth(0);
    place.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(place, Priority.ALWAYS);
    Button remove =
        Parts.iconButton(
            MaterialDesignC.CLOSE,
            "Remove query %d".formatted(query.id() + 1),
            () -> queries.remove(query.id()));
    HBox row = new HBox(6, swatch, name, place, remove);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("layer-row");
    row.pseudoClassStateChanged(CHOSEN, query.id() == queries.activeIdProperty().get());
    return row;
  }
}
