package org.stegoscope.dataset.collection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.dataset.ClassListFile;
import org.stegoscope.dataset.ClassLists;

/// CamVid with eleven classes, in two arrangements: `images/SPLIT/STEM.jpg` and
/// `labels/SPLIT/STEM.png` in the order of `SPLIT.txt`, or SegNet's `SPLIT` and `SPLITannot`, whose
/// lists name files in a folder of their author. A `classes.txt` takes the place of the known list.
record CamVidLayout() implements Layout {

  private static final List<String> SPLITS = List.of("train", "val", "test");

  @Override
  public void gather(Gathering gathering) {
    Path images = gathering.root().resolve("images");
    for (String split : SPLITS) {
      if (Files.isDirectory(images)) {
        gatherStems(gathering, split);
      } else if (Files.isDirectory(gathering.root().resolve(split))) {
        gatherSegNet(gathering, split);
      }
    }
  }

  private static void gatherStems(Gathering gathering, String split) {
    Path images = gathering.root().resolve("images").resolve(split);
    Path labels = gathering.root().resolve("labels").resolve(split);
    for (String stem : names(gathering, split, images)) {
      gathering
          .picture(images, stem)
          .ifPresent(
              image -> gathering.labelled(split, stem, image, labels.resolve(stem + ".png")));
    }
  }

  private static List<String> names(Gathering gathering, String split, Path images) {
    Path list = gathering.root().resolve(split + ".txt");
    return Files.isRegularFile(list)
        ? gathering.list(list)
        : gathering.pictures(images).stream().map(Gathering::stem).toList();
  }

  private static void gatherSegNet(Gathering gathering, String split) {
    Path images = gathering.root().resolve(split);
    Path labels = gathering.root().resolve(split + "annot");
    Path list = gathering.root().resolve(split + ".txt");
    if (!Files.isRegularFile(list)) {
      for (Path image : gathering.pictures(images)) {
        Path label = labels.resolve(Gathering.stem(image) + ".png");
        gathering.labelled(split, Gathering.stem(image), image, label);
      }
      return;
    }
    for (String line : gathering.list(list)) {
      String[] files = line.split("\\s+");
      Optional<Path> image = gathering.inside(images, last(files[0]));
      Optional<Path> label = gathering.inside(labels, last(files[files.length - 1]));
      if (image.isPresent() && label.isPresent()) {
        gathering.labelled(split, Gathering.stem(image.get()), image.get(), label.get());
      }
    }
  }

  /// `/SegNet/CamVid/train/a.png` is `a.png`; a path with steps upwards stays and is refused.
  private static String last(String path) {
    return path.contains("..") ? path : path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public ClassList classes(Gathering gathering) {
    return ClassListFile.in(gathering.root())
        .orElseGet(() -> ClassLists.forDataset("camvid").orElseThrow());
  }

  @Override
  public Decoding decoding() {
    return new Decoding.Pictures(LabelCode.IDS);
  }
}
