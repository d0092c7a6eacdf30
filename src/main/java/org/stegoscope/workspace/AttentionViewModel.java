package org.stegoscope.workspace;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.stegoscope.analysis.AttentionMaps;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.model.AttentionRequest;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;

/// How one token of a viewer's photo, the class token or a clicked patch, attends to the patches.
///
/// One forward pass gives the attention of all tokens of a block; another query or head is then
/// computed at once. The rollout needs a pass of its own for every query.
public final class AttentionViewModel extends Layer {

  private static final ScalarMap.Range SHARES = new ScalarMap.Range(0, 1);

  /// The settings as they are kept; `mass` is 1 where everything is shown, the point is null for
  /// the class token.
  public record State(
      int block,
      AttentionDisplay display,
      int head,
      double mass,
      InputGeometry.Point point,
      HeatSettings.State heat) {}

  /// Everything the tokens of a block depend on.
  private record Key(Photo photo, LoadedModel model, Resolution resolution, int block) {}

  private record Tokens(Key key, PhotoAttentionTokens tokens) {}

  private final Laboratory laboratory;
  private final ViewerSource source;
  private final Notices notices;
  private final IntegerProperty block = new SimpleIntegerProperty(FeatureRequest.LAST_BLOCK);
  private final ObjectProperty<AttentionDisplay> display =
      new SimpleObjectProperty<>(AttentionDisplay.MEAN);
  private final IntegerProperty head = new SimpleIntegerProperty();
  private final DoubleProperty mass = new SimpleDoubleProperty(1);
  private final ObjectProperty<InputGeometry.Point> point = new SimpleObjectProperty<>();
  private final HeatSettings heat;
  private final Latest<Tokens> extraction;
  private final Latest<AttentionAnswer> attending;
  private final RolloutQuestion rollout;
  private final Latest<Painted> painting;
  private final BooleanExpression busy;
  private final ReadOnlyObjectWrapper<AttentionAnswer> answer = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<ScalarMap> map = new ReadOnlyObjectWrapper<>();
  private PhotoItem pointedAt;
  private Key asked;
  private Tokens tokens;

