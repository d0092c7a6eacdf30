package org.stegoscope.dataset.collection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.dataset.ClassLists;

/// Pascal VOC: `JPEGImages/STEM.jpg`, `SegmentationClass/STEM.png` with the class as palette index
/// or in its colour, 255 or cream where none, and `ImageSets/Segmentation/SPLIT.txt`. The folder
/// may also be one that holds `VOC2012` or `VOCdevkit/VOC2012`. `trainval`, which is both others,
/// counts only where these are missing.
record VocLayout() implements Layout {

  @Override
  public void gather(Gathering gathering) {
    Path root =
        Stream.of("", "VOC2012", "VOCdevkit/VOC2012")
            .map(gathering.root()::resolve)
            .filter(folder -> Files.isDirectory(folder.resolve("JPEGImages")))
            .findFirst()
            .orElse(gathering.root());
    for (String split : List.of("train", "val")) {
      gather(gathering, root, split);
    }
    if (gathering.splits().isEmpty()) {
      gather(gathering, root, "trainval");
    }
  }

  private static void gather(Gathering gathering, Path root, String split) {
    Path list = root.resolve("ImageSets/Segmentation").resolve(split + ".txt");
    if (!Files.isRegularFile(list)) {
      return;
    }
    Path images = root.resolve("JPEGImages");
    Path labels = root.resolve("SegmentationClass");
    for (String stem : gathering.list(list)) {
      gathering
          .inside(images, stem + ".jpg")
          .ifPresent(
              image -> gathering.labelled(split, stem, image, labels.resolve(stem + ".png")));
    }
  }

  @Override
  public ClassList classes(Gathering gathering) {
    return ClassLists.forDataset("voc").orElseThrow();
  }

  @Override
  public Decoding decoding() {
    return new Decoding.Pictures(LabelCode.IDS);
  }
}
