package org.stegoscope.ui.training;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.Raster;
import org.stegoscope.workspace.training.PredictionPicture;
import org.stegoscope.workspace.training.PredictionsViewModel;

/// What both probes say of a few validation images, step by step.
final class PredictionsView extends VBox {

  private static final double SIDE_PX = 138;

  private final PredictionsViewModel model;
  private final Slider scrubber = new Slider(0, 1, 0);
  private final VBox rows = new VBox(12);

  PredictionsView(PredictionsViewModel model) {
    super(8);
    this.model = model;
    setPadding(new Insets(10));
    Label caption = new Label();
    caption.setId("predictions-caption");
    caption.textProperty().bind(model.captionProperty());
    Parts.wrap(caption);
    scrubber.setId("predictions-scrubber");
    scrubber.setAccessibleText("Validation whose predictions are shown");
    scrubber.setMajorTickUnit(1);
    scrubber.setMinorTickCount(0);
    scrubber.setSnapToTicks(true);
    scrubber.setBlockIncrement(1);
    scrubber.disableProperty().bind(model.stepsProperty().map(steps -> steps.size() < 2));
    scrubber
        .valueProperty()
        .subscribe((_, now) -> model.choose((int) Math.round(now.doubleValue())));
    rows.setId("prediction-rows");
    model.placeProperty().subscribe(_ -> place());
    model.stepsProperty().subscribe(_ -> place());
    model.picturesProperty().subscribe(this::show);
    getChildren().addAll(caption, scrubber, Scrolled.of(rows));
  }

  /// A slider that was moved asks for a step; one that is asked for moves it.
  private void place() {
    int last = Math.max(1, model.stepsProperty().get().size() - 1);
    if (scrubber.getMax() != last) {
      scrubber.setMax(last);
    }
    if (model.placeProperty().get() >= 0) {
      scrubber.setValue(model.placeProperty().get());
    }
  }

  private void show(List<PredictionPicture> now) {
    rows.getChildren().setAll(now.stream().map(PredictionsView::row).toList());
  }

  private static VBox row(PredictionPicture picture) {
    Label name = new Label(picture.id());
    name.setMnemonicParsing(false);
    FlowPane all = new FlowPane(8, 8);
    add(all, "Picture", picture, picture.photo());
    add(all, "Labels", picture, picture.labels());
    add(all, "Cluster probe", picture, Optional.of(picture.cluster()));
    add(all, "Linear probe", picture, Optional.of(picture.linear()));
    return new VBox(4, name, all);
  }

  private static void add(
      FlowPane row, String what, PredictionPicture picture, Optional<Raster> raster) {
    raster.ifPresent(pixels -> {
      ImageView view = new ImageView(Pictures.of(pixels));
      view.setAccessibleText("%s of %s".formatted(what, picture.id()));
      view.setPreserveRatio(true);
      view.setFitWidth(SIDE_PX);
      view.setFitHeight(SIDE_PX);
      row.getChildren().add(new VBox(2, view, Parts.muted(what)));
    });
  }
}
