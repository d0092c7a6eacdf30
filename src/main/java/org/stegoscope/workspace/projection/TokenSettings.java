package org.stegoscope.workspace.projection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.analysis.projection.TokenSampling;
import org.stegoscope.workspace.Scope;

/// Which tokens are compared.
public final class TokenSettings {

  public static final int MOST_TOKENS = 1_000_000;
  public static final int MOST_STEP = 64;

  private static final int DEFAULT_COUNT = 5000;
  private static final int DEFAULT_PER_CLASS = 200;
  private static final int DEFAULT_STEP = 2;
  private static final int DEFAULT_SEED = 7;

  /// How tokens are drawn.
  public enum Sampling {
    ALL("All"),
    GRID("Grid"),
    RANDOM("Random"),
    PER_CLASS("Per class");

    private final String label;

    Sampling(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /// The settings as they are kept.
  ///
  /// @param labels the folder with the labels of the photos; null where there is none
  public record State(
      Scope scope, Sampling sampling, int count, int perClass, int step, int seed, Path labels) {}

  private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ONE);
  private final ObjectProperty<Sampling> sampling = new SimpleObjectProperty<>(Sampling.RANDOM);
  private final IntegerProperty count = new SimpleIntegerProperty(DEFAULT_COUNT);
  private final IntegerProperty perClass = new SimpleIntegerProperty(DEFAULT_PER_CLASS);
  private final IntegerProperty step = new SimpleIntegerProperty(DEFAULT_STEP);
  private final IntegerProperty seed = new SimpleIntegerProperty(DEFAULT_SEED);
  private final ObjectProperty<Path> labels = new SimpleObjectProperty<>();

  TokenSettings() {}

  /// From the photo of the active viewer, or from all that are open.
  public ObjectProperty<Scope> scopeProperty() {
    return scope;
  }

  public ObjectProperty<Sampling> samplingProperty() {
    return sampling;
  }

  /// How many tokens are drawn at random at most.
  public IntegerProperty countProperty() {
    return count;
  }

  /// How many tokens of each class are drawn at most.
  public IntegerProperty perClassProperty() {
    return perClass;
  }

  /// The step of the grid, in patches.
  public IntegerProperty stepProperty() {
    return step;
  }

  /// The seed of what is drawn.
  public IntegerProperty seedProperty() {
    return seed;
  }

  /// The folder with the labels of the photos; null where there is none.
  public ObjectProperty<Path> labelsProperty() {
    return labels;
  }

  Optional<Path> labels() {
    return Optional.ofNullable(labels.get());
  }

  public TokenSampling choice() {
    return switch (sampling.get()) {
      case ALL -> new TokenSampling.All();
      case GRID -> new TokenSampling.Grid(step.get());
      case RANDOM -> new TokenSampling.Random(count.get(), seed.get());
      case PER_CLASS -> new TokenSampling.PerClass(perClass.get(), seed.get());
    };
  }

  void onChange(Runnable listener) {
    List.of(scope, sampling, count, perClass, step, seed, labels)
        .forEach(input -> input.subscribe((_, _) -> listener.run()));
  }

  State state() {
    return new State(
        scope.get(),
        sampling.get(),
        count.get(),
        perClass.get(),
        step.get(),
        seed.get(),
        labels.get());
  }

  void restore(State state) {
    scope.set(state.scope());
    sampling.set(state.sampling());
    count.set(state.count());
    perClass.set(state.perClass());
    step.set(state.step());
    seed.set(state.seed());
    labels.set(state.labels());
  }
}
