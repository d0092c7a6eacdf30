package org.stegoscope.workspace.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.Figure;
import org.stegoscope.figure.FigureFile;
import org.stegoscope.figure.LearningChart;
import org.stegoscope.figure.Panel;
import org.stegoscope.figure.PngSize;
import org.stegoscope.figure.SimilarityChart;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.workspace.ChartPictures;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.Tasks;
import org.stegoscope.workspace.UiThread;

/// The curves of the shown runs as charts. Only what is looked at is drawn, and while one drawing
/// is under way the next waits for it, so that news that come fast do not keep all of them from
/// being seen.
public final class TrainingCharts {

  private static final double DOTS_AN_INCH = 200;

  /// So many classes are chosen where the user chose none.
  private static final int FIRST_CLASSES = 6;

  /// What is drawn at once.
  private record Drawn(List<DrawnChart> curves, List<ChartPictures> similarities) {}

  /// What it is drawn from.
  private record Asked(
      List<RunCharts.Frozen> runs, Optional<Similarities> similarities, ChartLook look) {}

  private final Latest<Drawn> drawing;
  private final Latest<Path> exporting;
  private final ObjectProperty<ChartLook.Page> page =
      new SimpleObjectProperty<>(ChartLook.Page.LOSSES);
  private final DoubleProperty smoothing = new SimpleDoubleProperty();
  private final BooleanProperty logarithmic = new SimpleBooleanProperty();
  private final ObjectProperty<ChartLook.ProbeOf> probe =
      new SimpleObjectProperty<>(ChartLook.ProbeOf.CLUSTER);
  private final ObjectProperty<Set<String>> chosenClasses = new SimpleObjectProperty<>(Set.of());
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<List<String>> classes =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<DrawnChart>> charts =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<ChartPictures>> similarityCharts =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Similarities> similarities = new ReadOnlyObjectWrapper<>();
  private List<ShownRun> runs = List.of();
  private boolean stale;

