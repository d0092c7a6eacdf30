package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.job.JobListener;
import org.stegoscope.job.LaneRunner;
import org.stegoscope.study.runs.MetricPoint;
import org.stegoscope.study.runs.Origin;
import org.stegoscope.study.runs.Run;
import org.stegoscope.study.runs.RunKind;
import org.stegoscope.study.runs.RunStatus;
import org.stegoscope.study.runs.RunStore;
import org.stegoscope.ui.fx.FxThread;
import org.stegoscope.ui.shell.Appearance;
import org.stegoscope.ui.shell.Theme;
import org.stegoscope.ui.sweep.RunsView;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.sweep.RunsViewModel;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Recorded runs are filtered, described, compared, deleted and exported by the controls.
@ExtendWith({LeakWatch.class, ApplicationExtension.class, FxThreadWatch.class})
final class RunsWindowTest {

  private static final int PATIENCE_SECONDS = 60;

  @TempDir Path folder;
  private final OpenWindow.Answers answers = new OpenWindow.Answers();
  private final Notices notices = new Notices();
  private Path file;
  private LaneRunner lanes;
  private RunsViewModel runs;
  private RunsView view;

  @Start
  void start(Stage stage) {
    file = folder.resolve("runs.sqlite");
    try (RunStore store = RunStore.open(file)) {
      store.create(run("a", 1, Map.of("lr", "0.1", "dim", "3")));
      store.create(run("b", 2, Map.of("lr", "0.1", "dim", "6")));
      store.create(
          run("c", 3, Map.of("lr", "0.2")).with(RunStatus.FINISHED, Instant.ofEpochSecond(9)));
      store.append(
          "a", List.of(new MetricPoint("val/loss", 1, 0.5), new MetricPoint("val/loss", 2, 0.25)));
    }
    lanes = new LaneRunner(JobListener.NONE);
    runs = new RunsViewModel(file, lanes, new FxThread(), notices);
    view = new RunsView(runs, answers);
    Scene scene = new Scene(view, 1200, 800);
    new Appearance(Theme.LIGHT).style(scene);
    stage.setScene(scene);
    stage.show();
  }

  private static Run run(String id, long second, Map<String, String> config) {
    return Run.queued(
        id,
        "run " + id,
        RunKind.SWEEP_CELL,
        Instant.ofEpochSecond(second),
        config,
        new Origin("1", List.of(0L), "", ""));
  }

  @AfterEach
  void close() {
    lanes.close();
  }

  private <T extends Node> T node(String selector, Class<T> type) {
    return type.cast(get(() -> view.lookup(selector)));
  }

  private static void run(Runnable task) {
    WaitForAsyncUtils.waitForAsyncFx(
        TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS),
        () -> {
          task.run();
          return null;
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static <T> T get(Callable<T> question) {
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), question);
  }

  private void await(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> get(condition));
    } catch (TimeoutException e) {
      throw new AssertionError(what + " did not come; notices: " + notices.items(), e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void awaitListed(String... ids) {
    await(
        "runs " + List.of(ids),
        () -> runs.runs().stream().map(Run::id).toList().equals(List.of(ids)));
  }

  private void choose(int... rows) {
    TableView<?> table = node("#runs-table", TableView.class);
    run(() -> {
      table.getSelectionModel().clearSelection();
      for (int row : rows) {
        table.getSelectionModel().select(row);
      }
    });
  }

  private void press(String selector) {
    run(node(selector, Button.class)::fire);
  }

  private String details() {
    return get(() -> node("#runs-details", TextArea.class).getText());
  }

  @Test
  void runsAreFilteredByWhatTheySay() {
    awaitListed("c", "b", "a");
    run(() -> node("#runs-text", TextField.class).setText("run b"));
    awaitListed("b");
    run(() -> node("#runs-text", TextField.class).setText(""));
    run(() -> runs.statusProperty().set(Optional.of(RunStatus.FINISHED)));
    awaitListed("c");
    run(() -> runs.kindProperty().set(Optional.of(RunKind.TRAINING)));
    awaitListed();
  }

  @Test
  void oneRunTellsItsSettingsAndTwoWhatDiffers() {
    awaitListed("c", "b", "a");
    choose(2);
    await("numbers", () -> !runs.newestProperty().get().isEmpty());
    assertThat(details()).contains("val/loss = 0.25 (step 2)", "dim=3", "lr=0.1");
    choose(1, 2);
    assertThat(details()).isEqualTo("run b  |  run a\ndim: 6  |  3");
  }

  @Test
  void notesTagsAndPinsAreKept() {
    awaitListed("c", "b", "a");
    choose(2);
    run(() -> node("#runs-note", TextField.class).setText("the best"));
    press("#runs-save-note");
    await("note", () -> runs.runs().getLast().notes().equals("the best"));
    choose(2);
    run(() -> node("#runs-tags", TextField.class).setText("paper, good"));
    press("#runs-save-tags");
    await("tags", () -> runs.runs().getLast().tags().size() == 2);
    assertThat(get(() -> runs.runs().getLast().notes())).isEqualTo("the best");
    choose(2);
    press("#runs-pin");
    awaitListed("a", "c", "b");
    run(() -> node("#runs-tag", TextField.class).setText("good"));
    awaitListed("a");
    try (RunStore store = RunStore.open(file)) {
      assertThat(store.find("a").orElseThrow().tags()).containsExactly("good", "paper");
    }
  }

  @Test
  void deletedRunsComeBackByUndoAndByRestore() {
    awaitListed("c", "b", "a");
    choose(0, 1);
    press("#runs-delete");
    awaitListed("a");
    assertThat(get(() -> notices.items().getLast().sentence())).isEqualTo("Deleted 2 runs.");
    run(() -> notices.items().getLast().offers().getFirst().work().run());
    awaitListed("c", "b", "a");
    choose(0);
    press("#runs-delete");
    awaitListed("b", "a");
    run(node("#runs-deleted", CheckBox.class)::fire);
    awaitListed("c");
    choose(0);
    press("#runs-restore");
    awaitListed();
    run(node("#runs-deleted", CheckBox.class)::fire);
    awaitListed("c", "b", "a");
  }

  @Test
  void runsAreExported() {
    awaitListed("c", "b", "a");
    Path csv = folder.resolve("runs.csv");
    answers.saved = Optional.of(csv);
    press("#runs-export");
    await("file", () -> Files.exists(csv));
    assertThat(csv).content().contains("config.dim", "run c");
    choose(2);
    Path json = folder.resolve("runs.json");
    answers.saved = Optional.of(json);
    press("#runs-export");
    await("file", () -> Files.exists(json));
    assertThat(json).content().contains("\"run a\"", "0.25").doesNotContain("run b");
  }
}
