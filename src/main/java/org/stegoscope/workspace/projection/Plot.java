package org.stegoscope.workspace.projection;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.analysis.projection.Embedding;
import org.stegoscope.analysis.projection.Projection;
import org.stegoscope.analysis.projection.ProjectionOptions;
import org.stegoscope.analysis.projection.Projector;
import org.stegoscope.figure.scatter.ScatterPoints;
import org.stegoscope.figure.scatter.ScatterStyle;
import org.stegoscope.figure.scatter.ScatterView;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.model.Space;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// One of the plots: the tokens in one space, laid out in the plane.
public final class Plot {

  private final String name;
  private final UiThread ui;
  private final Notices notices;
  private final PlotSettings settings;
  private final Latest<PlottedSpace> projecting;
  private final Latest<PlotMeasures> measuring;
  private final ReadOnlyObjectWrapper<TokenSpace> space = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<ScatterPoints> points =
      new ReadOnlyObjectWrapper<>(ScatterPoints.NONE);
  private final ReadOnlyObjectWrapper<ScatterPoints> shown =
      new ReadOnlyObjectWrapper<>(ScatterPoints.NONE);
  private final ReadOnlyObjectWrapper<PlottedSpace> plotted = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<PlotMeasures> measures = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
  private final ObjectProperty<ScatterView> view = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<TokenColors> colors =
      new ReadOnlyObjectWrapper<>(TokenColors.NONE);
  private final ReadOnlyObjectWrapper<ScatterStyle> style =
      new ReadOnlyObjectWrapper<>(ScatterStyle.of(0, 0));
  private LivePreview preview;
  private Optional<int[]> truth = Optional.empty();

  Plot(String name, Space first, JobRunner runner, UiThread ui, Notices notices) {
    this.name = name;
    this.ui = ui;
    this.notices = notices;
    settings = new PlotSettings(first);
    projecting = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::projected, this::failed);
    projecting.onCancel(() -> status.set("cancelled"));
    measuring = new Latest<>(runner, Lane.CPU, ui, Runnable::run, measures::set, notices::report);
  }

  /// `A` to `C`.
  public String name() {
    return name;
  }

  public PlotSettings settings() {
    return settings;
  }

  /// The tokens in the space that is plotted or about to be; null where there is none.
  public ReadOnlyObjectProperty<TokenSpace> spaceProperty() {
    return space.getReadOnlyProperty();
  }

  /// Where the tokens are, also while they are still on their way; none where nothing is plotted.
  public ReadOnlyObjectProperty<ScatterPoints> pointsProperty() {
    return points.getReadOnlyProperty();
  }

  /// The same, turned onto another plot where the user wants that.
  public ReadOnlyObjectProperty<ScatterPoints> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  void show(ScatterPoints aligned) {
    shown.set(aligned);
  }

  /// The finished projection; empty where there is none.
  public Optional<Embedding> embedding() {
    return Optional.ofNullable(plotted.get()).map(PlottedSpace::embedding);
  }

  ReadOnlyObjectProperty<PlottedSpace> plottedProperty() {
    return plotted.getReadOnlyProperty();
  }

  /// How far the finished projection can be trusted; null where nothing is measured yet.
  public ReadOnlyObjectProperty<PlotMeasures> measuresProperty() {
    return measures.getReadOnlyProperty();
  }

  /// How the projection comes on, in a few words; empty where there is none.
  public ReadOnlyStringProperty statusProperty() {
    return status.getReadOnlyProperty();
  }

  /// Whether the tokens are being laid out.
  public ReadOnlyBooleanProperty projectingProperty() {
    return projecting.busyProperty();
  }

  /// Whether the projection is being measured.
  public ReadOnlyBooleanProperty measuringProperty() {
    return measuring.busyProperty();
  }

  /// Which part of the plane is shown; null for all of it.
  public ObjectProperty<ScatterView> viewProperty() {
    return view;
  }

  /// Whether this projection is there.
  boolean shows(TokenSpace.Key wanted, ProjectionOptions options) {
    PlottedSpace now = plotted.get();
    return now != null && now.space().key().equals(wanted) && now.options().equals(options);
  }

  /// The colours of the tokens.
  public ReadOnlyObjectProperty<TokenColors> colorsProperty() {
    return colors.getReadOnlyProperty();
  }

  /// How the tokens look, colours among it.
  public ReadOnlyObjectProperty<ScatterStyle> styleProperty() {
    return style.getReadOnlyProperty();
  }

  void paint(TokenColors now, ScatterStyle look) {
    colors.set(now);
    style.set(look);
  }

  /// Lays the tokens out.
  ///
  /// @param labels of the tokens, negative for none
  void project(TokenSpace wanted, ProjectionOptions options, Optional<int[]> labels) {
    truth = labels;
    boolean others = space.get() == null || space.get().size() != wanted.size();
    measuring.dismiss();
    measures.set(null);
    plotted.set(null);
    if (others) {
      points.set(ScatterPoints.NONE);
      view.set(null);
    }
    space.set(wanted);
    status.set(options.method().label() + " is starting");
    run(
        wanted,
        options,
        Projector.of(wanted.vectors(), wanted.dimension(), options),
        options.iterations());
  }

  /// Whether a projection is there that can go on.
  public boolean canGoOn() {
    return plotted.get() != null && plotted.get().canGoOn();
  }

  /// Goes on where it was stopped; t-SNE that was finished makes more iterations.
  public void goOn() {
    if (canGoOn()) {
      PlottedSpace before = plotted.get();
      measuring.dismiss();
      measures.set(null);
      plotted.set(null);
      run(before.space(), before.options(), before.projection(), before.nextIterations());
    }
  }

  private void run(
      TokenSpace of, ProjectionOptions options, Projection projection, int iterations) {
    LivePreview growing = new LivePreview(ui, state -> show(state, options, iterations));
    preview = growing;
    projecting.ask(
        "%s of %s".formatted(options.method().label(), of.label()),
        context -> {
          Embedding embedding = projection.run(iterations, growing, context);
          return new PlottedSpace(of, options, projection, embedding, growing.hasStopped());
        });
  }

  /// Takes the projection as it is now.
  public void stop() {
    if (preview != null) {
      preview.stop();
    }
  }

  private void show(LivePreview.State state, ProjectionOptions options, int iterations) {
    if (projecting.busyProperty().get() && state.coordinates().length == 2 * space.get().size()) {
      points.set(new ScatterPoints(state.coordinates()));
      status.set(
          String.format(
              Locale.ROOT,
              "%s · iteration %,d of %,d",
              options.method().label(),
              state.iterations(),
              iterations));
    }
  }

  private void projected(PlottedSpace arrived) {
    points.set(new ScatterPoints(arrived.embedding().coordinates()));
    status.set(arrived.words());
    plotted.set(arrived);
    measure(arrived);
  }

  /// Other labels are known of the tokens, negative for none.
  void label(Optional<int[]> labels) {
    truth = labels;
    if (plotted.get() != null) {
      measure(plotted.get());
    }
  }

  private void measure(PlottedSpace of) {
    Optional<int[]> labels = truth;
    measures.set(null);
    measuring.ask(
        "Measuring " + of.space().label(), context -> PlotMeasures.of(of, labels, context));
  }

  /// Nothing is plotted any more.
  void clear() {
    projecting.dismiss();
    measuring.dismiss();
    measures.set(null);
    plotted.set(null);
    points.set(ScatterPoints.NONE);
    space.set(null);
    status.set("");
    view.set(null);
  }

  private void failed(Throwable failure) {
    clear();
    notices.report(failure);
  }
}
