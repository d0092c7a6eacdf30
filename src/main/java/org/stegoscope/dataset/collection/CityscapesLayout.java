package org.stegoscope.dataset.collection;

import java.nio.file.Path;
import java.util.List;
import org.stegoscope.core.LabelMap;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.dataset.ClassLists;

/// Cityscapes with the 27 classes of STEGO: `leftImg8bit/SPLIT/CITY/NAME_leftImg8bit.png` and
/// `gtFine/SPLIT/CITY/NAME_gtFine_labelIds.png`. The ids 7 to 33 are classes 0 to 26; those before
/// are void, as is the license plate, whose -1 is written 255. The labels of `test` were never
/// published: the files there are void all over.
record CityscapesLayout() implements Layout {

  private static final List<String> SPLITS = List.of("train", "val", "test");
  private static final String IMAGE = "_leftImg8bit.png";
  private static final String LABELS = "_gtFine_labelIds.png";
  private static final int FIRST_ID = 7;
  private static final int CLASSES = 27;

  @Override
  public void gather(Gathering gathering) {
    Path root = gathering.root();
    for (String split : SPLITS) {
      Path labels = root.resolve("gtFine").resolve(split);
      for (Path city : gathering.folders(root.resolve("leftImg8bit").resolve(split))) {
        for (Path image : gathering.pictures(city)) {
          String name = image.getFileName().toString();
          if (name.endsWith(IMAGE)) {
            String id = name.substring(0, name.length() - IMAGE.length());
            Path label = labels.resolve(city.getFileName()).resolve(id + LABELS);
            gathering.labelled(split, id, image, label);
          }
        }
      }
    }
  }

  static int classOf(int id) {
    if (id < FIRST_ID || id == LabelMap.VOID) {
      return LabelMap.VOID;
    }
    return id < FIRST_ID + CLASSES ? id - FIRST_ID : LabelCode.UNKNOWN;
  }

  @Override
  public ClassList classes(Gathering gathering) {
    return ClassLists.forDataset("cityscapes").orElseThrow();
  }

  @Override
  public Decoding decoding() {
    return new Decoding.Pictures(LabelCode.numbers(CityscapesLayout::classOf));
  }
}
