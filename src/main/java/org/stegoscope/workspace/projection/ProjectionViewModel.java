package org.stegoscope.workspace.projection;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.stegoscope.analysis.projection.Procrustes;
import org.stegoscope.figure.scatter.ScatterPoints;
import org.stegoscope.job.JobRunner;
import org.stegoscope.model.Space;
import org.stegoscope.workspace.ClassStyles;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.ModelItem;
import org.stegoscope.workspace.Models;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.Photos;
import org.stegoscope.workspace.UiThread;
import org.stegoscope.workspace.Viewers;
import org.stegoscope.workspace.Workbench;

/// Spaces side by side: the same tokens in up to three plots, compared with each other.
///
/// Nothing is computed before it is asked for, for it may take long.
public final class ProjectionViewModel {

  public static final int MOST_PLOTS = 3;

  /// Everything of it that is kept, but what is computed.
  public record State(
      TokenSettings.State tokens,
      List<PlotSettings.State> plots,
      int count,
      TokenLook.State look,
      ClusteringSettings.State clustering,
      TokenSelection.State selection,
      List<Bookmark> bookmarks) {

    public State {
      plots = List.copyOf(plots);
      bookmarks = List.copyOf(bookmarks);
    }
  }

  private final Viewers viewers;
  private final MarkedTokens marked;
  private final ClassStyles styles;
  private final TokenSettings settings = new TokenSettings();
  private final TokenLook look = new TokenLook();
  private final List<Plot> plots;
  private final ProjectionRequest request;
  private final Bookmarks bookmarks;
  private final ProjectionExports exports;
  private final TokenNames names;
  private final TokenClustering clustering;
  private final TokenNeighbours neighbours;
  private final PatchPictures pictures;
  private final TokenColoring coloring;
  private final TokenPainting painting;
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(2);
  private final ObjectProperty<Plot> active;
  private final TokenPlotting plotting;
  private final Agreements agreements;
  private final ExplainedVariance variance;
  private Optional<TokenSelection.State> awaited = Optional.empty();
  private Progress wanted = Progress.NONE;

  public ProjectionViewModel(
      Laboratory laboratory,
      Photos photos,
      Models models,
      Viewers viewers,
      MarkedTokens marked,
      ClassStyles styles,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    this.viewers = viewers;
    this.marked = marked;
    this.styles = styles;
    plots =
        List.of(
            new Plot("A", Space.DINO, runner, ui, notices),
            new Plot("B", Space.STEGO, runner, ui, notices),
            new Plot("C", Space.DINO, runner, ui, notices));
    active = new SimpleObjectProperty<>(plots.getFirst());
    bookmarks = new Bookmarks(plots, look, marked.selection());
    request = new ProjectionRequest(photos, viewers, settings);
    clustering = new TokenClustering(laboratory, photos, runner, ui, notices);
    neighbours = new TokenNeighbours(marked.selection(), runner, ui, notices);
    pictures = new PatchPictures(photos, runner, ui, notices);
    coloring = new TokenColoring(styles, this::known);
    exports = new ProjectionExports(this::export, runner, ui, notices);
    names = new TokenNames(styles, this::classes);
    painting = new TokenPainting(marked, look, plots, coloring);
    plotting =
        new TokenPlotting(
            laboratory, photos, marked, plots, request, runner, ui, notices, new Arrivals());
    agreements = new Agreements(runner, ui, notices);
    variance = new ExplainedVariance(runner, ui, notices);
    agreements.allProperty().subscribe((_, _) -> repaint());
    for (Plot plot : plots) {
      plot.pointsProperty().subscribe((_, _) -> align());
      plot.settings().onChange(this::update);
      plot.spaceProperty().subscribe((_, _) -> repaint());
      plot.plottedProperty().subscribe((_, _) -> settled());
      plot.measuresProperty().subscribe((_, _) -> settled());
    }
    settings.onChange(this::update);
    count.subscribe((_, _) -> update());
    request.onChange(this::update);
    viewers.workbenchProperty().subscribe((_, _) -> update());
    look.onChange(this::repaint);
    look.alignedProperty().subscribe((_, _) -> align());
    styles.setsProperty().subscribe((_, _) -> repaint());
    clustering.foundProperty().subscribe(this::clustered);
    active.subscribe((_, _) -> repaint());
    photos.items().subscribe(this::letGoOfClosed);
    models.items().subscribe(() -> leaveClosedModels(models));
    update();
  }

  /// Which tokens are compared.
  public TokenSettings settings() {
    return settings;
  }

  /// How they are drawn.
  public TokenLook look() {
    return look;
  }

  /// What plots, photos and lists show alike.
  public MarkedTokens marked() {
    return marked;
  }

  public TokenSelection selection() {
    return marked.selection();
  }

