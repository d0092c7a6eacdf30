package org.stegoscope.study.training;

import java.util.List;
import java.util.Optional;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.study.features.Neighbours;

/// Hears of a run while it goes on, on the thread that trains: what it does must be quick.
public interface TrainingListener {

  TrainingListener NONE = new TrainingListener() {};

  /// Features are there.
  ///
  /// @param samples that are trained on
  /// @param neighbours of them; empty where none are drawn
  default void prepared(Dataset dataset, List<Sample> samples, Optional<Neighbours> neighbours) {}

  /// All is ready, and steps begin.
  ///
  /// @param step after which it goes on, 0 for a new run
  default void began(RunRecord run, int step) {}

  default void stepped(StepReport report) {}

  /// @param rank whether this is the best so far
  default void validated(Validated found, Rank rank) {}

  /// How a state compares with those before.
  enum Rank {
    BEST,
    NOT_BEST
  }
}
