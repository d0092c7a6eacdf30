package org.stegoscope.ui.correspondence;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.CorrespondenceSearch;
import org.stegoscope.workspace.SearchResult;
import org.stegoscope.workspace.Workspace;

/// Where in all open photos it looks like the active query: the photos and the patches, the most
/// similar first. A click shows the photo.
final class SearchPane extends VBox {

  private static final double THUMBNAIL_PX = 40;
  private static final int MOST_ROWS = 50;

  private final Workspace workspace;
  private final Label remark = Parts.muted("");
  private final VBox images = new VBox(2);
  private final FlowPane patches = new FlowPane(4, 4);

  SearchPane(Workspace workspace) {
    super(6);
    this.workspace = workspace;
    setId("search");
    CorrespondenceSearch search = workspace.search();
    Button start = new Button(null, new FontIcon(MaterialDesignI.IMAGE_SEARCH_OUTLINE));
    start.setId("search-photos");
    start.setMaxWidth(Double.MAX_VALUE);
    start
        .textProperty()
        .bind(Bindings.size(workspace.photos().items()).asString("Compare with all %d photos"));
    start
        .disableProperty()
        .bind(workspace.queries().activeIdProperty().lessThan(0).or(search.busyProperty()));
    start.setOnAction(_ -> search.search());
    remark.setId("search-remark");
    Parts.wrap(remark);
    Parts.hideWhileEmpty(remark);
    images.setId("similar-photos");
    patches.setId("similar-patches");
    getChildren().addAll(Parts.heading("All open photos"), start, remark, images, patches);
    search.resultProperty().subscribe(this::show);
    search
        .cancelledProperty()
        .subscribe(cancelled -> {
          if (cancelled) {
            remark.setText("Cancelled.");
          }
        });
  }

  private void show(SearchResult result) {
    images.getChildren().clear();
    patches.getChildren().clear();
    remark.setText(result == null ? "" : remark(result));
    if (result != null) {
      result.images().stream().limit(MOST_ROWS).map(this::row).forEach(images.getChildren()::add);
      result.patches().stream().map(this::patch).forEach(patches.getChildren()::add);
    }
  }

  private static String remark(SearchResult result) {
    int all = result.images().size();
    String shown = all > MOST_ROWS ? "The first %d of %d photos. ".formatted(MOST_ROWS, all) : "";
    return shown + result.remark();
  }

  private Node row(SearchResult.Image image) {
    ImageView heat = picture(Pictures.of(image.heat()));
    Label name = new Label(image.photo().name());
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    Label numbers =
        Parts.muted("%s · %s".formatted(cosine(image.best()), cosine(image.bestPercent())));
    numbers.setMinWidth(USE_PREF_SIZE);
    numbers.setTooltip(
        new Tooltip("Cosine of the most similar patch · mean of the most similar 1 % of patches"));
    HBox content = new HBox(8, heat, name, numbers);
    content.setAlignment(Pos.CENTER_LEFT);
    Button row = new Button(null, content);
    row.getStyleClass().addAll("flat", "search-row");
    row.setMaxWidth(Double.MAX_VALUE);
    row.setAccessibleText(
        "%s, best cosine %s".formatted(image.photo().name(), cosine(image.best())));
    row.setOnAction(_ -> workspace.photos().activeProperty().set(image.photo()));
    Parts.fill(row);
    return row;
  }

  private Node patch(SearchResult.Patch patch) {
    Button button = new Button(cosine(patch.similarity()), picture(Pictures.of(patch.around())));
    button.setContentDisplay(ContentDisplay.TOP);
    button.getStyleClass().addAll("flat", "similar-patch");
    String place =
        "%s · x %.0f, y %.0f"
            .formatted(patch.photo().name(), patch.centre().x(), patch.centre().y());
    button.setTooltip(new Tooltip(place));
    button.setAccessibleText(place + ", cosine " + cosine(patch.similarity()));
    button.setOnAction(_ -> workspace.photos().activeProperty().set(patch.photo()));
    return button;
  }

  private static ImageView picture(javafx.scene.image.Image image) {
    ImageView view = new ImageView(image);
    view.setFitWidth(THUMBNAIL_PX);
    view.setFitHeight(THUMBNAIL_PX);
    view.setPreserveRatio(true);
    view.setSmooth(false);
    return view;
  }

  private static String cosine(float value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
