package org.stegoscope.workspace.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.stegoscope.core.Palette;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.study.evaluation.EvaluationPlan;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// A few pictures of the chosen split with their labels, to see whether labels are what they are
/// taken for. Another data set or split ends the reading of those of the one before.
public final class SamplePictures {

  /// As many as are seen at one glance.
  public static final int MOST = 6;

  private final ObservableValue<Dataset> dataset;
  private final ObservableValue<String> split;
  private final Latest<List<SamplePicture>> reading;
  private final ReadOnlyObjectWrapper<List<SamplePicture>> pictures =
      new ReadOnlyObjectWrapper<>(List.of());

  SamplePictures(
      ObservableValue<Dataset> dataset,
      ObservableValue<String> split,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    this.dataset = dataset;
    this.split = split;
    reading = new Latest<>(runner, Lane.CPU, ui, Runnable::run, pictures::set, notices::report);
    dataset.subscribe(_ -> ask());
    split.subscribe((_, _) -> ask());
  }

  /// Evenly spread over the split, in its order; empty until they are read.
  public ReadOnlyObjectProperty<List<SamplePicture>> picturesProperty() {
    return pictures.getReadOnlyProperty();
  }

  private void ask() {
    reading.dismiss();
    pictures.set(List.of());
    Dataset of = dataset.getValue();
    String from = split.getValue();
    if (of != null && of.splits().containsKey(from)) {
      reading.ask("Reading samples of " + of.name(), context -> read(of, from, context));
    }
  }

  /// Those that cannot be read are left out; the survey names them.
  private static List<SamplePicture> read(Dataset of, String split, JobContext context) {
    List<Sample> samples = EvaluationPlan.evenly(of.split(split), MOST);
    Palette palette = of.classes().palette();
    List<SamplePicture> read = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      context.checkCancelled();
      context.progress(sample.id(), (double) i / samples.size());
      read(of, sample, palette, context.silent()).ifPresent(read::add);
    }
    return List.copyOf(read);
  }

  private static Optional<SamplePicture> read(
      Dataset of, Sample sample, Palette palette, JobContext context) {
    try {
      return Optional.of(
          SamplePicture.of(sample.id(), of.example(sample, context), palette, context));
    } catch (StegoscopeException unreadable) {
      return Optional.empty();
    }
  }
}
