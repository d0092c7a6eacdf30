package org.stegoscope.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.stegoscope.model.ComputeDevice;
import org.stegoscope.model.Precision;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.NumberField;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.Computing;
import org.stegoscope.workspace.ComputingViewModel;
import org.stegoscope.workspace.Machine;

/// The choice of device, precision and threads.
final class ComputingCard extends VBox {

  private final ComputingViewModel computing;

  /// `gpu` tells how to bring a GPU to use.
  ComputingCard(ComputingViewModel computing, Action gpu) {
    super(12);
    this.computing = computing;
    setId("computing");
    GridPane rows = new GridPane(12, 8);
    FormRows form = new FormRows(rows);
    form.add("Device", row(devices(), link(gpu)));
    form.add("Precision", new HBox(precision(Precision.FLOAT32), precision(Precision.BFLOAT16)));
    form.add("Threads", row(threads(), Parts.muted("of the processor, for one operation")));
    ObservableValue<String> hint =
        computing
            .machineProperty()
            .map(_ -> "Another device or precision loads the open checkpoints again.")
            .orElse("Looking at this machine…");
    getChildren().addAll(rows, sentence("bfloat16-obstacle", bfloat16Obstacle()));
    getChildren().add(sentence("computing-hint", hint));
  }

  private static HBox row(Node... nodes) {
    HBox row = new HBox(8, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private ComboBox<ComputeDevice> devices() {
    ComboBox<ComputeDevice> box = new ComboBox<>();
    box.setId("device");
    box.setAccessibleText("Device");
    computing
        .machineProperty()
        .map(Machine::devices)
        .orElse(List.of(ComputeDevice.CPU))
        .subscribe(devices -> box.getItems().setAll(devices));
    computing.chosenProperty().subscribe(now -> box.setValue(now.device()));
    box.valueProperty()
        .subscribe(device -> {
          if (device != null) {
            computing.choose(device);
          }
        });
    return box;
  }

  private ToggleButton precision(Precision precision) {
    ToggleButton button = new ToggleButton(precision.toString());
    button.setId("precision-" + precision);
    button
        .getStyleClass()
        .addAll(
            precision == Precision.FLOAT32 ? Styles.LEFT_PILL : Styles.RIGHT_PILL, "probe-button");
    button.disableProperty().bind(obstacle(precision).map(why -> !why.isEmpty()));
    ObservableValue<Precision> chosen = computing.chosenProperty().map(Computing::precision);
    chosen.subscribe(now -> button.setSelected(now == precision));
    button.setOnAction(_ -> {
      computing.choose(precision);
      // A click on the chosen one does not unchoose it.
      button.setSelected(computing.chosenProperty().get().precision() == precision);
    });
    return button;
  }

  private ObservableValue<String> obstacle(Precision precision) {
    return Bindings.createStringBinding(
        () -> computing.obstacle(precision),
        computing.machineProperty(),
        computing.chosenProperty());
  }

  private ObservableValue<String> bfloat16Obstacle() {
    return obstacle(Precision.BFLOAT16);
  }

  private NumberField threads() {
    NumberField threads =
        new NumberField("Threads", 1, ComputingViewModel.MOST_THREADS, computing.threadsProperty());
    threads.setId("threads");
    return threads;
  }

  private static Hyperlink link(Action action) {
    Hyperlink link = new Hyperlink(action.label());
    link.setOnAction(_ -> {
      link.setVisited(false);
      action.run();
    });
    return link;
  }

  private static Label sentence(String id, ObservableValue<String> text) {
    Label label = Parts.muted("");
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.textProperty().bind(text);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }
}