  TrainingCharts(JobRunner runner, UiThread ui, Notices notices) {
    drawing = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::drawn, notices::report);
    exporting =
        new Latest<>(
            runner,
            Lane.CPU,
            ui,
            Runnable::run,
            file -> notices.tell("Exported " + file + "."),
            notices::report);
    page.subscribe((_, _) -> turn());
    smoothing.subscribe((_, _) -> redraw());
    logarithmic.subscribe((_, _) -> redraw());
    probe.subscribe((_, _) -> redraw());
    chosenClasses.subscribe((_, _) -> redraw());
    shown.subscribe((_, _) -> redraw());
  }

  /// The group of curves that is looked at.
  public ObjectProperty<ChartLook.Page> pageProperty() {
    return page;
  }

  /// Weight of the mean before, 0 for none.
  public DoubleProperty smoothingProperty() {
    return smoothing;
  }

  /// Whether values are shown by their logarithms, where they have some.
  public BooleanProperty logarithmicProperty() {
    return logarithmic;
  }

  /// Whose classes are shown.
  public ObjectProperty<ChartLook.ProbeOf> probeProperty() {
    return probe;
  }

  /// The classes that have a curve.
  public ReadOnlyObjectProperty<List<String>> classesProperty() {
    return classes.getReadOnlyProperty();
  }

  /// Those of which a curve is drawn.
  public ObjectProperty<Set<String>> chosenClassesProperty() {
    return chosenClasses;
  }

  /// Whether anybody looks at the charts.
  public BooleanProperty shownProperty() {
    return shown;
  }

  /// The charts of the page; empty where no run has numbers for it.
  public ReadOnlyObjectProperty<List<DrawnChart>> chartsProperty() {
    return charts.getReadOnlyProperty();
  }

  /// A chart for each kind of [#similaritiesProperty].
  public ReadOnlyObjectProperty<List<ChartPictures>> similarityChartsProperty() {
    return similarityCharts.getReadOnlyProperty();
  }

  /// How alike codes of pairs were last; null where it is not known.
  public ReadOnlyObjectProperty<Similarities> similaritiesProperty() {
    return similarities.getReadOnlyProperty();
  }

  /// Shows other runs, or what became of them.
  void show(List<ShownRun> now) {
    runs = List.copyOf(now);
    Set<String> names = new LinkedHashSet<>();
    for (ShownRun run : runs) {
      for (ChartLook.ProbeOf of : ChartLook.ProbeOf.values()) {
        run.curvesProperty().get().byName().keySet().stream()
            .filter(name -> name.startsWith(of.prefix()))
            .forEach(name -> names.add(name.substring(of.prefix().length())));
      }
    }
    List<String> found = List.copyOf(names);
    if (!found.equals(classes.get())) {
      classes.set(found);
      Set<String> kept = new TreeSet<>(chosenClasses.get());
      kept.retainAll(names);
      chosenClasses.set(
          kept.isEmpty()
              ? new TreeSet<>(found.subList(0, Math.min(FIRST_CLASSES, found.size())))
              : kept);
    }
    redraw();
  }

  /// Shows similarities of a step, or none.
  void show(Optional<Similarities> now) {
    similarities.set(now.orElse(null));
    if (now.isEmpty()) {
      similarityCharts.set(List.of());
    }
  }

  private void turn() {
    charts.set(List.of());
    stale = false;
    drawing.dismiss();
    redraw();
  }

  private void redraw() {
    if (!shown.get()) {
      return;
    }
    if (drawing.busyProperty().get()) {
      stale = true;
      return;
    }
    Asked asked = asked();
    drawing.ask(Tasks.UNSEEN, context -> drawn(asked, context));
  }

  private Asked asked() {
    return new Asked(
        runs.stream()
            .map(run -> new RunCharts.Frozen(run.name(), run.color(), run.curvesProperty().get()))
            .toList(),
        Optional.ofNullable(similarities.get()),
        new ChartLook(
            page.get(),
            smoothing.get(),
            logarithmic.get() ? LearningChart.Scale.LOG : LearningChart.Scale.LINEAR,
            probe.get(),
            chosenClasses.get()));
  }

  private static Drawn drawn(Asked asked, JobContext context) {
    List<DrawnChart> curves =
        RunCharts.plan(asked.runs(), asked.look()).stream()
            .map(planned -> planned.drawn(context))
            .toList();
    List<ChartPictures> histograms = new ArrayList<>();
    if (asked.look().page() == ChartLook.Page.SIMILARITIES && asked.similarities().isPresent()) {
      for (Similarities.Kind kind : asked.similarities().get().kinds()) {
        int color = histograms.size();
        histograms.add(
            ChartPictures.of(
                style -> new SimilarityChart(kind.shares(), color, style).chart(), context));
      }
    }
    return new Drawn(curves, histograms);
  }

  private static List<Panel> panels(Similarities found) {
    List<Panel> panels = new ArrayList<>();
    for (Similarities.Kind kind : found.kinds()) {
      panels.add(
          new Panel(
              kind.title(),
              new SimilarityChart(kind.shares(), panels.size(), ChartStyle.LIGHT).chart()));
    }
    return panels;
  }

  private void drawn(Drawn now) {
    charts.set(now.curves());
    similarityCharts.set(now.similarities());
    if (stale) {
      stale = false;
      redraw();
    }
  }

  /// Writes the page as a figure, whose form follows from the ending of the name.
  public void export(Path file) {
    Asked asked = asked();
    exporting.ask(
        "Exporting " + file.getFileName(),
        context -> {
          List<Panel> panels = new ArrayList<>();
          if (asked.look().page() == ChartLook.Page.SIMILARITIES) {
            asked.similarities().ifPresent(found -> panels.addAll(panels(found)));
          }
          RunCharts.plan(asked.runs(), asked.look())
              .forEach(planned -> panels.add(new Panel(planned.title(), planned.chart().chart())));
          FigureFile.write(file, Figure.of(panels), new PngSize.Dpi(DOTS_AN_INCH), context);
          return file;
        });
  }
}
