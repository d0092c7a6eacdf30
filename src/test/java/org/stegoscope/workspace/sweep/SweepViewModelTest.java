package org.stegoscope.workspace.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.DatasetFormat;
import org.stegoscope.figure.LinesChart;
import org.stegoscope.job.DirectRunner;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.ready.ReadyStudy;
import org.stegoscope.study.runs.RunQuery;
import org.stegoscope.study.runs.RunStore;
import org.stegoscope.study.sweep.CellState;
import org.stegoscope.study.sweep.CellStatus;
import org.stegoscope.study.sweep.SweepCell;
import org.stegoscope.study.sweep.SweepFile;
import org.stegoscope.study.sweep.SweepQueue;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;
import org.stegoscope.workspace.Notice;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// The sweep of the window, everything on one thread.
final class SweepViewModelTest {

  @TempDir Path folder;
  private final Notices notices = new Notices();
  private final List<String> trained = new ArrayList<>();
  private Consumer<TrainingSettings> during = _ -> {};

  private SweepViewModel model() {
    SweepViewModel model =
        new SweepViewModel(
            (settings, _, context) -> {
              trained.add(settings.text(Parameter.DIM));
              during.accept(settings);
              context.checkCancelled();
              return Map.of("linear/miou", settings.whole(Parameter.DIM) / 100.0);
            },
            settings -> settings.whole(Parameter.DIM) > 64 ? List.of("Too wide.") : List.of(),
            () -> TrainingSettings.parse(Map.of("dim", "12", "dataset", "camvid:data")),
            folder.resolve("runs.sqlite"),
            new DirectRunner(JobContext.NONE),
            UiThread.DIRECT,
            notices);
    model.draft().nameProperty().set("mine");
    model.draft().baseProperty().set("dataset=cityscapes:data\n\nbackbone = vit.pth");
    model.draft().add(AxisDraft.of(Parameter.DIM, "6, 12,,3"));
    model.folderProperty().set(folder.resolve("out"));
    return model;
  }

  private static List<CellState> states(SweepViewModel model) {
    return model.running().statuses().stream().map(CellStatus::state).toList();
  }

  private List<String> told() {
    return notices.items().stream().map(Notice::sentence).toList();
  }

  @Test
  void whatWouldRunIsSeenBeforeTheStart() {
    SweepViewModel model = model();
    assertThat(model.obstacleProperty().get()).isEmpty();
    assertThat(model.plannedProperty().get()).hasSize(3).allMatch(SweepCell::isValid);
    model.draft().seedsProperty().set("0, 5");
    assertThat(model.plannedProperty().get()).hasSize(6);
    model.draft().axes().getFirst().valuesProperty().set("3, 90, many");
    assertThat(model.plannedProperty().get().stream().limit(3).map(SweepCell::problems))
        .containsExactly(
            List.of(),
            List.of("Too wide."),
            List.of("dim is a whole number from 1 to 4,096, not “many”."));
    model.draft().axes().getFirst().valuesProperty().set("");
    assertThat(model.obstacleProperty().get())
        .isEqualTo("The axis “dim” has no value: give it one or more.");
    assertThat(model.plannedProperty().get()).isEmpty();
    model.draft().axes().getFirst().valuesProperty().set("3");
    model.draft().seedsProperty().set("one");
    assertThat(model.obstacleProperty().get()).isEqualTo("A seed is a whole number, not “one”.");
    model.draft().seedsProperty().set("1");
    model.draft().baseProperty().set("dims");
    assertThat(model.obstacleProperty().get())
        .isEqualTo("The base has a line “dims” that is not key=value.");
    assertThat(trained).isEmpty();
  }

  @Test
  void cellsRunAndTheirResultsAreDrawn() {
    SweepViewModel model = model();
    model.start();
    assertThat(trained).containsExactly("6", "12", "3");
    assertThat(states(model)).containsOnly(CellState.FINISHED);
    assertThat(model.running().phaseProperty().get()).isEqualTo(SweepRunning.Phase.RESTING);
    assertThat(model.results().metrics()).containsExactly("linear/miou");
    assertThat(model.results().metricProperty().get()).isEqualTo("linear/miou");
    assertThat(model.results().scaleProperty().get()).isEqualTo(LinesChart.Scale.LOG);
    assertThat(model.results().publishedProperty().get()).contains(DatasetFormat.CITYSCAPES);
    assertThat(model.results().chartProperty().get()).isNotNull();
    // A grid needs two axes.
    model.results().drawnProperty().set(SweepResults.Drawn.GRID);
    assertThat(model.results().chartProperty().get()).isNull();
    model.results().drawnProperty().set(SweepResults.Drawn.PARALLEL);
    assertThat(model.results().chartProperty().get()).isNotNull();
    try (RunStore store = RunStore.open(folder.resolve("runs.sqlite"))) {
      assertThat(store.query(RunQuery.ALL)).hasSize(3);
    }
  }

  @Test
  void aPauseKeepsWhatWaitsAndGoesOn() {
    SweepViewModel model = model();
    during =
        settings -> {
          if (settings.text(Parameter.DIM).equals("6")) {
            model.running().move(3, -1);
            model.running().pause(SweepQueue.Pause.AFTER_THE_CELL);
          }
        };
    model.start();
    assertThat(states(model))
        .containsExactly(CellState.FINISHED, CellState.WAITING, CellState.WAITING);
    assertThat(model.running().waitingProperty().get()).containsExactly(3, 2);
    model.running().skip(2);
    model.running().goOn();
    assertThat(trained).containsExactly("6", "3");
    model.running().retry(2);
    model.running().goOn();
    assertThat(trained).containsExactly("6", "3", "12");
  }

