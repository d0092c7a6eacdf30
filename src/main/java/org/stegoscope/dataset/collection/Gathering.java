package org.stegoscope.dataset.collection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.Finding.Kind;
import org.stegoscope.job.JobContext;

/// The samples found so far while a data set is opened. Lists and names in them may be hostile: a
/// list is bounded, and a name never leads out of the folder.
final class Gathering {

  /// Many times what the largest list has, that of CocoStuff with 118,000 names.
  private static final int MOST_LIST_BYTES = 1 << 24;

  private static final int MOST_FILES = 1_000_000;

  private static final Set<String> PICTURES =
      Set.of("jpg", "jpeg", "png", "tif", "tiff", "webp", "bmp", "gif");

  private final Path root;
  private final JobContext context;
  private final SequencedMap<String, List<Sample>> splits = new LinkedHashMap<>();
  private final Findings.Log log = new Findings.Log();

  Gathering(Path root, JobContext context) {
    this.root = root;
    this.context = context;
  }

  Path root() {
    return root;
  }

  SequencedMap<String, List<Sample>> splits() {
    return splits;
  }

  Findings findings() {
    return log.findings();
  }

  void note(Kind kind, Object file, String sentence) {
    log.add(kind, file, sentence);
  }

  /// A sample that is none without its labels.
  void labelled(String split, String id, Path image, Path label) {
    if (isThere(image) && isLabelled(label)) {
      add(split, Sample.of(id, image, Optional.of(label)));
    }
  }

  /// A sample whose labels, if they are expected, may be missing.
  void optional(String split, String id, Path image, Optional<Path> label) {
    if (isThere(image)) {
      add(split, Sample.of(id, image, label.filter(this::isLabelled)));
    }
  }

  private void add(String split, Sample sample) {
    context.progress("Looking for pictures", -1);
    splits.computeIfAbsent(split, _ -> new ArrayList<>()).add(sample);
  }

  private boolean isThere(Path image) {
    context.checkCancelled();
    if (!Files.isRegularFile(image)) {
      note(Kind.MISSING_IMAGE, image, "The picture %s is not there.".formatted(image));
      return false;
    }
    return true;
  }

  private boolean isLabelled(Path label) {
    if (!Files.isRegularFile(label)) {
      note(Kind.MISSING_LABELS, label, "The labels %s are not there.".formatted(label));
      return false;
    }
    return true;
  }

  /// A file of a folder by a name from a list; empty, and noted, where the name leads elsewhere.
  Optional<Path> inside(Path folder, String name) {
    try {
      Path relative = Path.of(name);
      Path file = folder.resolve(relative).normalize();
      boolean outside =
          relative.isAbsolute()
              || name.contains("..")
              || name.contains("\\")
              || !file.startsWith(folder.normalize())
              || file.equals(folder.normalize());
      if (!outside) {
        return Optional.of(folder.resolve(relative));
      }
    } catch (InvalidPathException e) {
      // Refused as those that lead elsewhere are.
    }
    note(
        Kind.REFUSED,
        shortened(name),
        "The name “%s” in a list of %s leads out of it.".formatted(shortened(name), root));
    return Optional.empty();
  }

  /// The picture of a name without an ending; the JPEG that should be there where none is.
  Optional<Path> picture(Path folder, String stem) {
    return inside(folder, stem + ".jpg")
        .map(jpeg -> {
          if (Files.isRegularFile(jpeg)) {
            return jpeg;
          }
          Path png = folder.resolve(stem + ".png");
          return Files.isRegularFile(png) ? png : jpeg;
        });
  }

  /// The lines of a list that say something; none, and noted, where it is too long to be one.
  List<String> list(Path file) {
    try {
      if (Files.size(file) <= MOST_LIST_BYTES) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
      }
      note(Kind.REFUSED, file, "%s is too long for a list of pictures.".formatted(file));
    } catch (IOException e) {
      note(Kind.UNREADABLE, file, "%s cannot be read: %s.".formatted(file, e.getMessage()));
    }
    return List.of();
  }

  /// The pictures of a folder, sorted by name; none where it is not there.
  List<Path> pictures(Path folder) {
    return sorted(folder, file -> isPicture(file) && Files.isRegularFile(file));
  }

  /// The folders in a folder, sorted by name.
  List<Path> folders(Path folder) {
    return sorted(folder, Files::isDirectory);
  }

  /// What is in a folder and `wanted`, sorted by name.
  List<Path> sorted(Path folder, Predicate<Path> wanted) {
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        context.checkCancelled();
        if (wanted.test(entry)) {
          found.add(entry);
        }
        if (found.size() > MOST_FILES) {
          throw new StegoscopeException(
              "%s has more than %d files; give a part of it.".formatted(folder, MOST_FILES));
        }
      }
    } catch (IOException e) {
      note(Kind.UNREADABLE, folder, "%s cannot be read: %s.".formatted(folder, e.getMessage()));
    }
    found.sort(Comparator.comparing(file -> file.getFileName().toString()));
    return found;
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && PICTURES.contains(ending);
  }

  /// The name of a file without its ending.
  static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
