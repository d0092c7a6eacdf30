package org.stegoscope.workspace.training;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.stegoscope.study.training.RunFolder;
import org.stegoscope.study.training.RunRecord;

/// A run whose curves are shown.
public final class ShownRun {

  private final RunFolder folder;
  private final int color;
  private final ReadOnlyObjectWrapper<RunCurves> curves =
      new ReadOnlyObjectWrapper<>(RunCurves.NONE);
  private Optional<RunRecord> record = Optional.empty();

  ShownRun(RunFolder folder, int color) {
    this.folder = folder;
    this.color = color;
  }

  public RunFolder folder() {
    return folder;
  }

  /// Which of the colours of curves.
  public int color() {
    return color;
  }

  /// That of its folder.
  public String name() {
    return String.valueOf(folder.path().toAbsolutePath().normalize().getFileName());
  }

  public ReadOnlyObjectProperty<RunCurves> curvesProperty() {
    return curves.getReadOnlyProperty();
  }

  /// What it is made from; empty until it is known.
  public Optional<RunRecord> record() {
    return record;
  }

  void record(RunRecord known) {
    record = Optional.of(known);
  }

  void curves(RunCurves now) {
    curves.set(now);
  }
}
