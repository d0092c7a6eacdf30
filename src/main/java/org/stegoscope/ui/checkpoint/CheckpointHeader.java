package org.stegoscope.ui.checkpoint;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.stegoscope.checkpoint.Checkpoint;
import org.stegoscope.checkpoint.architecture.ArchitectureRow;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.CheckpointViewModel;
import org.stegoscope.workspace.InspectedCheckpoint;
import org.stegoscope.workspace.InspectionState;

/// Which file it is, whether it is the one that is meant, and what network is in it.
final class CheckpointHeader extends VBox {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final CheckpointViewModel model;
  private final Label name = new Label();
  private final Label facts = Parts.muted("");
  private final Label digest = new Label();
  private final HBox digestRow;
  private final FlowPane chips = new FlowPane(6, 6);
  private final ProblemLines problems = new ProblemLines();

  CheckpointHeader(CheckpointViewModel model) {
    super(8);
    this.model = model;
    getStyleClass().add("checkpoint-header");
    name.setId("checkpoint-name");
    name.getStyleClass().add(Styles.TITLE_4);
    name.setMinWidth(0);
    facts.setId("checkpoint-facts");
    facts.setMinWidth(USE_PREF_SIZE);
    HBox title = new HBox(12, name, facts, Parts.spacer(), follow(), readAgain(), copyCommand());
    title.setAlignment(Pos.CENTER_LEFT);
    digestRow = digestRow();
    chips.setId("architecture");
    getChildren().addAll(title, digestRow, chips, problems);
    model.stateProperty().subscribe(this::show);
  }

  private HBox digestRow() {
    digest.setId("digest");
    digest.getStyleClass().addAll("digest", Styles.TEXT_SMALL);
    digest.setMinWidth(0);
    Button copy =
        Parts.iconButton(
            MaterialDesignC.CONTENT_COPY, "Copy the SHA-256", () -> Parts.copy(digest.getText()));
    copy.setId("copy-digest");
    Label label = Parts.muted("SHA-256");
    label.setLabelFor(digest);
    label.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(8, label, digest, copy);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Button follow() {
    Button follow = new Button("Show the active model", new FontIcon(MaterialDesignL.LINK_VARIANT));
    follow.setId("follow");
    follow.setMinWidth(USE_PREF_SIZE);
    follow.getStyleClass().add(Styles.SMALL);
    follow.visibleProperty().bind(model.canFollow());
    follow.managedProperty().bind(follow.visibleProperty());
    follow.setOnAction(_ -> model.follow());
    return follow;
  }

  private Button readAgain() {
    Button again = Parts.iconButton(MaterialDesignR.REFRESH, "Read the file again", model::again);
    again.setId("read-again");
    disableWithoutFile(again);
    return again;
  }

  private Button copyCommand() {
    Button copy = new Button("Copy as command line", new FontIcon(MaterialDesignC.CONSOLE));
    copy.setId("copy-inspect");
    copy.setMinWidth(USE_PREF_SIZE);
    copy.getStyleClass().add(Styles.SMALL);
    copy.setOnAction(_ -> model.commandLine().ifPresent(Parts::copy));
    disableWithoutFile(copy);
    return copy;
  }

  private void disableWithoutFile(Button button) {
    button
        .disableProperty()
        .bind(model.stateProperty().map(InspectionState.Nothing.class::isInstance));
  }

  private void show(InspectionState state) {
    switch (state) {
      case InspectionState.Nothing _ -> showName("No checkpoint", "");
      case InspectionState.Reading reading -> showFile(reading.file());
      case InspectionState.Refused refused -> showFile(refused.file());
      case InspectionState.Cancelled cancelled -> showFile(cancelled.file());
      case InspectionState.Content content -> {
        showFile(content.file());
        showContent(content.checkpoint());
        return;
      }
    }
    facts.setText("");
    showDigest("");
    chips.getChildren().clear();
    problems.show(List.of());
    hideEmpty();
  }

  private void showFile(Path file) {
    showName(String.valueOf(file.getFileName()), file.toString());
  }

  private void showName(String title, String path) {
    name.setText(title);
    name.setTooltip(path.isEmpty() ? null : new Tooltip(path));
  }

  private void showContent(InspectedCheckpoint shown) {
    Checkpoint file = shown.inspection().checkpoint();
    facts.setText(
        String.join(
            " · ",
            file.container().label(),
            Quantities.bytes(file.bytes()),
            "changed " + MINUTES.format(file.modified().atZone(ZoneId.systemDefault()))));
    facts.setTooltip(new Tooltip(Quantities.count(file.bytes()) + " bytes"));
    showDigest(file.sha256());
    chips.getChildren().setAll(shown.summary().stream().map(CheckpointHeader::chip).toList());
    problems.show(shown.inspection().problems());
    hideEmpty();
  }

  private void showDigest(String text) {
    digest.setText(text);
    digestRow.setVisible(!text.isEmpty());
    digestRow.setManaged(!text.isEmpty());
  }

  private void hideEmpty() {
    chips.setManaged(!chips.getChildren().isEmpty());
  }

  private static HBox chip(ArchitectureRow row) {
    Label value = new Label(row.value());
    value.getStyleClass().add(Styles.TEXT_SMALL);
    HBox chip = new HBox(5, Parts.muted(row.name()), value);
    chip.setAlignment(Pos.CENTER_LEFT);
    chip.getStyleClass().add("chip");
    if (!row.note().isEmpty()) {
      chip.getStyleClass().add("assumed");
      Tooltip.install(chip, new Tooltip(row.name() + ": " + row.note()));
      value.setAccessibleText(row.value() + ", " + row.note());
    }
    return chip;
  }
}
