package org.stegoscope.workspace;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import org.stegoscope.core.Combine;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.job.JobRunner;
import org.stegoscope.model.Space;
import org.stegoscope.workspace.projection.MarkedTokens;

/// The viewers, of which one to four are on the screen and one is active, and what the user does in
/// them. Those that are linked look at the same part of their photos and share ranges of colours.
public final class Viewers {

  public static final int MOST = 4;

  /// What a press on a photo means.
  public enum Press {
    /// Asks about the place instead of the one asked about before.
    PLACE,
    /// Asks about one more place.
    ADD,
    /// Asks about a place no more.
    REMOVE
  }

  private final Models models;
  private final Queries queries;
  private final MarkedTokens tokens;
  private final List<Viewer> all;
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(1);
  private final ObjectProperty<Viewer> active;
  private final ObjectProperty<Workbench> workbench = new SimpleObjectProperty<>(Workbench.SEGMENT);
  private final BooleanProperty linked = new SimpleBooleanProperty(true);
  private boolean following;

  Viewers(
      Laboratory laboratory,
      Photos photos,
      Models models,
      Queries queries,
      ClassStyles styles,
      MarkedTokens tokens,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    this.models = models;
    this.queries = queries;
    this.tokens = tokens;
    Viewer.Shared shared =
        new Viewer.Shared(
            queries, styles, tokens, new SharedRange(), new SharedRange(), new SharedRange());
    all =
        Stream.of("A", "B", "C", "D")
            .map(name -> new Viewer(name, laboratory, photos, shared, runner, ui, notices))
            .toList();
    active = new SimpleObjectProperty<>(all.getFirst());
    Viewer first = all.getFirst();
    first.source().usedProperty().set(true);
    for (Viewer viewer : all) {
      viewer.solo(LayerKind.SEGMENTATION);
      viewer.view().onMove(() -> moved(viewer));
      viewer.view().onResize(() -> moved(active()));
      if (viewer != first) {
        share(first.view(), viewer.view());
      }
    }
    models.activeProperty().subscribe(this::chosen);
    active.subscribe(viewer -> models.activeProperty().set(viewer.source().modelProperty().get()));
    models.items().addListener((ListChangeListener<ModelItem>) _ -> leaveClosedModels());
    linked.subscribe((_, now) -> link(now));
  }

  private static void share(ViewerViewModel first, ViewerViewModel other) {
    other.gridShownProperty().bindBidirectional(first.gridShownProperty());
    other.peekingProperty().bindBidirectional(first.peekingProperty());
    other.curtainedProperty().bindBidirectional(first.curtainedProperty());
    other.curtainProperty().bindBidirectional(first.curtainProperty());
  }

  /// All of them, also those that are not on the screen.
  public List<Viewer> all() {
    return all;
  }

  /// Those that are on the screen.
  public List<Viewer> shown() {
    return all.subList(0, count.get());
  }

  /// How many are on the screen.
  public ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /// The one that the settings are those of.
  public ObjectProperty<Viewer> activeProperty() {
    return active;
  }

  public Viewer active() {
    return active.get();
  }

  /// A property of the active viewer, whichever that is.
  public BooleanProperty ofActive(Function<Viewer, BooleanProperty> property) {
    BooleanProperty following = new SimpleBooleanProperty();
    following.bindBidirectional(property.apply(active.get()));
    active.subscribe((before, now) -> {
      following.unbindBidirectional(property.apply(before));
      following.bindBidirectional(property.apply(now));
    });
    return following;
  }

  /// What the user is doing. Setting it leaves the layers as they are; [#work] does not.
  public ObjectProperty<Workbench> workbenchProperty() {
    return workbench;
  }

  public BooleanProperty linkedProperty() {
    return linked;
  }

  /// Turns to a workbench: its layer alone is shown.
  public void work(Workbench next) {
    workbench.set(next);
    next.layer().ifPresent(kind -> all.forEach(viewer -> viewer.solo(kind)));
  }

  /// Shows the first `wanted` viewers. One that comes to the screen shows what the active one does.
  public void show(int wanted) {
    int now = Math.clamp(wanted, 1, MOST);
    for (int i = 0; i < MOST; i++) {
      Viewer viewer = all.get(i);
      if (i >= count.get() && i < now) {
        viewer.source().copy(active().source());
        viewer.restore(active().state());
      }
      if (i >= now || now == 1) {
        viewer.source().pinnedProperty().set(false);
      }
    }
    if (all.indexOf(active()) >= now) {
      active.set(all.get(now - 1));
    }
    for (int i = 0; i < MOST; i++) {
      all.get(i).source().usedProperty().set(i < now);
    }
    count.set(now);
  }

  /// Two viewers of one photo: k-means over the backbone's features beside the checkpoint's own
  /// cluster probe, with as many clusters.
  public void compareSpaces() {
    show(2);
    work(Workbench.SEGMENT);
    Viewer dino = all.get(0);
    Viewer stego = all.get(1);
    stego.source().copy(active().source());
    dino.source().copy(active().source());
    ModelItem model = stego.source().modelProperty().get();
    ProbeKind probe =
        model.obstacle(ProbeKind.CLUSTER).isEmpty() ? ProbeKind.CLUSTER : ProbeKind.KMEANS;
    stego.segmentation().probeProperty().set(probe);
    stego.segmentation().features().spaceProperty().set(Space.STEGO);
    dino.segmentation().probeProperty().set(ProbeKind.KMEANS);
    dino.segmentation().features().spaceProperty().set(Space.DINO);
    model
        .model()
        .clusterProbe()
        .ifPresent(known -> dino.segmentation().clustersProperty().set(known.classes()));
  }

