package org.stegoscope.dataset.collection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.core.LabelMap;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.dataset.ClassLists;

/// ISPRS Potsdam as patches with three classes: `imgs/NAME.mat` with a variable `img`,
/// `gt/NAME.mat` with a variable `gt`, and lists of names. Patches without labels belong to it.
/// `all.txt`, which repeats the others, counts only where these are missing.
record PotsdamLayout() implements Layout {

  private static final String LABELLED = "labelled_";

  private static final Map<String, String> SPLITS = splits();

  private static Map<String, String> splits() {
    Map<String, String> lists = new LinkedHashMap<>();
    lists.put("labelled_train.txt", "train");
    lists.put("labelled_test.txt", "val");
    lists.put("unlabelled_train.txt", "unlabelled");
    return lists;
  }

  @Override
  public void gather(Gathering gathering) {
    SPLITS.forEach((list, split) -> gather(gathering, list, split));
    if (gathering.splits().isEmpty()) {
      gather(gathering, "all.txt", "all");
    }
  }

  private static void gather(Gathering gathering, String listed, String split) {
    Path list = gathering.root().resolve(listed);
    if (!Files.isRegularFile(list)) {
      return;
    }
    Path images = gathering.root().resolve("imgs");
    for (String line : gathering.list(list)) {
      String name = line.endsWith(".mat") ? line : line + ".mat";
      gathering
          .inside(images, name)
          .ifPresent(image -> {
            Path labels = gathering.root().resolve("gt").resolve(name);
            boolean expected = listed.startsWith(LABELLED) || Files.isRegularFile(labels);
            Optional<Path> label = expected ? Optional.of(labels) : Optional.empty();
            gathering.optional(split, Gathering.stem(image), image, label);
          });
    }
  }

  /// Impervious surface and car, building and clutter, low vegetation and tree.
  static int coarse(int fine) {
    return switch (fine) {
      case 0, 4 -> 0;
      case 1, 5 -> 1;
      case 2, 3 -> 2;
      case LabelMap.VOID -> LabelMap.VOID;
      default -> LabelCode.UNKNOWN;
    };
  }

  @Override
  public ClassList classes(Gathering gathering) {
    return ClassLists.forDataset("potsdam").orElseThrow();
  }

  @Override
  public Decoding decoding() {
    return new MatDecoding(LabelCode.numbers(PotsdamLayout::coarse));
  }
}
