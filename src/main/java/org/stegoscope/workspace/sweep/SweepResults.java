package org.stegoscope.workspace.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.stegoscope.dataset.collection.DatasetFormat;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.Content;
import org.stegoscope.figure.LinesChart;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.study.evaluation.FigureForm;
import org.stegoscope.study.sweep.PublishedCurve;
import org.stegoscope.study.sweep.Sweep;
import org.stegoscope.study.sweep.SweepCharts;
import org.stegoscope.study.sweep.SweepFigures;
import org.stegoscope.study.sweep.SweepFiles;
import org.stegoscope.study.sweep.SweepTable;
import org.stegoscope.workspace.ChartPictures;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// The results of a sweep as they are looked at: which number, drawn how.
public final class SweepResults {

  /// How results are drawn.
  public enum Drawn {
    LINES("Lines"),
    GRID("Grid"),
    PARALLEL("Parallel");

    private final String label;

    Drawn(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /// Of [#lineAxisProperty]: one line, over whatever else is varied.
  public static final int NO_AXIS = -1;

  private final ReadOnlyObjectProperty<SweepTable> table;
  private final Notices notices;
  private final ObservableList<String> metrics = FXCollections.observableArrayList();
  private final StringProperty metric = new SimpleStringProperty();
  private final ObjectProperty<Drawn> drawn = new SimpleObjectProperty<>(Drawn.LINES);
  private final IntegerProperty acrossAxis = new SimpleIntegerProperty(0);
  private final IntegerProperty lineAxis = new SimpleIntegerProperty(NO_AXIS);
  private final ObjectProperty<LinesChart.Scale> scale =
      new SimpleObjectProperty<>(LinesChart.Scale.LINEAR);
  private final ObjectProperty<LinesChart.SpreadForm> spread =
      new SimpleObjectProperty<>(LinesChart.SpreadForm.BAND);
  private final ObjectProperty<Optional<DatasetFormat>> published =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<ChartPictures> chart = new ReadOnlyObjectWrapper<>();
  private final Latest<ChartPictures> drawing;
  private final Latest<List<Path>> exporting;
  private Sweep of;

  SweepResults(
      ReadOnlyObjectProperty<SweepTable> table, JobRunner jobs, UiThread ui, Notices notices) {
    this.table = table;
    this.notices = notices;
    drawing = new Latest<>(jobs, Lane.CPU, ui, Runnable::run, chart::set, notices::report);
    exporting = new Latest<>(jobs, Lane.CPU, ui, Runnable::run, this::exported, notices::report);
    table.subscribe((before, now) -> {
      // Progress alone changes no number.
      if (now != null && (before == null || !before.equals(now))) {
        arrived(now);
      }
    });
    List.of(metric, drawn, acrossAxis, lineAxis, scale, spread, published)
        .forEach(choice -> choice.subscribe(_ -> draw()));
  }

  /// Null where no sweep was started.
  public ReadOnlyObjectProperty<SweepTable> tableProperty() {
    return table;
  }

  /// The names of all numbers there are.
  public ObservableList<String> metrics() {
    return metrics;
  }

  /// The number that is drawn; null where there is none.
  public StringProperty metricProperty() {
    return metric;
  }

  public ObjectProperty<Drawn> drawnProperty() {
    return drawn;
  }

  /// The axis across, from 0.
  public IntegerProperty acrossAxisProperty() {
    return acrossAxis;
  }

  /// The axis that has a line, or a row of the grid, for each of its points; or [#NO_AXIS].
  public IntegerProperty lineAxisProperty() {
    return lineAxis;
  }

  public ObjectProperty<LinesChart.Scale> scaleProperty() {
    return scale;
  }

  public ObjectProperty<LinesChart.SpreadForm> spreadProperty() {
    return spread;
  }

  /// Whose published curves are drawn faintly.
  public ObjectProperty<Optional<DatasetFormat>> publishedProperty() {
    return published;
  }

  /// What is drawn; null where there is nothing.
  public ReadOnlyObjectProperty<ChartPictures> chartProperty() {
    return chart.getReadOnlyProperty();
  }

  private void arrived(SweepTable now) {
    if (!now.sweep().equals(of)) {
      of = now.sweep();
      choose(now);
    }
    if (!metrics.equals(now.metrics())) {
      String chosen = metric.get();
      metrics.setAll(now.metrics());
      boolean known = chosen != null && now.metrics().contains(chosen);
      metric.set(known ? chosen : first(now));
    }
    draw();
  }

  private static String first(SweepTable now) {
    List<String> scores = new SweepFigures(now).drawn();
    return (scores.isEmpty() ? now.metrics() : scores).stream().findFirst().orElse(null);
  }

  /// As the command line draws.
  private void choose(SweepTable now) {
    SweepCharts charts = new SweepCharts(now, "");
    List<Integer> axes =
        IntStream.range(0, of.axes().size())
            .filter(axis -> of.axes().get(axis).points().size() > 1)
            .boxed()
            .toList();
    int across =
        axes.stream()
            .filter(charts::isNumeric)
            .findFirst()
            .orElse(axes.isEmpty() ? 0 : axes.getFirst());
    acrossAxis.set(across);
    lineAxis.set(axes.stream().filter(axis -> axis != across).findFirst().orElse(NO_AXIS));
    scale.set(
        of.axes().isEmpty()
            ? LinesChart.Scale.LINEAR
            : new SweepFigures(now).standardScale(across));
    published.set(SweepFigures.dataset(of).filter(PublishedCurve.datasets()::contains));
  }

  private void draw() {
    Optional<Function<ChartStyle, Content.Chart>> what = chart();
    if (what.isEmpty()) {
      drawing.dismiss();
      chart.set(null);
      return;
    }
    drawing.ask("Drawing the sweep", context -> ChartPictures.of(what.get(), context));
  }

  /// Empty where nothing can be drawn so.
  private Optional<Function<ChartStyle, Content.Chart>> chart() {
    SweepTable now = table.get();
    if (now == null || metric.get() == null || now.sweep().axes().isEmpty()) {
      return Optional.empty();
    }
    int last = now.sweep().axes().size() - 1;
    int across = Math.clamp(acrossAxis.get(), 0, last);
    Optional<Integer> line =
        Optional.of(lineAxis.get()).filter(axis -> axis >= 0 && axis <= last && axis != across);
    SweepCharts charts = new SweepCharts(now, metric.get());
    LinesChart.Scale along = scale.get();
    LinesChart.SpreadForm form = spread.get();
    Optional<DatasetFormat> known = published.get();
    return switch (drawn.get()) {
      case LINES ->
          Optional.of(style -> charts.lines(across, line, along, form, known, style).chart());
      case GRID -> line.map(rows -> style -> charts.grid(rows, across, style).chart());
      case PARALLEL -> Optional.of(style -> charts.parallel(style).chart());
    };
  }

  /// Writes the tables and all figures into a folder.
  public void export(Path folder) {
    SweepTable now = table.get();
    if (now == null) {
      notices.tell("Nothing was exported: no sweep was started yet.");
      return;
    }
    exporting.ask(
        "Exporting the sweep",
        context -> {
          List<Path> written = new ArrayList<>(SweepFiles.write(folder, now));
          written.addAll(
              new SweepFigures(now).write(folder, EnumSet.allOf(FigureForm.class), context));
          return written;
        });
  }

  /// Writes what is drawn, as PNG, SVG or PDF after the ending of the file.
  public void exportFigure(Path file) {
    Optional<Function<ChartStyle, Content.Chart>> what = chart();
    if (what.isEmpty()) {
      notices.tell("Nothing was exported: nothing is drawn yet.");
      return;
    }
    SweepTable now = table.get();
    exporting.ask(
        "Exporting the figure",
        context -> {
          new SweepFigures(now).write(file, what.get().apply(ChartStyle.LIGHT), context);
          return List.of(file);
        });
  }

  private void exported(List<Path> written) {
    notices.tell(
        written.size() == 1
            ? "Exported %s.".formatted(written.getFirst())
            : "Exported %d files to %s."
                .formatted(written.size(), written.getFirst().toAbsolutePath().getParent()));
  }
}
