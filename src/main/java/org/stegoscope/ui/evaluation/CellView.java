package org.stegoscope.ui.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.analysis.metrics.ClassScores;
import org.stegoscope.analysis.metrics.Score;
import org.stegoscope.study.evaluation.ImageScore;
import org.stegoscope.ui.fx.ChartView;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.Raster;
import org.stegoscope.workspace.evaluation.EvaluationCharts;
import org.stegoscope.workspace.evaluation.EvaluationPictures;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;

/// A cell looked into: its confusion matrix, the scores of each class, and its images from the
/// worst to the best, each with truth, prediction and errors.
final class CellView extends TabPane {

  private static final double CONFUSION_PX = 480;
  private static final double PICTURE_PX = 168;
  private static final double BARS_PX = 250;
  private static final double TRUST_PX = 340;
  private static final double IMAGES_PX = 210;

  private final EvaluationViewModel evaluation;

  CellView(EvaluationViewModel evaluation) {
    this.evaluation = evaluation;
    setId("evaluation-cell");
    setMinHeight(0);
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    visibleProperty().bind(evaluation.openedProperty().isNotNull());
    ChartView confusion =
        new ChartView(
            "Which classes were taken for which",
            CONFUSION_PX,
            evaluation.openedProperty().map(EvaluationCharts.Opened::confusion));
    confusion.setId("evaluation-confusion");
    ListView<ImageScore> list = images();
    list.setMinWidth(IMAGES_PX);
    ScrollPane shown = new ScrollPane(pictures());
    shown.setFitToWidth(true);
    HBox.setHgrow(shown, Priority.ALWAYS);
    getTabs()
        .addAll(
            new Tab("Confusion", new ScrollPane(confusion)),
            new Tab("Classes", classesWithChart()),
            new Tab("Matching", new MatchingView(evaluation)),
            new Tab("Images", new HBox(8, list, shown)),
            new Tab("Trust", trust()),
            new Tab(
                "Stability",
                new StudyView(
                    "evaluation-stability-words",
                    "Whether predictions hold was not studied; check Stability and evaluate again.",
                    "How often predictions are right where they hold and where they do not",
                    evaluation,
                    EvaluationCharts.Studies::doubts)),
            new Tab(
                "Correspondences",
                new StudyView(
                    "evaluation-correspondences-words",
                    "Correspondences were not studied; check them and evaluate again.",
                    "Precision over recall of pairs of places",
                    evaluation,
                    EvaluationCharts.Studies::correspondences)));
  }

  private ScrollPane trust() {
    ObservableValue<EvaluationCharts.TrustCharts> charts =
        evaluation.openedProperty().map(now -> now.trust().orElse(null));
    Label words = new Label();
    words.setId("evaluation-trust-words");
    Parts.wrap(words);
    words
        .textProperty()
        .bind(
            charts
                .map(EvaluationCharts.TrustCharts::words)
                .orElse("Confidence was not counted; check it and evaluate again."));
    FlowPane pictures =
        new FlowPane(
            12,
            12,
            new ChartView(
                "How often predictions of each confidence are right",
                TRUST_PX,
                charts.map(EvaluationCharts.TrustCharts::reliability)),
            new ChartView(
                "The share that is wrong over the share that is kept",
                TRUST_PX,
                charts.map(EvaluationCharts.TrustCharts::risk)));
    ScrollPane scroll = new ScrollPane(new VBox(8, words, pictures));
    scroll.setFitToWidth(true);
    return scroll;
  }

  /// The table, and beside it the IoU of each class as a bar in the colour of the class.
  private HBox classesWithChart() {
    ChartView bars =
        new ChartView(
            "IoU of each class",
            BARS_PX,
            evaluation.openedProperty().map(EvaluationCharts.Opened::classes));
    bars.setId("evaluation-class-bars");
    ScrollPane scroll = new ScrollPane(bars);
    scroll.setMinWidth(BARS_PX);
    TableView<ClassScores> table = classes();
    HBox.setHgrow(table, Priority.ALWAYS);
    return new HBox(8, table, scroll);
  }

  private TableView<ClassScores> classes() {
    TableView<ClassScores> table = new TableView<>();
    table.setId("evaluation-classes");
    table.setAccessibleText("Scores of each class");
    TableColumn<ClassScores, String> name = new TableColumn<>("Class");
    name.setCellValueFactory(row ->
        new SimpleStringProperty(
            evaluation
                .datasetProperty()
                .map(dataset -> dataset.classes().name(row.getValue().id()))
                .orElse("")
                .getValue()));
    table.getColumns().add(name);
    table.getColumns().add(score("IoU", ClassScores::iou));
    table.getColumns().add(score("Precision", ClassScores::precision));
    table.getColumns().add(score("Recall", ClassScores::recall));
    table.getColumns().add(score("F1", ClassScores::f1));
    evaluation
        .openedProperty()
        .subscribe(
            now -> table.getItems().setAll(now == null ? List.of() : now.run().scores().classes()));
    return table;
  }

  private static TableColumn<ClassScores, Score> score(
      String name, Function<ClassScores, Score> of) {
    TableColumn<ClassScores, Score> column = new TableColumn<>(name);
    column.setPrefWidth(62);
    column.setCellValueFactory(row -> new SimpleObjectProperty<>(of.apply(row.getValue())));
    column.setComparator(Comparator.comparingDouble(score -> score.asOptional().orElse(-1)));
    column.setCellFactory(_ ->
        new TableCell<>() {
          @Override
          protected void updateItem(Score score, boolean empty) {
            super.updateItem(score, empty);
            setText(empty || score == null ? null : percent(score));
          }
        });
    return column;
  }

  private static String percent(Score score) {
    return score.asOptional().isPresent()
        ? String.format(Locale.ROOT, "%.1f", score.asOptional().getAsDouble() * 100)
        : "–";
  }

  private ListView<ImageScore> images() {
    ListView<ImageScore> list = new ListView<>();
    list.setId("evaluation-images");
    list.setAccessibleText("Images, the worst first");
    list.setCellFactory(_ ->
        new ListCell<>() {
          @Override
          protected void updateItem(ImageScore image, boolean empty) {
            super.updateItem(image, empty);
            setText(
                empty || image == null
                    ? null
                    : "%s   %s".formatted(percent(image.meanIou()), image.id()));
          }
        });
    evaluation
        .openedProperty()
        .subscribe(now ->
            list.getItems()
                .setAll(
                    now == null
                        ? List.of()
                        : now.run().images().stream()
                            .sorted(
                                Comparator.comparingDouble(
                                    image -> image.meanIou().asOptional().orElse(2)))
                            .toList()));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe((_, chosen) -> evaluation.imageProperty().set(chosen));
    return list;
  }

  private FlowPane pictures() {
    FlowPane row = new FlowPane(8, 8);
    row.setId("evaluation-pictures");
    row.getChildren()
        .addAll(
            picture("Picture", EvaluationPictures::photo),
            picture("Truth", EvaluationPictures::truth),
            picture("Prediction", EvaluationPictures::prediction),
            picture("Errors", EvaluationPictures::errors));
    row.visibleProperty().bind(evaluation.picturesProperty().isNotNull());
    return row;
  }

  private VBox picture(String name, Function<EvaluationPictures, Raster> of) {
    ImageView view = new ImageView();
    view.setAccessibleText(name);
    view.setPreserveRatio(true);
    view.setFitWidth(PICTURE_PX);
    ObservableValue<Raster> raster = evaluation.picturesProperty().map(of);
    view.imageProperty().bind(raster.map(Pictures::of));
    Label label = Parts.muted(name);
    VBox box = new VBox(2, view, label);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }
}
