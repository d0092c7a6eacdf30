package org.stegoscope.ui.sweep;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.study.runs.MetricPoint;
import org.stegoscope.study.runs.Run;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.sweep.RunsViewModel;

/// What is known of the chosen runs: of one its settings and newest numbers, of several what
/// differs.
final class RunDetails extends VBox {

  private final RunsViewModel runs;
  private final TextField note = new TextField();
  private final TextField tags = new TextField();

  RunDetails(RunsViewModel runs) {
    super(8);
    this.runs = runs;
    note.setId("runs-note");
    note.setPromptText("Note");
    note.setAccessibleText("Note beside the chosen runs");
    note.setOnAction(_ -> runs.note(note.getText()));
    tags.setId("runs-tags");
    tags.setPromptText("Tags");
    tags.setAccessibleText("Tags of the chosen runs");
    tags.setOnAction(_ -> runs.tag(tags.getText()));
    HBox.setHgrow(note, Priority.ALWAYS);
    HBox described =
        new HBox(
            8,
            note,
            button("runs-save-note", "Keep note", () -> runs.note(note.getText())),
            tags,
            button("runs-save-tags", "Keep tags", () -> runs.tag(tags.getText())));
    described.disableProperty().bind(runs.chosenProperty().map(List::isEmpty).orElse(true));
    TextArea text = new TextArea();
    text.setId("runs-details");
    text.setEditable(false);
    text.setAccessibleText("What is known of the chosen runs");
    text.textProperty()
        .bind(
            Bindings.createStringBinding(
                this::words,
                runs.chosenProperty(),
                runs.differenceProperty(),
                runs.newestProperty()));
    VBox.setVgrow(text, Priority.ALWAYS);
    Label hint =
        Parts.muted("Choose one run to see its settings, several to see in which they differ.");
    getChildren().addAll(hint, described, text);
    runs.chosenProperty().subscribe((_, now) -> show(now));
  }

  private static Button button(String id, String name, Runnable work) {
    Button button = new Button(name);
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip("In place of the earlier, for all chosen runs"));
    button.setOnAction(_ -> work.run());
    return button;
  }

  private void show(List<Run> now) {
    note.setText(common(now.stream().map(Run::notes).toList()));
    tags.setText(common(now.stream().map(run -> String.join(", ", run.tags())).toList()));
  }

  /// What all say; nothing where they differ.
  private static String common(List<String> texts) {
    return texts.stream().distinct().count() == 1 ? texts.getFirst() : "";
  }

  private String words() {
    List<Run> now = runs.chosenProperty().get();
    if (now.isEmpty()) {
      return "";
    }
    return now.size() == 1 ? of(now.getFirst()) : difference(now);
  }

  private String of(Run run) {
    StringBuilder text = new StringBuilder(run.id()).append('\n');
    run.problem().ifPresent(problem -> text.append("Failed: ").append(problem).append('\n'));
    for (MetricPoint point : runs.newestProperty().get()) {
      text.append("%s = %s (step %d)%n".formatted(point.name(), point.value(), point.step()));
    }
    for (Map.Entry<String, String> setting : run.config().entrySet()) {
      text.append(setting.getKey()).append('=').append(setting.getValue()).append('\n');
    }
    return text.toString();
  }

  private String difference(List<Run> now) {
    String names = now.stream().map(Run::name).collect(Collectors.joining("  |  "));
    return Optional.ofNullable(runs.differenceProperty().get())
        .map(diff ->
            diff.values().isEmpty()
                ? names + "\nThe settings are the same."
                : names
                    + "\n"
                    + diff.values().entrySet().stream()
                        .map(entry ->
                            entry.getKey()
                                + ": "
                                + entry.getValue().stream()
                                    .map(value -> value.orElse("–"))
                                    .collect(Collectors.joining("  |  ")))
                        .collect(Collectors.joining("\n")))
        .orElse("");
  }
}