  public TokenClustering clustering() {
    return clustering;
  }

  public TokenNeighbours neighbours() {
    return neighbours;
  }

  public ProjectionExports exports() {
    return exports;
  }

  /// The names and colours of the classes that tokens are coloured by.
  public TokenNames names() {
    return names;
  }

  public Bookmarks bookmarks() {
    return bookmarks;
  }

  public PatchPictures pictures() {
    return pictures;
  }

  /// All of them, also those that are not on the screen.
  public List<Plot> plots() {
    return plots;
  }

  /// Those that are on the screen.
  public List<Plot> shown() {
    return plots.subList(0, count.get());
  }

  /// How many are on the screen.
  public ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /// Shows the first `wanted` plots.
  public void show(int wanted) {
    int now = Math.clamp(wanted, 1, MOST_PLOTS);
    if (plots.indexOf(active.get()) >= now) {
      active.set(plots.get(now - 1));
    }
    count.set(now);
  }

  /// The one that settings, neighbours and the colours of photos are those of.
  public ObjectProperty<Plot> activeProperty() {
    return active;
  }

  /// Of the first plot with each of the others, in their order; empty until both are measured.
  public ReadOnlyObjectProperty<List<Agreement>> agreementsProperty() {
    return agreements.allProperty();
  }

  /// Of the spaces of the plots.
  public ExplainedVariance variance() {
    return variance;
  }

  /// Why nothing can be computed; empty where it can.
  public ReadOnlyStringProperty obstacleProperty() {
    return plotting.obstacleProperty();
  }

  /// In what the plots are not as the settings say; empty where they are.
  public ReadOnlyStringProperty stalenessProperty() {
    return plotting.stalenessProperty();
  }

  /// Whether tokens are being read from photos or laid out.
  public BooleanExpression busy() {
    return plotting.busy();
  }

  /// How far the place of a token in the active plot can be trusted; empty until it is measured.
  public Optional<Double> trustworthinessOf(int token) {
    return Optional.ofNullable(active.get().measuresProperty().get())
        .flatMap(PlotMeasures::quality)
        .filter(quality -> token < quality.trustworthinessOf().length)
        .map(quality -> quality.trustworthinessOf()[token]);
  }

  /// Why tokens cannot be coloured so; empty where they can.
  public String obstacle(ColorBy by) {
    return marked.tokens().isEmpty()
        ? "nothing is plotted yet"
        : coloring.obstacle(by, active.get());
  }

  /// What the active plot would show; empty where there is an obstacle.
  public Optional<AskedPlot> asked() {
    return request
        .of(List.of(active.get()))
        .map(now ->
            new AskedPlot(
                now.items().stream().map(PhotoItem::file).toList(),
                now.sampling(),
                now.labels(),
                now.spaces().getFirst().space(),
                now.spaces().getFirst().options()));
  }

  /// Computes what is missing or not as the settings say.
  public void compute() {
    plotting.compute(shown());
  }

  /// The classes that the colours are; empty where they are none.
  private Optional<TokenClasses> classes() {
    return marked.tokens().isEmpty()
        ? Optional.empty()
        : TokenColoring.classes(look.colorProperty().get(), known());
  }

  /// Measures numbers of clusters of the tokens in the space of the active plot.
  public void sweepClusters() {
    TokenSpace space = active.get().spaceProperty().get();
    if (space != null) {
      clustering.elbow().sweep(space);
    }
  }

  /// Compares the clusters of the tokens in the space of the active plot with those in another: the
  /// next on the screen, or the first.
  public void compareClusters() {
    List<Plot> shown = shown();
    Plot other = shown.get((shown.indexOf(active.get()) + 1) % shown.size());
    TokenSpace one = active.get().spaceProperty().get();
    TokenSpace two = other.spaceProperty().get();
    if (one != null && two != null) {
      clustering.comparison().compare(one, two);
    }
  }

  /// Finds clusters of the tokens in the space of the active plot.
  public void cluster() {
    TokenSpace space = active.get().spaceProperty().get();
    if (space != null) {
      clustering.find(marked.tokens().orElseThrow(), space, plotting.attributes());
    }
  }

  /// Whether the projection of the active plot can go on.
  public ObservableValue<Boolean> canGoOn() {
    return active.flatMap(plot -> plot.plottedProperty().map(PlottedSpace::canGoOn)).orElse(false);
  }

  /// Goes on with the projection of the active plot, which was stopped or can be made better.
  public void goOn() {
    active.get().goOn();
  }

