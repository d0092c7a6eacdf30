package org.stegoscope.ui.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.stegoscope.study.ready.ReadyStudy;
import org.stegoscope.study.sweep.SweepCell;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.sweep.SweepDraft;
import org.stegoscope.workspace.sweep.SweepViewModel;

/// What a sweep varies, and how many runs that makes.
final class SweepForm extends VBox {

  /// More reasons are not read by anybody; the command line has them all.
  private static final int MOST_REASONS = 5;

  private static final int BASE_LINES = 5;

  SweepForm(SweepViewModel sweep, FileChoosers choosers) {
    super(10);
    SweepDraft draft = sweep.draft();
    GridPane rows = new GridPane(12, 8);
    FormRows form = new FormRows(rows);
    form.add("Name", field("sweep-name", draft.nameProperty()));
    form.add("Base", base(draft));
    form.add("Seeds", field("sweep-seeds", draft.seedsProperty()));
    form.add("Folder", folder(sweep, choosers));
    getChildren()
        .addAll(
            files(sweep, choosers),
            rows,
            new SweepAxes(draft),
            obstacle(sweep),
            count(sweep),
            reasons(sweep));
  }

  private static TextField field(String id, StringProperty text) {
    TextField field = new TextField();
    field.setId(id);
    field.textProperty().bindBidirectional(text);
    return field;
  }

  private static TextArea base(SweepDraft draft) {
    TextArea base = new TextArea();
    base.setId("sweep-base");
    base.setPrefRowCount(BASE_LINES);
    base.setPromptText("dataset=camvid:DIR\nbackbone=vit.pth");
    base.setTooltip(new Tooltip("What all runs have in common, a line key=value for each"));
    base.setAccessibleText("Base: what all runs have in common");
    base.textProperty().bindBidirectional(draft.baseProperty());
    return base;
  }

  private static FlowPane folder(SweepViewModel sweep, FileChoosers choosers) {
    Button choose = new Button("Choose…");
    choose.setId("sweep-choose-folder");
    choose.setOnAction(_ -> choosers.sweepFolder().ifPresent(sweep.folderProperty()::set));
    Label folder = Parts.muted("");
    folder.setId("sweep-folder");
    folder.textProperty().bind(sweep.folderProperty().map(Object::toString).orElse("none chosen"));
    return new FlowPane(8, 4, choose, folder);
  }

  private static FlowPane files(SweepViewModel sweep, FileChoosers choosers) {
    Button open = new Button("Open…");
    open.setId("sweep-open");
    open.setTooltip(new Tooltip("Fills in what a file says, the same that the command line takes"));
    open.setOnAction(_ -> choosers.sweep().ifPresent(sweep::open));
    Button save = new Button("Save…");
    save.setId("sweep-save");
    save.disableProperty().bind(sweep.obstacleProperty().isNotEmpty());
    save.setOnAction(_ -> choosers.save("Save the sweep", "sweep.json").ifPresent(sweep::save));
    Button take = new Button("As in Train");
    take.setId("sweep-take-base");
    take.setTooltip(new Tooltip("Takes the settings of the workbench of training as the base"));
    take.setOnAction(_ -> sweep.takeBase());
    MenuButton studies = new MenuButton("Studies");
    studies.setId("sweep-studies");
    studies.setTooltip(new Tooltip("Fills in a study of the paper over the base"));
    for (ReadyStudy study : ReadyStudy.values()) {
      MenuItem item = new MenuItem(study.title());
      item.setId("study-" + study.key());
      item.setOnAction(_ -> sweep.take(study));
      studies.getItems().add(item);
    }
    return new FlowPane(8, 8, open, save, take, studies);
  }

  private static Label obstacle(SweepViewModel sweep) {
    Label obstacle = new Label();
    obstacle.setId("sweep-obstacle");
    Parts.wrap(obstacle);
    obstacle.textProperty().bind(sweep.obstacleProperty());
    Parts.hideWhileEmpty(obstacle);
    return obstacle;
  }

  private static Label count(SweepViewModel sweep) {
    Label count = new Label();
    count.setId("sweep-count");
    Parts.wrap(count);
    count.textProperty().bind(sweep.plannedProperty().map(SweepForm::count));
    Parts.hideWhileEmpty(count);
    return count;
  }

  private static String count(List<SweepCell> cells) {
    long invalid = cells.stream().filter(cell -> !cell.isValid()).count();
    if (cells.isEmpty()) {
      return "";
    }
    return String.format(Locale.ROOT, cells.size() == 1 ? "%,d run" : "%,d runs", cells.size())
        + (invalid == 0 ? "" : String.format(Locale.ROOT, ", %,d cannot be run:", invalid));
  }

  private static Label reasons(SweepViewModel sweep) {
    Label reasons = Parts.muted("");
    reasons.setId("sweep-invalid");
    Parts.wrap(reasons);
    reasons.textProperty().bind(sweep.plannedProperty().map(SweepForm::reasons));
    Parts.hideWhileEmpty(reasons);
    return reasons;
  }

  /// Each reason once, with the first of the runs that it keeps away.
  private static String reasons(List<SweepCell> cells) {
    Map<String, List<SweepCell>> byReason =
        cells.stream()
            .filter(cell -> !cell.isValid())
            .collect(
                Collectors.groupingBy(
                    cell -> String.join(" ", cell.problems()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    String told =
        byReason.entrySet().stream()
            .limit(MOST_REASONS)
            .map(reason -> reason(reason.getKey(), reason.getValue()))
            .collect(Collectors.joining("\n"));
    int more = byReason.size() - MOST_REASONS;
    return more <= 0 ? told : told + String.format(Locale.ROOT, "\nand for %,d more reasons", more);
  }

  private static String reason(String sentence, List<SweepCell> cells) {
    String first = cells.getFirst().name();
    return cells.size() == 1
        ? first + ": " + sentence
        : String.format(Locale.ROOT, "%s and %,d more: %s", first, cells.size() - 1, sentence);
  }
}