  /// Activates the viewer `offset` places further on, around the corner.
  public void step(int offset) {
    active.set(all.get(Math.floorMod(all.indexOf(active()) + offset, count.get())));
  }

  /// The user pressed on the photo of a viewer, at a point in the photo's pixels.
  public void press(Viewer viewer, InputGeometry.Point at, Press how) {
    active.set(viewer);
    if (at != null && sees(viewer, at)) {
      ask(viewer, at, how);
    }
  }

  /// The user drags over the photo of a viewer: what is asked about follows, and tokens are
  /// selected along the way.
  public void drag(Viewer viewer, InputGeometry.Point at, Press how) {
    Press first = workbench.get() == Workbench.PROJECT ? Press.ADD : Press.PLACE;
    press(viewer, at, how == Press.REMOVE ? how : first);
  }

  /// The mouse is over a point of a viewer's photo; null where it is over none.
  public void hover(Viewer viewer, InputGeometry.Point at) {
    shown().stream()
        .filter(other -> !other.equals(viewer))
        .forEach(other -> other.view().haunt(linked.get() ? viewer.view() : null));
    hoverToken(viewer, at);
    if (at != null
        && queries.followingProperty().get()
        && workbench.get() == Workbench.CORRESPOND
        && sees(viewer, at)) {
      ask(viewer, at, Press.PLACE);
    }
  }

  private void hoverToken(Viewer viewer, InputGeometry.Point at) {
    ShownPhoto shown = viewer.source().shownProperty().get();
    if (workbench.get() == Workbench.PROJECT && shown != null) {
      tokens.hover(shown.item(), at);
    }
  }

  private static boolean sees(Viewer viewer, InputGeometry.Point at) {
    InputGeometry geometry = viewer.source().geometryProperty().get();
    return geometry != null && geometry.patchAt(at.x(), at.y()).isPresent();
  }

  private void ask(Viewer viewer, InputGeometry.Point at, Press how) {
    PhotoItem photo = viewer.source().shownProperty().get().item();
    switch (workbench.get()) {
      case CORRESPOND -> {
        switch (how) {
          case PLACE -> queries.place(photo, at.x(), at.y());
          case ADD -> queries.add(photo, at.x(), at.y());
          case REMOVE -> {}
        }
      }
      case PROJECT -> tokens.point(photo, at, combine(how));
      case ATTEND ->
          shown().stream()
              .filter(other -> shows(other, photo))
              .forEach(other -> other.attention().pointProperty().set(at));
      default -> {}
    }
  }

  private static Combine combine(Press how) {
    return switch (how) {
      case PLACE -> Combine.REPLACE;
      case ADD -> Combine.ADD;
      case REMOVE -> Combine.REMOVE;
    };
  }

  private static boolean shows(Viewer viewer, PhotoItem photo) {
    ShownPhoto shown = viewer.source().shownProperty().get();
    return shown != null && shown.item().equals(photo);
  }

  /// Moves what is asked about by patches of the active viewer; false where nothing is.
  public boolean stepQuery(int rows, int columns) {
    InputGeometry geometry = active().source().geometryProperty().get();
    InputGeometry.Point from = asked();
    if (geometry == null || from == null) {
      return false;
    }
    ask(active(), geometry.stepped(from.x(), from.y(), rows, columns), Press.PLACE);
    return true;
  }

  /// The point of the active viewer's photo that is asked about; null where none is.
  private InputGeometry.Point asked() {
    return switch (workbench.get()) {
      case CORRESPOND ->
          queries
              .active()
              .filter(query -> shows(active(), query.photo()))
              .map(query -> new InputGeometry.Point(query.x(), query.y()))
              .orElse(null);
      case ATTEND -> active().attention().pointProperty().get();
      default -> null;
    };
  }

  private void chosen(ModelItem model) {
    active().source().modelProperty().set(model);
    for (Viewer viewer : all) {
      if (viewer.source().modelProperty().get() == null) {
        viewer.source().modelProperty().set(model);
      }
    }
  }

  /// Where the active model is the one that was closed, another is chosen next.
  private void leaveClosedModels() {
    ModelItem chosen = models.activeProperty().get();
    ModelItem instead = models.items().contains(chosen) ? chosen : null;
    for (Viewer viewer : all) {
      ModelItem model = viewer.source().modelProperty().get();
      if (model != null && !models.items().contains(model)) {
        viewer.source().modelProperty().set(instead);
      }
    }
  }

  private void moved(Viewer mover) {
    if (!linked.get() || following) {
      return;
    }
    following = true;
    shown().stream()
        .filter(viewer -> !viewer.equals(mover))
        .forEach(viewer -> viewer.view().follow(mover.view()));
    following = false;
  }

  private void link(boolean now) {
    all.forEach(viewer -> viewer.link(now));
    if (now) {
      moved(active());
    }
  }
}