  /// What can be written; empty where nothing is plotted.
  private Optional<ProjectionExport> export() {
    List<ProjectionExport.Plotted> plotted =
        shown().stream()
            .filter(plot -> plot.shownProperty().get().size() > 0)
            .map(ProjectionExport.Plotted::of)
            .toList();
    return plotted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ProjectionExport(
                marked.tokens().orElseThrow(),
                plotting.attributes(),
                Optional.ofNullable(clustering.foundProperty().get()),
                plotted,
                marked.colorsProperty().get(),
                selection().selectedProperty().get(),
                selection().hiddenProperty().get(),
                variance.chart(),
                styles));
  }

  /// Ends what is on its way; projections are taken as they are.
  public void stop() {
    plotting.stop();
  }

  /// What becomes of tokens that were read.
  private final class Arrivals implements TokenPlotting.Listener {

    @Override
    public void arrived(Extraction extraction, boolean others) {
      agreements.clear();
      clustering.reset();
      if (others) {
        pictures.reset(extraction.tokens());
        marked.set(extraction.tokens());
        awaited
            .filter(state -> state.selected().total() == extraction.tokens().size())
            .ifPresent(marked.selection()::restore);
      }
      awaited = Optional.empty();
      look.fitTo(extraction.attributes());
    }

    @Override
    public void gone() {
      agreements.clear();
      clustering.reset();
      pictures.reset(null);
      repaint();
    }

    @Override
    public void plotted() {
      repaint();
      update();
    }
  }

  /// A projection has ended or was measured.
  private void settled() {
    repaint();
    update();
    agreements.compare(shown());
    variance.show(shown());
  }

  private void clustered(TokenClasses clusters) {
    if (clusters != null) {
      look.colorProperty().set(ColorBy.KMEANS);
    }
    repaint();
  }

  private TokenColoring.Known known() {
    List<Agreement> all = agreements.allProperty().get();
    int of = Math.max(0, plots.indexOf(active.get()) - 1);
    return new TokenColoring.Known(
        marked.tokens().orElseThrow(),
        plotting.attributes(),
        Optional.ofNullable(clustering.foundProperty().get()),
        of < all.size() ? Optional.of(all.get(of)) : Optional.empty());
  }

  private void align() {
    ScatterPoints first = plots.getFirst().pointsProperty().get();
    for (Plot plot : plots) {
      ScatterPoints own = plot.pointsProperty().get();
      boolean turned =
          look.alignedProperty().get()
              && !plot.equals(plots.getFirst())
              && own.size() == first.size()
              && first.size() > 0;
      plot.show(
          turned ? new ScatterPoints(Procrustes.of(own.xy(), first.xy()).apply(own.xy())) : own);
    }
  }

  private void repaint() {
    painting.repaint(active.get());
    neighbours.lookIn(active.get().spaceProperty().get());
  }

  private void resumed() {
    if (plotting.extraction().isPresent()) {
      boolean clusters = wanted.clustered();
      wanted = Progress.NONE;
      if (clusters) {
        cluster();
      }
    } else if (!plotting.isReading() && request.obstacle().isEmpty()) {
      compute();
    }
  }

  private void update() {
    if (wanted.projected() && viewers.workbenchProperty().get() == Workbench.PROJECT) {
      resumed();
    }
    plotting.update(shown());
  }

  private void letGoOfClosed() {
    plotting.letGoOfClosed();
    update();
  }

  private void leaveClosedModels(Models models) {
    for (Plot plot : plots) {
      ModelItem model = plot.settings().modelProperty().get();
      if (model != null && !models.items().contains(model)) {
        plot.settings().modelProperty().set(null);
      }
    }
  }

  public State state() {
    return new State(
        settings.state(),
        plots.stream().map(plot -> plot.settings().state()).toList(),
        count.get(),
        look.state(),
        clustering.settings().state(),
        awaited.orElseGet(marked.selection()::state),
        bookmarks.allProperty().get());
  }

  /// What was computed when a project was saved.
  public record Progress(boolean projected, boolean clustered) {

    public static final Progress NONE = new Progress(false, false);
  }

  public Progress progress() {
    return wanted.equals(Progress.NONE)
        ? new Progress(plotting.extraction().isPresent(), clustering.foundProperty().get() != null)
        : wanted;
  }

  /// Computes again what a project had, once everything for it is there and somebody looks: the
  /// same seeds give the same plots.
  public void resume(Progress before) {
    wanted = before;
    update();
  }

  /// A selection of tokens that are not there waits for them.
  public void restore(State state) {
    settings.restore(state.tokens());
    for (int i = 0; i < state.plots().size(); i++) {
      plots.get(i).settings().restore(state.plots().get(i));
    }
    show(state.count());
    look.restore(state.look());
    clustering.settings().restore(state.clustering());
    bookmarks.restore(state.bookmarks());
    if (state.selection().selected().total() == marked.selection().total()) {
      marked.selection().restore(state.selection());
    } else if (marked.tokens().isEmpty()) {
      awaited = Optional.of(state.selection());
    }
  }
}