  AttentionViewModel(
      Laboratory laboratory,
      ViewerSource source,
      SharedRange range,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    super(LayerKind.ATTENTION, source);
    this.laboratory = laboratory;
    this.source = source;
    this.notices = notices;
    heat =
        new HeatSettings(
            this, range, SHARES, "attention", ColorMap.VIRIDIS, HeatSettings.Span.FITTED);
    extraction =
        new Latest<>(runner, Lane.DEVICE, ui, ui::executeSoon, this::extracted, this::failed);
    attending = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::attended, this::failed);
    rollout = new RolloutQuestion(laboratory, runner, ui, this::show, this::failed);
    painting = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::paint, notices::report);
    extraction.onCancel(this::wasCancelled);
    attending.onCancel(this::wasCancelled);
    rollout.onCancel(this::wasCancelled);
    busy = extraction.busyProperty().or(attending.busyProperty()).or(rollout.busyProperty());
    for (ObservableValue<?> input : List.of(block, point, display, head)) {
      input.subscribe((_, _) -> renew());
    }
    mass.subscribe((_, _) -> repaint());
    heat.interpolationProperty().subscribe((_, _) -> repaint());
    heat.scaleProperty().subscribe((_, _) -> repaint());
    source.shownProperty().subscribe(this::forgetPointOfAnother);
    start();
  }

  /// The block, from 0, or [FeatureRequest#LAST_BLOCK].
  public IntegerProperty blockProperty() {
    return block;
  }

  public ObjectProperty<AttentionDisplay> displayProperty() {
    return display;
  }

  /// The head that is shown alone, from 0.
  public IntegerProperty headProperty() {
    return head;
  }

  /// Only the most attended patches that together hold this share are shown; 1 shows all.
  public DoubleProperty massProperty() {
    return mass;
  }

  /// The point of the photo whose patch asks; null for the class token.
  public ObjectProperty<InputGeometry.Point> pointProperty() {
    return point;
  }

  public HeatSettings heat() {
    return heat;
  }

  /// The attention of the query; null where there is none.
  public ReadOnlyObjectProperty<AttentionAnswer> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  /// The numbers that are shown, one a patch; null where there are none or several.
  public ReadOnlyObjectProperty<ScalarMap> mapProperty() {
    return map.getReadOnlyProperty();
  }

  @Override
  public BooleanExpression busy() {
    return busy;
  }

  @Override
  String readout(int x, int y) {
    AttentionAnswer known = answer.get();
    return known == null || map.get() == null
        ? ""
        : CursorReadout.valueAt(map.get(), known.geometry().placement(), "attention", x, y);
  }

  State state() {
    return new State(block.get(), display.get(), head.get(), mass.get(), point.get(), heat.state());
  }

  void restore(State state) {
    block.set(state.block());
    head.set(state.head());
    display.set(state.display());
    mass.set(state.mass());
    point.set(state.point());
    heat.restore(state.heat());
  }

  /// Between two photos there is none for a while, and the first may come back.
  private void forgetPointOfAnother(ShownPhoto now) {
    if (now == null) {
      return;
    }
    if (pointedAt != null && !pointedAt.equals(now.item())) {
      point.set(null);
    }
    pointedAt = now.item();
  }

  @Override
  void forget() {
    tokens = null;
    asked = null;
    rollout.forget();
  }

  @Override
  void refresh(Subject subject) {
    if (subject == null) {
      extraction.dismiss();
      attending.dismiss();
      rollout.dismiss();
      answer.set(null);
      show();
      return;
    }
    Key wanted =
        new Key(
            subject.photo(),
            subject.model(),
            subject.resolution(),
            FeatureSettings.blockOf(subject.model(), block.get()));
    if (answer.get() != null && !answer.get().photo().equals(wanted.photo())) {
      answer.set(null);
    }
    if (tokens != null && tokens.key().equals(wanted)) {
      extraction.dismiss();
      attend();
    } else if (!(extraction.busyProperty().get() && wanted.equals(asked))) {
      attending.dismiss();
      asked = wanted;
      extraction.ask(
          "Attention of " + subject.name(), context -> new Tokens(wanted, tokens(wanted, context)));
    }
    refreshRollout(wanted, subject.name());
  }

  private PhotoAttentionTokens tokens(Key key, JobContext context) {
    return laboratory.attentionTokens(
        key.photo(), key.model(), key.resolution(), key.block(), context);
  }

  private void refreshRollout(Key key, String name) {
    InputGeometry geometry = source.geometryProperty().get();
    if (display.get() == AttentionDisplay.ROLLOUT && geometry != null) {
      AttentionRequest.Query query =
          PhotoAttentionTokens.query(geometry, Optional.ofNullable(point.get()));
      rollout.ask(
          new RolloutQuestion.Key(
              key.photo(), key.model(), key.resolution(), new AttentionRequest(key.block(), query)),
          name);
    } else {
      // Without a geometry not one patch fits, as the other question says.
      rollout.dismiss();
    }
    show();
  }

  private void extracted(Tokens arrived) {
    tokens = arrived;
    attend();
  }

  private void attend() {
    PhotoAttentionTokens from = tokens.tokens();
    AttentionRequest.Query query = from.query(Optional.ofNullable(point.get()));
    attending.ask(
        "Attention of a patch",
        context ->
            AttentionAnswer.of(
                from.photo(),
                from.geometry(),
                from.tokens().attention(query),
                from.provenance(),
                context));
  }

  private void attended(AttentionAnswer arrived) {
    answer.set(arrived);
    show();
  }

  private void show() {
    map.set(numbers());
    heat.shows(map.get() == null ? null : map.get().range());
    repaint();
  }

  private ScalarMap numbers() {
    AttentionAnswer known = answer.get();
    if (known == null) {
      return null;
    }
    return switch (display.get()) {
      case HEAD, MEAN, MAX -> known.map(display.get(), head.get());
      case ROLLOUT -> rollout.map().orElse(null);
      case HEADS -> null;
    };
  }

  private void repaint() {
    AttentionAnswer known = answer.get();
    ColorScale scale = heat.scaleProperty().get();
    if (known != null && display.get() == AttentionDisplay.HEADS) {
      painting.ask("Painting attention", context -> painted(known, known.allHeads(context)));
    } else if (known != null && map.get() != null && scale != null) {
      ScalarMap shown = map.get();
      double kept = mass.get();
      Interpolation between = heat.interpolationProperty().get();
      painting.ask(
          "Painting attention",
          context ->
              painted(
                  known,
                  kept < 1
                      ? HeatPainter.paint(
                          AttentionMaps.masked(shown, kept), scale, Interpolation.PATCHES, context)
                      : HeatPainter.paint(shown, scale, between, context)));
    } else {
      painting.dismiss();
      paint(null);
    }
  }

  private static Painted painted(AttentionAnswer known, Raster raster) {
    return new Painted(known.photo(), raster, known.geometry().placement());
  }

  private void failed(Throwable failure) {
    answer.set(null);
    show();
    notices.report(failure);
  }
}
