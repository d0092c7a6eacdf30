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

  /// How a project wants to compute, and what this machine offers.
  private record Possible(Computing wanted, Machine machine) {}

  private final Notices notices;
  private final Latest<Possible> restoring;
  private Runnable afterRestoring = () -> {};

  ComputingViewModel(
      Laboratory laboratory, Models models, JobRunner runner, UiThread ui, Notices notices) {
    this.laboratory = laboratory;
    this.models = models;
    this.notices = notices;
    restoring =
        new Latest<>(
            runner,
            Lane.DEVICE,
            ui,
            Runnable::run,
            this::restore,
            failure -> {
              notices.report(failure);
              afterRestoring.run();
            });
    restoring.onCancel(() -> afterRestoring.run());
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

  /// Computes as a project says, where this machine can; `then` goes on with the project.
  void restore(ComputeDevice device, Precision precision, Runnable then) {
    Computing wanted = chosen.get().on(device).in(precision);
    if (device.equals(ComputeDevice.CPU) && precision == Precision.FLOAT32) {
      request(wanted);
      then.run();
      return;
    }
    afterRestoring = then;
    restoring.ask("Looking at this machine", _ -> new Possible(wanted, laboratory.machine()));
  }

  private void restore(Possible possible) {
    Computing wanted = possible.wanted();
    machine.set(possible.machine());
    if (possible.machine().obstacle(wanted.device(), wanted.precision()).isEmpty()) {
      request(wanted);
    } else {
      notices.tell(
          "The project was computed with %s, which this machine does not offer: %s is used."
              .formatted(wanted.summary(), chosen.get().summary()));
    }
    afterRestoring.run();
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
