package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.model.AttentionRequest;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.workspace.evaluation.AskedEvaluation;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;
import org.stegoscope.workspace.projection.ProjectionViewModel;
import org.stegoscope.workspace.sweep.SweepViewModel;
import org.stegoscope.workspace.training.TrainingViewModel;

/// The commands that compute what the active viewer shows, a command for each workbench.
public final class Commands {

  /// A command, or why there is none, in a few words: one of the two is empty.
  private record Outcome(String text, String obstacle) {

    static Outcome of(String text) {
      return new Outcome(text, "");
    }

    static Outcome impossible(String why) {
      return new Outcome("", why);
    }

    Optional<String> command() {
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
  }

  private final Photos photos;
  private final Viewers viewers;
  private final Queries queries;
  private final CorrespondenceSearch search;
  private final ComputingViewModel computing;
  private final ProjectionViewModel projection;
  private final EvaluationViewModel evaluation;
  private final CheckpointViewModel checkpoint;
  private final TrainingViewModel training;
  private final SweepViewModel sweep;
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");

  Commands(
      Photos photos,
      Viewers viewers,
      Queries queries,
      CorrespondenceSearch search,
      ComputingViewModel computing,
      ProjectionViewModel projection,
      EvaluationViewModel evaluation,
      CheckpointViewModel checkpoint,
      TrainingViewModel training,
      SweepViewModel sweep) {
    this.training = training;
    this.sweep = sweep;
    this.evaluation = evaluation;
    this.photos = photos;
    this.viewers = viewers;
    this.queries = queries;
    this.search = search;
    this.computing = computing;
    this.projection = projection;
    this.checkpoint = checkpoint;
    ObservableValue<Viewer> active = viewers.activeProperty();
    List<ObservableValue<?>> inputs =
        List.of(
            viewers.workbenchProperty(),
            active.flatMap(viewer -> viewer.source().shownProperty()),
            active.flatMap(viewer -> viewer.source().modelProperty()),
            active.flatMap(viewer -> viewer.source().resolutionProblemProperty()),
            active.flatMap(viewer -> viewer.source().geometryProperty()),
            queries.allProperty(),
            queries.activeIdProperty(),
            checkpoint.stateProperty(),
            training.form().revisionProperty(),
            training.place().nameProperty(),
            sweep.folderProperty());
    sweep.running().statuses().subscribe(this::update);
    inputs.forEach(input -> input.subscribe(_ -> update()));
  }

  private void update() {
    obstacle.set(outcome(viewers.workbenchProperty().get()).obstacle());
  }

  /// What the open workbench shows; empty where there is an obstacle.
  public Optional<String> ofWorkbench() {
    return of(viewers.workbenchProperty().get());
  }

  /// Why there is no command for the open workbench; empty where there is one.
  public ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  Optional<String> of(Workbench workbench) {
    return outcome(workbench).command();
  }

  /// Writes features of the active viewer's photo.
  Optional<String> features(FeatureRequest request) {
    ViewerSource source = viewers.active().source();
    return obstacle(source).isEmpty()
        ? Optional.of(CommandLine.features(photo(source), request, run(source)))
        : Optional.empty();
  }

  private Outcome outcome(Workbench workbench) {
    if (workbench == Workbench.CHECKPOINT) {
      return checkpoint
          .commandLine()
          .map(Outcome::of)
          .orElse(Outcome.impossible("no checkpoint is looked into"));
    }
    if (workbench == Workbench.EVALUATE) {
      return evaluate();
    }
    if (workbench == Workbench.TRAIN) {
      return train();
    }
    if (workbench == Workbench.SWEEP) {
      return sweep.folderProperty().get() == null || sweep.running().statuses().isEmpty()
          ? Outcome.impossible("no sweep has been started")
          : Outcome.of(CommandLine.sweep(sweep.folderProperty().get()));
    }
    Viewer viewer = viewers.active();
    String missing = obstacle(viewer.source());
    if (!missing.isEmpty()) {
      return Outcome.impossible(missing);
    }
    return switch (workbench) {
      case SEGMENT -> Outcome.of(segment(viewer));
      case ATTEND -> Outcome.of(attention(viewer));
      case CORRESPOND -> correspond(viewer);
      case COLOR -> Outcome.of(colors(viewer));
      case PROJECT -> project(viewer.source());
      case TRAIN, SWEEP, EVALUATE, CHECKPOINT -> throw new IllegalStateException("told above");
    };
  }

  private static String obstacle(ViewerSource source) {
    if (source.shownProperty().get() == null) {
      return "no photo is open";
    } else if (source.modelProperty().get() == null) {
      return "no checkpoint is open";
    } else if (!source.resolutionProblemProperty().get().isEmpty()) {
      return "the resolution is not understood";
    }
    return source.geometryProperty().get() == null
        ? "the photo is smaller than a patch at this resolution"
        : "";
  }

  private Outcome evaluate() {
    try {
      AskedEvaluation asked = evaluation.asked();
      LoadedModel first = asked.plan().subjects().getFirst().model();
      return Outcome.of(
          CommandLine.evaluate(asked, Computing.of(first, computing.threadsProperty().get())));
    } catch (StegoscopeException e) {
      return Outcome.impossible(e.getMessage());
    }
  }

