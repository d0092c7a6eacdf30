package org.stegoscope.workspace;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.model.ComputeDevice;
import org.stegoscope.model.Precision;

/// The choice of where and how models compute. What is open follows the choice; where it cannot,
/// the choice goes back to what holds.
public final class ComputingViewModel {

  public static final int MOST_THREADS = 1024;

  private final Laboratory laboratory;
  private final Models models;
  private final ReadOnlyObjectWrapper<Computing> chosen =
      new ReadOnlyObjectWrapper<>(Computing.DEFAULT);
  private final IntegerProperty threads = new SimpleIntegerProperty(Computing.DEFAULT.threads());
  private final ReadOnlyObjectWrapper<Machine> machine = new ReadOnlyObjectWrapper<>();
  private final Latest<Machine> detection;
  private final Latest<Void> threading;

  ComputingViewModel(
      Laboratory laboratory, Models models, JobRunner runner, UiThread ui, Notices notices) {
    this.laboratory = laboratory;
    this.models = models;
    detection = new Latest<>(runner, Lane.DEVICE, ui, Runnable::run, machine::set, notices::report);
    threading = new Latest<>(runner, Lane.DEVICE, ui, ui::executeSoon, _ -> {}, notices::report);
    threads.subscribe((_, now) -> useThreads(now.intValue()));
  }

  /// What the user chose last; its device and precision hold once the open checkpoints are loaded
  /// again.
  public ReadOnlyObjectProperty<Computing> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// How many threads one operation of a model may use.
  public IntegerProperty threadsProperty() {
    return threads;
  }

  /// What can be chosen; null until [#detect] has found out.
  public ReadOnlyObjectProperty<Machine> machineProperty() {
    return machine.getReadOnlyProperty();
  }

  /// Finds out what can be chosen, once.
  public void detect() {
    if (machine.get() == null && !detection.busyProperty().get()) {
      detection.ask("Looking at this machine", _ -> laboratory.machine());
    }
  }

  /// Why a precision cannot be chosen on the chosen device; empty where it can.
  public String obstacle(Precision precision) {
    Machine known = machine.get();
    return known == null ? unknown(precision) : known.obstacle(chosen.get().device(), precision);
  }

  private static String unknown(Precision precision) {
    return precision == Precision.FLOAT32 ? "" : "This machine has not been looked at yet.";
  }

  /// Moves what is open to another device, in the chosen precision where the device has it.
  public void choose(ComputeDevice device) {
    Computing moved = chosen.get().on(device);
    Machine known = machine.get();
    boolean possible = known == null || known.obstacle(device, moved.precision()).isEmpty();
    request(possible ? moved : moved.in(Precision.FLOAT32));
  }

  public void choose(Precision precision) {
    request(chosen.get().in(precision));
  }

  private void request(Computing wanted) {
    if (wanted.equals(chosen.get())) {
      return;
    }
    chosen.set(wanted);
    models.compute(wanted, chosen::set);
  }

  private void useThreads(int newThreads) {
    Computing wanted = new Computing(chosen.get().device(), chosen.get().precision(), newThreads);
    chosen.set(wanted);
    models.use(newThreads);
    threading.ask(
        "Setting threads",
        _ -> {
          laboratory.useThreads(newThreads);
          return null;
        });
  }
}
