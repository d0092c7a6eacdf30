package org.stegoscope.workspace;

import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/// Something that lies over the photo of a viewer. What is hidden is not computed.
public abstract class Layer {

  private static final double DEFAULT_OPACITY = 0.55;

  private final LayerKind kind;
  private final ViewerSource source;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final DoubleProperty opacity = new SimpleDoubleProperty(DEFAULT_OPACITY);
  private final ReadOnlyObjectWrapper<Painted> painted = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper cancelled = new ReadOnlyBooleanWrapper();

  Layer(LayerKind kind, ViewerSource source) {
    this.kind = kind;
    this.source = source;
  }

  /// Called once by every layer when it is complete.
  final void start() {
    shown.subscribe(_ -> renew());
    source.subjectProperty().subscribe((_, _) -> renew());
  }

  public final LayerKind kind() {
    return kind;
  }

  public final BooleanProperty shownProperty() {
    return shown;
  }

  /// 0 shows the photo alone, 1 the layer alone.
  public final DoubleProperty opacityProperty() {
    return opacity;
  }

  /// The layer as it is to be drawn; null where there is nothing to draw.
  public final ReadOnlyObjectProperty<Painted> paintedProperty() {
    return painted.getReadOnlyProperty();
  }

  /// Whether an answer is still to come.
  public abstract BooleanExpression busy();

  /// Whether the newest answer was called off, so that none comes by itself.
  public final ReadOnlyBooleanProperty cancelledProperty() {
    return cancelled.getReadOnlyProperty();
  }

  /// What the layer says of a pixel of the photo, starting with ` · `; empty where nothing.
  abstract String readout(int x, int y);

  /// Computes what is missing for `subject`; null where there is nothing to compute and what is
  /// shown is to go.
  abstract void refresh(Subject subject);

  /// Forgets what it knows of its subject, so that all of it is computed again.
  abstract void forget();

  /// Computes again, for instance after a cancel.
  public final void again() {
    forget();
    renew();
  }

  final void renew() {
    cancelled.set(false);
    Subject subject = subject();
    Painted now = painted.get();
    if (now != null && (subject == null || !now.photo().equals(subject.photo()))) {
      painted.set(null);
    }
    refresh(subject);
  }

  /// What to compute from; null where nothing is to be computed.
  final Subject subject() {
    return shown.get() ? source.subjectProperty().get() : null;
  }

  final void paint(Painted now) {
    painted.set(now);
  }

  final void wasCancelled() {
    cancelled.set(true);
  }
}
