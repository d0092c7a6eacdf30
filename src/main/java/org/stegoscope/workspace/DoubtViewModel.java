package org.stegoscope.workspace;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.analysis.Doubt;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.model.LoadedModel;

/// Where the classes of a viewer's photo are doubtful, by the probes of its checkpoint.
public final class DoubtViewModel extends Layer {

  private static final ScalarMap.Range WHOLE = new ScalarMap.Range(0, 1);

  /// The settings as they are kept.
  public record State(Doubt measure, ProbeKind probe, HeatSettings.State heat) {}

  private record Key(
      Photo photo, LoadedModel model, Resolution resolution, Doubt measure, ProbeKind probe) {}

  private record Answer(Key key, PhotoDoubt doubt) {}

  private final Laboratory laboratory;
  private final Notices notices;
  private final ObjectProperty<Doubt> measure = new SimpleObjectProperty<>(Doubt.ENTROPY);
  private final ObjectProperty<ProbeKind> probe = new SimpleObjectProperty<>(ProbeKind.CLUSTER);
  private final HeatSettings heat;
  private final Latest<Answer> asking;
  private final Latest<Painted> painting;
  private final ReadOnlyObjectWrapper<PhotoDoubt> doubt = new ReadOnlyObjectWrapper<>();
  private Key asked;
  private Answer answer;

  DoubtViewModel(
      Laboratory laboratory,
      ViewerSource source,
      SharedRange range,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    super(LayerKind.DOUBT, source);
    this.laboratory = laboratory;
    this.notices = notices;
    heat = new HeatSettings(this, range, WHOLE, "doubt", ColorMap.MAGMA, HeatSettings.Span.FITTED);
    asking = new Latest<>(runner, Lane.DEVICE, ui, Runnable::run, this::answered, this::failed);
    painting = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::paint, notices::report);
    asking.onCancel(this::wasCancelled);
    source.modelProperty().subscribe(this::choosePossibleProbe);
    measure.subscribe((_, _) -> renew());
    probe.subscribe((_, _) -> renew());
    heat.interpolationProperty().subscribe((_, _) -> repaint());
    heat.scaleProperty().subscribe((_, _) -> repaint());
    start();
  }

  public ObjectProperty<Doubt> measureProperty() {
    return measure;
  }

  /// The probe that is doubted; a disagreement is of both.
  public ObjectProperty<ProbeKind> probeProperty() {
    return probe;
  }

  public HeatSettings heat() {
    return heat;
  }

  /// The newest answer for the viewer's photo; null where there is none.
  public ReadOnlyObjectProperty<PhotoDoubt> doubtProperty() {
    return doubt.getReadOnlyProperty();
  }

  @Override
  public BooleanExpression busy() {
    return asking.busyProperty();
  }

  @Override
  String readout(int x, int y) {
    PhotoDoubt known = doubt.get();
    return known == null
        ? ""
        : CursorReadout.valueAt(known.map(), known.geometry().placement(), "doubt", x, y);
  }

  State state() {
    return new State(measure.get(), probe.get(), heat.state());
  }

  void restore(State state) {
    measure.set(state.measure());
    probe.set(state.probe());
    heat.restore(state.heat());
  }

  private void choosePossibleProbe(ModelItem model) {
    if (model != null
        && !model.obstacle(probe.get()).isEmpty()
        && model.obstacle(ProbeKind.LINEAR).isEmpty()) {
      probe.set(ProbeKind.LINEAR);
    } else if (model != null
        && !model.obstacle(probe.get()).isEmpty()
        && model.obstacle(ProbeKind.CLUSTER).isEmpty()) {
      probe.set(ProbeKind.CLUSTER);
    }
  }

  @Override
  void forget() {
    answer = null;
    asked = null;
  }

  @Override
  void refresh(Subject subject) {
    if (subject == null || !possible(subject.model())) {
      asking.dismiss();
      show(null);
      return;
    }
    Key wanted =
        new Key(subject.photo(), subject.model(), subject.resolution(), measure.get(), probe.get());
    if (answer != null && answer.key().equals(wanted)) {
      asking.dismiss();
      show(answer.doubt());
    } else if (!(asking.busyProperty().get() && wanted.equals(asked))) {
      asked = wanted;
      asking.ask(
          "%s of %s".formatted(wanted.measure().label(), subject.name()),
          context ->
              new Answer(
                  wanted,
                  laboratory.doubt(
                      wanted.photo(),
                      wanted.model(),
                      wanted.resolution(),
                      new DoubtQuestion(wanted.measure(), wanted.probe()),
                      context)));
    }
  }

  /// Why nothing can be told of a model; empty where something can.
  public static String obstacle(LoadedModel model, Doubt measure) {
    boolean cluster = model.clusterProbe().isPresent();
    boolean linear = model.linearProbe().isPresent();
    if (!cluster && !linear) {
      return "this checkpoint has no probes that could be doubted";
    }
    return measure == Doubt.DISAGREEMENT && !(cluster && linear)
        ? "this checkpoint has one probe alone"
        : "";
  }

  private boolean possible(LoadedModel model) {
    return obstacle(model, measure.get()).isEmpty()
        && (measure.get() == Doubt.DISAGREEMENT
            || DoubtQuestion.probe(model, probe.get()).isPresent());
  }

  private void answered(Answer arrived) {
    answer = arrived;
    show(arrived.doubt());
  }

  private void show(PhotoDoubt now) {
    doubt.set(now);
    heat.shows(now == null ? null : now.map().range());
    repaint();
  }

  private void repaint() {
    PhotoDoubt known = doubt.get();
    ColorScale scale = heat.scaleProperty().get();
    if (known == null || scale == null) {
      painting.dismiss();
      paint(null);
      return;
    }
    painting.ask(
        "Painting doubts",
        context ->
            new Painted(
                known.photo(),
                HeatPainter.cells(known.map(), scale, context),
                known.geometry().placement()));
  }

  private void failed(Throwable failure) {
    show(null);
    notices.report(failure);
  }

  /// In a few words, how much of the photo is doubtful; empty where nothing is known.
  public Optional<String> words() {
    return Optional.ofNullable(doubt.get())
        .map(known ->
            String.format(
                Locale.ROOT,
                "%.1f %% of the photo is doubtful by half or more.",
                known.doubtful() * 100));
  }
}