  private Outcome train() {
    try {
      return Outcome.of(CommandLine.train(training.asked(), computing.chosenProperty().get()));
    } catch (StegoscopeException e) {
      return Outcome.impossible(e.getMessage());
    }
  }

  private String segment(Viewer viewer) {
    SegmentationViewModel segmentation = viewer.segmentation();
    ViewerSource source = viewer.source();
    boolean clusters = segmentation.probeProperty().get() == ProbeKind.KMEANS;
    Scope scope = clusters ? segmentation.scopeProperty().get() : Scope.ONE;
    SegmentationOptions options =
        new SegmentationOptions(
            segmentation.probeChoice(), scope, segmentation.request(model(source)));
    return CommandLine.segment(photos(scope, source), options, run(source));
  }

  private String attention(Viewer viewer) {
    AttentionViewModel attention = viewer.attention();
    ViewerSource source = viewer.source();
    AttentionRequest request =
        new AttentionRequest(
            FeatureSettings.blockOf(model(source), attention.blockProperty().get()),
            PhotoAttentionTokens.query(
                source.geometryProperty().get(),
                Optional.ofNullable(attention.pointProperty().get())));
    CommandLine.AttentionLook look =
        new CommandLine.AttentionLook(
            attention.displayProperty().get(),
            attention.headProperty().get(),
            attention.massProperty().get());
    return CommandLine.attention(photo(source), request, look, run(source));
  }

  private Outcome correspond(Viewer viewer) {
    Optional<Query> asked = queries.active();
    if (asked.isEmpty()) {
      return Outcome.impossible("no patch was clicked in Correspond");
    }
    Query query = asked.get();
    ViewerSource source = viewer.source();
    FeatureRequest features =
        viewer.correspondence().features().request(model(source), Averaging.NONE);
    return pixel(viewer, query)
        .map(pixel -> {
          List<Path> others = others(query);
          CommandLine.Question question =
              new CommandLine.Question(
                  query.photo().file(), (int) pixel.x(), (int) pixel.y(), others);
          return Outcome.of(CommandLine.correspond(question, features, run(source)));
        })
        .orElse(Outcome.impossible("the clicked patch holds the middle of no pixel"));
  }

  /// A pixel whose middle lies in the patch that was asked about: the one that was clicked, or that
  /// in the middle of the patch, where the clicked one lies across the border.
  private static Optional<InputGeometry.Point> pixel(Viewer viewer, Query query) {
    Optional<InputGeometry> seen = viewer.source().geometryOf(query.photo());
    InputGeometry.Point clicked = new InputGeometry.Point(query.x(), query.y());
    if (seen.isEmpty()) {
      return Optional.of(clicked);
    }
    InputGeometry geometry = seen.get();
    OptionalInt patch = geometry.patchAt(query.x(), query.y());
    if (patch.isEmpty()) {
      return Optional.empty();
    }
    return List.of(clicked, geometry.centre(patch.getAsInt())).stream()
        .filter(at ->
            geometry.patchAt(Math.floor(at.x()) + 0.5, Math.floor(at.y()) + 0.5).equals(patch))
        .findFirst();
  }

  /// The photos on the screen besides the one that was asked about, and all that were searched.
  private List<Path> others(Query query) {
    Set<PhotoItem> items = new LinkedHashSet<>();
    viewers.shown().stream()
        .map(viewer -> viewer.source().shownProperty().get())
        .filter(shown -> shown != null)
        .forEach(shown -> items.add(shown.item()));
    if (search.resultProperty().get() != null) {
      items.addAll(photos.items());
    }
    items.remove(query.photo());
    return items.stream().map(PhotoItem::file).toList();
  }

  private String colors(Viewer viewer) {
    ColorsViewModel colors = viewer.colors();
    ViewerSource source = viewer.source();
    Scope scope = colors.scopeProperty().get();
    return CommandLine.colors(
        photos(scope, source),
        scope,
        colors.stretchProperty().get(),
        colors.features().request(model(source), Averaging.NONE),
        run(source));
  }

  /// The active plot.
  private Outcome project(ViewerSource source) {
    return projection
        .asked()
        .map(asked -> {
          CommandLine.Run usual = run(source);
          return Outcome.of(
              CommandLine.project(
                  asked,
                  new CommandLine.Run(
                      asked.model().file(), usual.resolution(), usual.computing())));
        })
        .orElse(Outcome.impossible("the settings are not complete"));
  }

  private List<Path> photos(Scope scope, ViewerSource source) {
    return switch (scope) {
      case ONE -> List.of(photo(source));
      case ALL -> photos.items().stream().map(PhotoItem::file).toList();
    };
  }

  private static Path photo(ViewerSource source) {
    return source.shownProperty().get().item().file();
  }

  private static LoadedModel model(ViewerSource source) {
    return source.modelProperty().get().model();
  }

  private CommandLine.Run run(ViewerSource source) {
    LoadedModel model = model(source);
    return new CommandLine.Run(
        model.file(),
        Resolution.parse(source.resolutionProperty().get()).toString(),
        Computing.of(model, computing.threadsProperty().get()));
  }
}
