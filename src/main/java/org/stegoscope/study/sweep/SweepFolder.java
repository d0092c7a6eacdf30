package org.stegoscope.study.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.training.TrainingSettings;

/// Where a sweep is kept: `sweep.json`, and for each cell that can be run a folder
/// `cells/NNN-DIGEST` with `cell.json`, which holds all its settings, whatever the run writes, and
/// at the end `result.json`. Every file of ours is there wholly or not at all, so a program that is
/// killed at any moment loses no cell that finished.
///
/// A sweep that got more points or seeds finds the cells that it had before by their settings.
public final class SweepFolder {

  private static final String SWEEP = "sweep.json";
  private static final String CELL = "cell.json";
  private static final int MOST_CELL_BYTES = 1 << 20;
  private static final int DIGEST_DIGITS = 8;

  private final Path folder;
  private final Sweep sweep;
  private final List<SweepCell> cells;
  private final Map<Integer, Path> places;

  private SweepFolder(Path folder, Sweep sweep, List<SweepCell> cells, Map<Integer, Path> places) {
    this.folder = folder;
    this.sweep = sweep;
    this.cells = cells;
    this.places = places;
  }

  /// Uses a folder, which is made where it is missing, for a sweep.
  ///
  /// @throws StegoscopeException where it cannot be written, or is of a sweep of another name
  public static SweepFolder open(Path folder, Sweep sweep, CellCheck check) {
    Path file = folder.resolve(SWEEP);
    if (Files.exists(file)) {
      String earlier = SweepFile.read(file).name();
      if (!earlier.equals(sweep.name())) {
        throw new StegoscopeException(
            "%s is the folder of the sweep “%s”, not of “%s”: choose another."
                .formatted(folder, earlier, sweep.name()));
      }
    }
    SweepFolder opened = in(folder, sweep, check);
    makeFolder(folder.resolve("cells"));
    SweepFile.write(file, sweep);
    return opened;
  }

  /// Looks at a folder and writes nothing.
  public static SweepFolder in(Path folder, Sweep sweep, CellCheck check) {
    List<SweepCell> cells = sweep.cells(check);
    return new SweepFolder(folder, sweep, cells, places(folder.resolve("cells"), cells));
  }

  private static Map<Integer, Path> places(Path cells, List<SweepCell> wanted) {
    Map<Integer, Path> places = new HashMap<>();
    Set<Path> taken = new HashSet<>();
    Map<String, Path> there = there(cells);
    for (SweepCell cell : wanted) {
      if (cell.isValid()) {
        Path own = cells.resolve(name(cell));
        if (Files.isDirectory(own)) {
          requireSame(own, cell);
          places.put(cell.number(), own);
          taken.add(own);
        }
      }
    }
    for (SweepCell cell : wanted) {
      if (cell.isValid() && !places.containsKey(cell.number())) {
        Path moved = there.get(digest(cell));
        boolean found = moved != null && !taken.contains(moved) && holds(moved, cell);
        Path place = found ? moved : cells.resolve(name(cell));
        places.put(cell.number(), place);
        taken.add(place);
      }
    }
    return places;
  }

  /// The folders of cells by their digests, of several with the same the first by name.
  private static Map<String, Path> there(Path cells) {
    Map<String, Path> there = new HashMap<>();
    if (Files.isDirectory(cells)) {
      try (Stream<Path> all = Files.list(cells)) {
        all.filter(Files::isDirectory)
            .sorted()
            .forEach(path -> {
              String name = path.getFileName().toString();
              there.putIfAbsent(name.substring(name.lastIndexOf('-') + 1), path);
            });
      } catch (IOException e) {
        throw new StegoscopeException("%s cannot be read: %s.".formatted(cells, e), e);
      }
    }
    return there;
  }

  private static void requireSame(Path place, SweepCell cell) {
    if (held(place).isPresent() && !holds(place, cell)) {
      throw new StegoscopeException(
          "%s holds other settings than those of %s: choose another folder."
              .formatted(place.resolve(CELL), cell.name()));
    }
  }

  private static boolean holds(Path place, SweepCell cell) {
    return held(place).equals(cell.settings());
  }

  /// Empty where there are none, or a damaged file, which is then written anew.
  private static Optional<TrainingSettings> held(Path place) {
    try {
      return Files.exists(place.resolve(CELL)) ? Optional.of(settings(place)) : Optional.empty();
    } catch (StegoscopeException e) {
      return Optional.empty();
    }
  }

  /// The settings of the cell in a folder of its own, wherever that lies.
  ///
  /// @throws StegoscopeException where there are none
  public static TrainingSettings settings(Path cellFolder) {
    StrictJson json = StrictJson.read(cellFolder.resolve(CELL), MOST_CELL_BYTES, "a cell");
    return TrainingSettings.parse(json.object("settings").texts());
  }

  private static String name(SweepCell cell) {
    return String.format(Locale.ROOT, "%03d-%s", cell.number(), digest(cell));
  }

  /// Of what is not as it is by default, so that a parameter that is added later changes nothing.
  static String digest(SweepCell cell) {
    StringBuilder text = new StringBuilder();
    cell.settings()
        .orElseThrow()
        .changed()
        .forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum).substring(0, DIGEST_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StegoscopeException("The folder %s cannot be made: %s.".formatted(folder, e), e);
    }
  }

  public Path folder() {
    return folder;
  }

  public Sweep sweep() {
    return sweep;
  }

  /// In the order of the sweep.
  public List<SweepCell> cells() {
    return cells;
  }

  /// Where a valid cell lies or would lie.
  public Path place(SweepCell cell) {
    return places.get(cell.number());
  }

  /// How a cell ended; empty where it is not over.
  public Optional<CellResult> result(SweepCell cell) {
    return cell.isValid() ? CellResult.in(place(cell)) : Optional.empty();
  }

  /// Every cell as the folder tells: what neither finished nor failed waits.
  public List<CellStatus> statuses() {
    return cells.stream().map(cell -> CellStatus.first(cell, result(cell))).toList();
  }

  /// Makes the folder of a cell, with its settings in it.
  Path prepare(SweepCell cell) {
    Path place = place(cell);
    makeFolder(place);
    if (!holds(place, cell)) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", cell.name());
      fields.put("settings", cell.settings().orElseThrow().byKey());
      StrictJson.write(place.resolve(CELL), fields);
    }
    return place;
  }
}
