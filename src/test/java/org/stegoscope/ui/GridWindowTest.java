package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.stegoscope.study.sweep.CellState;
import org.stegoscope.study.training.TinyTraining;
import org.stegoscope.workspace.Workbench;
import org.stegoscope.workspace.sweep.SweepRunning;
import org.stegoscope.workspace.sweep.SweepViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A grid of two by two trainings, filled in, run and looked at by the controls.
final class GridWindowTest extends WorkbenchWindow {

  @Start
  void start(Stage stage) {
    show(stage);
  }

  private SweepViewModel sweep() {
    return window.workspace().sweeps().sweep();
  }

  @SuppressWarnings("unchecked") // The box lists texts.
  private void vary(String parameter, String values) {
    window.run(() -> window.node("#sweep-add", ComboBox.class).setValue(parameter));
    window.run(() -> window.node("#sweep-values-" + parameter, TextField.class).setText(values));
  }

  @Test
  void aGridIsTrainedAndItsTableWritten(FxRobot robot) throws Exception {
    TinyTraining tiny = TinyTraining.in(folder);
    robot.press(KeyCode.ALT).type(KeyCode.DIGIT7).release(KeyCode.ALT);
    assertThat(window.get(() -> window.workspace().viewers().workbenchProperty().get()))
        .isEqualTo(Workbench.SWEEP);
    String base =
        tiny.settings().changed().entrySet().stream()
            .filter(setting -> !setting.getKey().equals("dim"))
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining("\n"));
    window.run(() -> {
      window.node("#sweep-name", TextField.class).setText("grid");
      window.node("#sweep-base", TextArea.class).setText(base);
    });
    vary("dim", "2, 4");
    vary("method", "stego, pca");
    Path out = Files.createDirectories(folder.resolve("grid"));
    window.answers().sweepFolder = Optional.of(out);
    window.run(window.node("#sweep-choose-folder", Button.class)::fire);
    window.await("a plan", () -> sweep().plannedProperty().get().size() == 4);

    window.run(window.node("#sweep-start", Button.class)::fire);
    window.await(
        "the end of all cells",
        () ->
            sweep().running().phaseProperty().get() == SweepRunning.Phase.RESTING
                && sweep().running().statuses().stream()
                    .allMatch(status -> status.state() == CellState.FINISHED)
                && sweep().running().statuses().size() == 4);

    assertThat(window.get(() -> sweep().running().tableProperty().get().rows())).hasSize(4);
    assertThat(window.get(() -> window.workspace().commands().ofWorkbench()).orElseThrow())
        .startsWith("stegoscope sweep ")
        .contains("--out ");
    window.run(window.node("#sweep-report", Button.class)::fire);
    window.await("a report", () -> Files.exists(out.resolve("report.pdf")));
    assertThat(Files.readString(out.resolve("report.html"))).contains("method pca");
    try (var cells = Files.list(out.resolve("cells"))) {
      assertThat(cells.filter(cell -> Files.exists(cell.resolve("run/best.safetensors"))))
          .hasSize(4);
    }
  }
}
