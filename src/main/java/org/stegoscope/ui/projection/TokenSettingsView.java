package org.stegoscope.ui.projection;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.NumberField;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.Scope;
import org.stegoscope.workspace.projection.TokenSettings;

/// Which tokens are compared: from which photos, how they are drawn, and what labels they have.
final class TokenSettingsView extends GridPane {

  private static final int MOST_SEED = 999_999;

  TokenSettingsView(TokenSettings settings, FileChoosers choosers) {
    super(12, 8);
    setId("token-settings");
    FormRows form = new FormRows(this);
    form.add(
        "From",
        Choice.buttons(
            "tokens-scope-",
            List.of(Scope.values()),
            settings.scopeProperty(),
            Scope::label,
            _ -> Choice.NO_OBSTACLE));
    form.add(
        "Sample",
        Choice.box(
            "tokens-sampling",
            List.of(TokenSettings.Sampling.values()),
            settings.samplingProperty(),
            TokenSettings.Sampling::label));
    form.add("How many", amounts(settings));
    NumberField seed = new NumberField("Seed of the sample", 0, MOST_SEED, settings.seedProperty());
    seed.setId("tokens-seed");
    form.add("Seed", seed);
    form.add("Labels", labels(settings, choosers));
  }

  /// The number that goes with the kind of sample.
  private static StackPane amounts(TokenSettings settings) {
    NumberField count =
        new NumberField("Tokens at most", 1, TokenSettings.MOST_TOKENS, settings.countProperty());
    count.setId("tokens-count");
    NumberField perClass =
        new NumberField(
            "Tokens of each class at most",
            1,
            TokenSettings.MOST_TOKENS,
            settings.perClassProperty());
    perClass.setId("tokens-per-class");
    NumberField step =
        new NumberField(
            "Step of the grid in patches", 1, TokenSettings.MOST_STEP, settings.stepProperty());
    step.setId("tokens-step");
    Label all = Parts.muted("every patch");
    StackPane amounts = new StackPane(count, perClass, step, all);
    amounts.setAlignment(Pos.CENTER_LEFT);
    showFor(TokenSettings.Sampling.RANDOM, settings, count);
    showFor(TokenSettings.Sampling.PER_CLASS, settings, perClass);
    showFor(TokenSettings.Sampling.GRID, settings, step);
    showFor(TokenSettings.Sampling.ALL, settings, all);
    return amounts;
  }

  private static void showFor(TokenSettings.Sampling kind, TokenSettings settings, Node control) {
    control.visibleProperty().bind(settings.samplingProperty().isEqualTo(kind));
    control.managedProperty().bind(control.visibleProperty());
  }

  private static HBox labels(TokenSettings settings, FileChoosers choosers) {
    Label folder = new Label();
    folder.setId("labels-folder");
    folder.setMinWidth(0);
    folder.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(folder, Priority.ALWAYS);
    ObservableValue<Path> chosen = settings.labelsProperty();
    folder
        .textProperty()
        .bind(chosen.map(path -> String.valueOf(path.getFileName())).orElse("none"));
    Button choose =
        Parts.iconButton(
            MaterialDesignF.FOLDER_OPEN_OUTLINE,
            "Choose the folder with the labels of the photos",
            () -> choosers.labels().ifPresent(settings.labelsProperty()::set));
    choose.setId("choose-labels");
    Button forget =
        Parts.iconButton(
            MaterialDesignC.CLOSE, "Without labels", () -> settings.labelsProperty().set(null));
    forget.disableProperty().bind(settings.labelsProperty().isNull());
    HBox row = new HBox(4, folder, choose, forget);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
