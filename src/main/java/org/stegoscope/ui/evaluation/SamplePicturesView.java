package org.stegoscope.ui.evaluation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.Raster;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;
import org.stegoscope.workspace.evaluation.SamplePicture;

/// A few pictures of the chosen split above their labels, and which colour is which class.
final class SamplePicturesView extends VBox {

  private static final double PICTURE_PX = 84;
  private static final double SWATCH_PX = 10;
  private static final Rgb VOID = new Rgb(0, 0, 0);

  SamplePicturesView(EvaluationViewModel evaluation) {
    super(8);
    FlowPane pictures = new FlowPane(6, 8);
    pictures.setId("dataset-samples");
    FlowPane legend = new FlowPane(10, 2);
    legend.setId("dataset-legend");
    evaluation
        .samples()
        .picturesProperty()
        .subscribe(now ->
            pictures.getChildren().setAll(now.stream().map(SamplePicturesView::sample).toList()));
    evaluation.datasetProperty().subscribe(now -> legend.getChildren().setAll(entries(now)));
    getChildren().addAll(pictures, legend);
    visibleProperty().bind(evaluation.datasetProperty().isNotNull());
    managedProperty().bind(visibleProperty());
  }

  private static VBox sample(SamplePicture sample) {
    VBox both = new VBox(2, picture(sample.photo(), sample.id()));
    sample
        .labels()
        .ifPresent(labels -> both.getChildren().add(picture(labels, "Labels of " + sample.id())));
    both.setAlignment(Pos.TOP_CENTER);
    Tooltip.install(both, new Tooltip(sample.id()));
    return both;
  }

  private static ImageView picture(Raster raster, String name) {
    ImageView view = new ImageView(Pictures.of(raster));
    view.setAccessibleText(name);
    view.setPreserveRatio(true);
    view.setFitWidth(PICTURE_PX);
    view.setFitHeight(PICTURE_PX);
    return view;
  }

  /// Of the classes that labels are read as, and last of what is none.
  private static List<Node> entries(Dataset dataset) {
    if (dataset == null || !dataset.isLabelled()) {
      return List.of();
    }
    Palette palette = dataset.classes().palette();
    Stream<Palette.Entry> classes =
        IntStream.range(0, palette.size())
            .filter(id -> !dataset.classes().isIgnored(id))
            .mapToObj(palette::entry);
    return Stream.concat(classes, Stream.of(new Palette.Entry("void", VOID)))
        .<Node>map(SamplePicturesView::entry)
        .toList();
  }

  private static HBox entry(Palette.Entry of) {
    Rectangle swatch = new Rectangle(SWATCH_PX, SWATCH_PX, Pictures.color(of.color()));
    swatch.getStyleClass().add("swatch");
    Label name = Parts.muted(of.name());
    HBox entry = new HBox(4, swatch, name);
    entry.setAlignment(Pos.CENTER_LEFT);
    return entry;
  }
}