  @Test
  void aPauseAtOnceAndACallingOffAreNoFailures() {
    SweepViewModel model = model();
    during = _ -> model.running().pause(SweepQueue.Pause.AT_ONCE);
    model.start();
    assertThat(states(model)).containsOnly(CellState.WAITING);
    during = _ -> model.running().cancel();
    model.running().goOn();
    assertThat(states(model)).containsOnly(CellState.STOPPED);
    assertThat(notices.items()).isEmpty();
    during = _ -> {};
    model.start();
    assertThat(states(model)).containsOnly(CellState.FINISHED);
  }

  @Test
  void failuresAreTriedAgain() {
    SweepViewModel model = model();
    during =
        settings -> {
          if (settings.text(Parameter.DIM).equals("12")) {
            throw new StegoscopeException("It is broken.");
          }
        };
    model.start();
    assertThat(model.running().statuses().get(1).note()).isEqualTo("It is broken.");
    during = _ -> {};
    model.running().retryFailed();
    model.running().goOn();
    assertThat(states(model)).containsOnly(CellState.FINISHED);
  }

  @Test
  void theFileIsThatOfTheCommandLine() throws IOException {
    SweepViewModel model = model();
    Path file = folder.resolve("s.json");
    model.save(file);
    assertThat(SweepFile.read(file).base().text(Parameter.BACKBONE_FILE)).isEqualTo("vit.pth");
    String text =
        """
        {"name": "both", "base": {"dataset": "camvid:x", "backbone": "b"},
         "axes": [{"parameter": "method", "values": ["pca", "rp"]},
                  {"name": "preset", "points": [{"preset": "moco"}, {"preset": "quick"}]},
                  {"name": "pair", "points": [{"name": "a", "values": {"dim": 3, "lr": 0.1}}]}],
         "seeds": [4]}
        """;
    Files.writeString(file, text);
    model.open(file);
    assertThat(model.draft().nameProperty().get()).isEqualTo("both");
    assertThat(model.draft().axes())
        .extracting(AxisDraft::name)
        .containsExactly("method", "preset", "pair");
    assertThat(model.draft().axes())
        .extracting(AxisDraft::isFixed)
        .containsExactly(false, false, true);
    assertThat(model.plannedProperty().get()).hasSize(4);
    Path again = folder.resolve("again.json");
    model.save(again);
    assertThat(SweepFile.read(again)).isEqualTo(SweepFile.read(file));
    Files.writeString(file, "{}");
    model.open(file);
    assertThat(told()).contains(file + ": name should be a text, not nothing.");
    assertThat(model.draft().nameProperty().get()).isEqualTo("both");
  }

  @Test
  void tablesAndFiguresAreExported() throws IOException {
    SweepViewModel model = model();
    model.results().export(folder);
    assertThat(told()).containsExactly("Nothing was exported: no sweep was started yet.");
    model.start();
    Path exported = Files.createDirectory(folder.resolve("exported"));
    model.results().export(exported);
    assertThat(exported.resolve("table.csv")).exists();
    assertThat(exported.resolve("lines-linear-miou.pdf")).exists();
    Path figure = folder.resolve("figure.svg");
    model.results().exportFigure(figure);
    assertThat(figure).content().contains(">dim<", "as published (digitised)");
    assertThat(told()).contains("Exported %s.".formatted(figure));
  }

  @Test
  void whatCannotStartIsSaid() throws IOException {
    SweepViewModel model = model();
    model.folderProperty().set(null);
    model.start();
    assertThat(told()).containsExactly("Choose a folder to run the sweep in.");
    model.folderProperty().set(folder.resolve("out"));
    Files.writeString(folder.resolve("out"), "a file");
    model.start();
    assertThat(told()).hasSize(2);
    assertThat(model.running().phaseProperty().get()).isEqualTo(SweepRunning.Phase.NONE);
    assertThat(trained).isEmpty();
  }

  @Test
  void aRecordThatCannotBeOpenedKeepsNobodyFromTraining() throws IOException {
    Files.writeString(folder.resolve("runs.sqlite"), "this is no database, and never was one");
    SweepViewModel model = model();
    model.start();
    assertThat(states(model)).containsOnly(CellState.FINISHED);
    assertThat(told()).singleElement().asString().contains("runs.sqlite");
  }

  @Test
  void theBaseCanBeWhatIsSetForTraining() {
    SweepViewModel model = model();
    model.takeBase();

    assertThat(model.draft().baseProperty().get()).contains("dim=12").contains("camvid:data");
  }

  @Test
  void aStudyOfThePaperIsFilledInOverTheBase() {
    SweepViewModel model = model();
    model.draft().seedsProperty().set("3, 4");
    model.take(ReadyStudy.SWITCHES);

    assertThat(model.draft().axes()).hasSize(3);
    assertThat(model.draft().baseProperty().get()).contains("dataset=cityscapes:data");
    assertThat(model.plannedProperty().get()).hasSize(16);
  }
}
