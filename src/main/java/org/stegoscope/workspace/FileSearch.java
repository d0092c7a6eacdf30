package org.stegoscope.workspace;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.stegoscope.job.JobContext;

/// Finds files again in a folder and all folders beneath it: by name, then by size, and by digest
/// where that is known, so that a renamed file is found, too.
final class FileSearch {

  private static final int MOST_FOLDERS_DEEP = 32;

  /// A file that was seen.
  private record Seen(Path path, long bytes) {}

  private final JobContext context;
  private final Set<String> names;
  private final Set<Long> sizes;
  private final List<Seen> seen = new ArrayList<>();

  /// Each file is read once, however many it might be.
  private final Map<Path, String> digests = new HashMap<>();

  private FileSearch(List<StoredFile> wanted, JobContext context) {
    this.context = context;
    names = wanted.stream().map(StoredFile::name).collect(Collectors.toSet());
    sizes = wanted.stream().map(StoredFile::bytes).collect(Collectors.toSet());
  }

  /// Where each of `wanted` was found; those that were not are missing.
  static Map<StoredFile, Path> find(Path folder, List<StoredFile> wanted, JobContext context)
      throws IOException {
    FileSearch search = new FileSearch(wanted, context);
    search.walk(folder);
    Map<StoredFile, Path> found = new LinkedHashMap<>();
    Set<Path> taken = new HashSet<>();
    for (int i = 0; i < wanted.size(); i++) {
      context.progress("comparing files", (double) i / wanted.size());
      StoredFile file = wanted.get(i);
      Optional<Path> path = search.find(file, taken);
      path.ifPresent(there -> {
        found.put(file, there);
        taken.add(there);
      });
    }
    return found;
  }

  private void walk(Path folder) throws IOException {
    context.progress("looking through folders", -1);
    Files.walkFileTree(
        folder,
        Set.of(),
        MOST_FOLDERS_DEEP,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            context.checkCancelled();
            if (attributes.isRegularFile()
                && (names.contains(file.getFileName().toString())
                    || sizes.contains(attributes.size()))) {
              seen.add(new Seen(file, attributes.size()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            // What may not be looked into has nothing for us; the rest may.
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        });
    seen.sort(Comparator.comparing(Seen::path));
  }

  private Optional<Path> find(StoredFile wanted, Set<Path> taken) {
    Comparator<Seen> sameNameFirst =
        Comparator.comparing(file -> !file.path().getFileName().toString().equals(wanted.name()));
    return seen.stream()
        .filter(file -> !taken.contains(file.path()))
        .sorted(sameNameFirst)
        .filter(file -> is(file, wanted))
        .map(Seen::path)
        .findFirst();
  }

  private boolean is(Seen file, StoredFile wanted) {
    context.checkCancelled();
    boolean sizeKnown = wanted.bytes() != StoredFile.UNKNOWN;
    if (sizeKnown && file.bytes() != wanted.bytes()) {
      return false;
    }
    return wanted.sha256().isEmpty()
        ? file.path().getFileName().toString().equals(wanted.name())
        : digest(file.path()).equals(wanted.sha256());
  }

  private String digest(Path file) {
    return digests.computeIfAbsent(
        file,
        path -> {
          try {
            return StoredFile.digest(path, context);
          } catch (IOException e) {
            return "";
          }
        });
  }
}
