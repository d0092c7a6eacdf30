package org.stegoscope.study.sweep;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

/// Training runs that differ in some parameters: every point of each axis with every point of the
/// others, each with every seed.
///
/// @param base what all have in common; its seed counts for nothing
public record Sweep(String name, TrainingSettings base, List<SweepAxis> axes, List<Long> seeds) {

  /// More would be a mistake: at a minute each they take a week.
  public static final int MOST_CELLS = 10_000;

  private static final int LONGEST_NAME = 200;

  /// @throws StegoscopeException where it has no name or no seed, a seed or a parameter twice, or
  ///   too many cells
  public Sweep {
    base = base.with(Parameter.SEED, Parameter.SEED.standard());
    axes = List.copyOf(axes);
    seeds = List.copyOf(seeds);
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new StegoscopeException(
          "A sweep has a name of one line and at most %d characters: give it one."
              .formatted(LONGEST_NAME));
    }
    if (seeds.isEmpty()) {
      throw new StegoscopeException("The sweep has no seed: name one or more.");
    }
    Set<Long> different = new HashSet<>();
    for (long seed : seeds) {
      if (!different.add(seed)) {
        throw new StegoscopeException("The seed %d is named twice.".formatted(seed));
      }
    }
    requireSeparate(axes);
    requireFew(axes, seeds);
  }

  private static void requireSeparate(List<SweepAxis> axes) {
    Map<Parameter, String> by = new EnumMap<>(Parameter.class);
    Set<String> names = new HashSet<>();
    for (SweepAxis axis : axes) {
      if (!names.add(axis.name())) {
        throw new StegoscopeException("Two axes are named “%s”.".formatted(axis.name()));
      }
      for (Parameter parameter : axis.parameters()) {
        if (parameter == Parameter.SEED) {
          throw new StegoscopeException(
              "The axis “%s” sets the seed: name the seeds of a sweep under seeds instead."
                  .formatted(axis.name()));
        }
        String earlier = by.putIfAbsent(parameter, axis.name());
        if (earlier != null) {
          throw new StegoscopeException(
              "The axes “%s” and “%s” both set %s: let one of them do so."
                  .formatted(earlier, axis.name(), parameter.key()));
        }
      }
    }
  }

  private static void requireFew(List<SweepAxis> axes, List<Long> seeds) {
    long cells = seeds.size();
    for (SweepAxis axis : axes) {
      // Bounded at every step, so that no product is too large.
      cells = Math.min(cells * axis.points().size(), Integer.MAX_VALUE);
    }
    if (cells > MOST_CELLS) {
      throw new StegoscopeException(
          String.format(
              Locale.ROOT,
              "The sweep would have %s cells, and at most %,d can be run: take fewer values.",
              cells == Integer.MAX_VALUE ? "billions of" : String.format(Locale.ROOT, "%,d", cells),
              MOST_CELLS));
    }
  }

  /// How many runs there are.
  public int size() {
    return points() * seeds.size();
  }

  private int points() {
    return axes.stream().mapToInt(axis -> axis.points().size()).reduce(1, (a, b) -> a * b);
  }

  /// All cells in order: seeds change slowest, so that every point is seen once before any is
  /// repeated, the last axis fastest. Those that cannot be run say why.
  public List<SweepCell> cells(CellCheck check) {
    List<SweepCell> cells = new ArrayList<>();
    for (long seed : seeds) {
      for (int place = 0; place < points(); place++) {
        cells.add(cell(cells.size() + 1, place, seed, check));
      }
    }
    return List.copyOf(cells);
  }

  private SweepCell cell(int number, int place, long seed, CellCheck check) {
    List<String> names = new ArrayList<>();
    StringBuilder title = new StringBuilder();
    Map<Parameter, String> values = new EnumMap<>(base.values());
    values.put(Parameter.SEED, Long.toString(seed));
    int rest = place;
    int below = points();
    for (SweepAxis axis : axes) {
      below /= axis.points().size();
      SweepAxis.Point point = axis.points().get(rest / below);
      rest %= below;
      names.add(point.name());
      values.putAll(point.values());
      title.append(axis.name()).append(' ').append(point.name()).append(" · ");
    }
    title.append("seed ").append(seed);
    Optional<TrainingSettings> settings = Optional.empty();
    List<String> problems = new ArrayList<>();
    try {
      settings = Optional.of(new TrainingSettings(values));
      problems.addAll(settings.get().contradictions());
      problems.addAll(problems.isEmpty() ? check.problems(settings.get()) : List.of());
    } catch (StegoscopeException e) {
      problems.add(e.getMessage());
    }
    return new SweepCell(number, names, seed, title.toString(), settings, problems);
  }
}
