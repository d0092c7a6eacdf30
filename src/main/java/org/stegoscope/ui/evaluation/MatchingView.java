package org.stegoscope.ui.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.stegoscope.analysis.metrics.MatchedConfusion;
import org.stegoscope.analysis.metrics.Matching;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.study.evaluation.ProbeUse;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.evaluation.EvaluationCharts;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;

/// Which class each cluster of the opened cell is, to be changed by hand.
final class MatchingView extends ScrollPane {

  private static final String NO_CLASS = "no class";

  private final EvaluationViewModel evaluation;
  private final Label words = Parts.muted("");
  private final GridPane rows = new GridPane(12, 6);

  MatchingView(EvaluationViewModel evaluation) {
    this.evaluation = evaluation;
    setId("evaluation-matching-by-hand");
    setFitToWidth(true);
    Parts.wrap(words);
    setContent(new VBox(8, words, rows));
    evaluation.openedProperty().subscribe(this::show);
  }

  private void show(EvaluationCharts.Opened now) {
    rows.getChildren().clear();
    if (now == null || now.cell().key().probe() != ProbeUse.CLUSTER) {
      words.setText("The ids of a linear probe are the classes; there is nothing to match.");
      return;
    }
    words.setText(
        "Which class each cluster is: scores are counted again from the same pixels. A matching by"
            + " hand that looks at labels is no better founded than the Hungarian one.");
    MatchedConfusion matched = now.run().scores().matched();
    ClassList classes = evaluation.tableProperty().get().plan().dataset().classes();
    List<String> names = new ArrayList<>();
    names.add(NO_CLASS);
    IntStream.range(0, matched.matrix().classes()).mapToObj(classes::name).forEach(names::add);
    for (int cluster = 0; cluster < matched.matrix().clusters(); cluster++) {
      rows.addRow(
          cluster,
          new Label("Cluster " + cluster),
          choice(cluster, matched.classOf()[cluster], names),
          Parts.muted(mostly(matched, cluster, names)));
    }
  }

  private ComboBox<String> choice(int cluster, int label, List<String> names) {
    ComboBox<String> box = new ComboBox<>();
    box.setId("match-" + cluster);
    box.setAccessibleText("Class of cluster " + cluster);
    box.getItems().setAll(names);
    box.getSelectionModel().select(label == Matching.NO_CLASS ? 0 : label + 1);
    box.getSelectionModel()
        .selectedIndexProperty()
        .subscribe((_, chosen) -> {
          if (chosen.intValue() >= 0) {
            evaluation.match(
                cluster, chosen.intValue() == 0 ? Matching.NO_CLASS : chosen.intValue() - 1);
          }
        });
    return box;
  }

  /// What the pixels of a cluster are, such as `61 % road, 22 % pavement`.
  private static String mostly(MatchedConfusion matched, int cluster, List<String> names) {
    long[] pixels =
        IntStream.range(0, matched.matrix().classes())
            .mapToLong(label -> matched.matrix().count(cluster, label))
            .toArray();
    long all = IntStream.range(0, pixels.length).mapToLong(label -> pixels[label]).sum();
    if (all == 0) {
      return "no labelled pixel";
    }
    return IntStream.range(0, pixels.length)
        .boxed()
        .filter(label -> pixels[label] > 0)
        .sorted((a, b) -> Long.compare(pixels[b], pixels[a]))
        .limit(3)
        .map(label ->
            String.format(
                Locale.ROOT, "%.0f %% %s", 100.0 * pixels[label] / all, names.get(label + 1)))
        .collect(java.util.stream.Collectors.joining(", "));
  }
}
