package org.stegoscope.dataset.collection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.stegoscope.core.LabelMap;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.dataset.ClassLists;

/// CocoStuff with its 182 classes merged to 27, in the curated lists that PiCIE introduced and
/// STEGO took over: `images/SPLIT/STEM.jpg`, `annotations/SPLIT/STEM.png`, `curated/SPLIT/*.txt`,
/// where `SPLIT` is `train2017` or `val2017`.
record CocoStuffLayout() implements Layout {

  private static final String COARSE = "Coco164kFull_Stuff_Coarse.txt";
  private static final String COARSE_7 = "Coco164kFull_Stuff_Coarse_7.txt";

  /// The class of each of the 182 ids of CocoStuff.
  private static final int[] COARSE_OF_FINE = coarseOfFine();

  @Override
  public void gather(Gathering gathering) {
    gather(gathering, "train", List.of(COARSE, COARSE_7));
    gather(gathering, "val", List.of(COARSE_7, COARSE));
  }

  private static void gather(Gathering gathering, String split, List<String> lists) {
    String year = split + "2017";
    Path curated = gathering.root().resolve("curated").resolve(year);
    Path images = gathering.root().resolve("images").resolve(year);
    Path labels = gathering.root().resolve("annotations").resolve(year);
    Optional<Path> list =
        lists.stream().map(curated::resolve).filter(Files::isRegularFile).findFirst();
    for (String stem : list.map(gathering::list).orElse(List.of())) {
      gathering
          .inside(images, stem + ".jpg")
          .ifPresent(
              image -> gathering.labelled(split, stem, image, labels.resolve(stem + ".png")));
    }
  }

  private static int[] coarseOfFine() {
    int[] firstThings = {0, 1, 9, 15, 25, 33, 43, 51, 61, 71, 77, 83, 91};
    int[] things = {9, 11, 8, 7, 6, 10, 5, 2, 3, 0, 1, 4};
    int[] stuff = {
      17, 17, 22, 20, 20, 22, 15, 25, 16, 13, 12, 12, 17, 17, 23, 15, 15, 17, 15, 21, 15, 25, 13,
      13, 13, 13, 13, 22, 26, 14, 14, 15, 22, 21, 21, 24, 20, 22, 15, 17, 16, 15, 22, 24, 21, 17,
      25, 16, 21, 17, 22, 16, 21, 21, 25, 21, 26, 21, 24, 20, 17, 14, 21, 26, 15, 23, 20, 21, 24,
      15, 24, 22, 25, 15, 20, 17, 17, 22, 14, 18, 18, 18, 18, 18, 18, 18, 26, 26, 19, 19, 24
    };
    int[] coarse = new int[91 + stuff.length];
    for (int group = 0; group < things.length; group++) {
      for (int id = firstThings[group]; id < firstThings[group + 1]; id++) {
        coarse[id] = things[group];
      }
    }
    System.arraycopy(stuff, 0, coarse, 91, stuff.length);
    return coarse;
  }

  /// Ids beyond the 182 are void and told; upstream they would be class 0.
  static int coarse(int fine) {
    if (fine == LabelMap.VOID) {
      return LabelMap.VOID;
    }
    return fine < COARSE_OF_FINE.length ? COARSE_OF_FINE[fine] : LabelCode.UNKNOWN;
  }

  @Override
  public ClassList classes(Gathering gathering) {
    return ClassLists.forDataset("cocostuff27").orElseThrow();
  }

  @Override
  public Decoding decoding() {
    return new Decoding.Pictures(LabelCode.numbers(CocoStuffLayout::coarse));
  }
}
