package org.stegoscope.dataset.collection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.dataset.collection.Finding.Kind;

/// ISPRS Potsdam, every patch of its 38 tiles: `imgs/I_R_C.mat` and `gt/I_R_C.mat`, tile by tile,
/// row by row, in one split `all`. Otherwise as [PotsdamLayout].
record PotsdamRawLayout() implements Layout {

  private static final int TILES = 38;
  private static final int SIDE = 15;
  private static final Pattern NAME = Pattern.compile("\\d{1,3}_\\d{1,3}_\\d{1,3}\\.mat");

  @Override
  public void gather(Gathering gathering) {
    Path images = gathering.root().resolve("imgs");
    List<Path> patches =
        gathering
            .sorted(images, file -> NAME.matcher(file.getFileName().toString()).matches())
            .stream()
            .sorted(Comparator.comparingInt(PotsdamRawLayout::position))
            .toList();
    for (Path patch : patches) {
      Path labels = gathering.root().resolve("gt").resolve(patch.getFileName());
      gathering.optional(
          "all",
          Gathering.stem(patch),
          patch,
          Files.isRegularFile(labels) ? Optional.of(labels) : Optional.empty());
    }
    int expected = TILES * SIDE * SIDE;
    if (patches.size() < expected) {
      gathering.note(
          Kind.MISSING_IMAGE,
          images,
          "%s has %d of the %d patches.".formatted(images, patches.size(), expected));
    }
  }

  /// Numbers in names are not padded with zeros.
  private static int position(Path patch) {
    return Arrays.stream(Gathering.stem(patch).split("_"))
        .mapToInt(Integer::parseInt)
        .reduce(0, (position, next) -> position * 1000 + next);
  }

  @Override
  public ClassList classes(Gathering gathering) {
    return new PotsdamLayout().classes(gathering);
  }

  @Override
  public Decoding decoding() {
    return new PotsdamLayout().decoding();
  }
}
