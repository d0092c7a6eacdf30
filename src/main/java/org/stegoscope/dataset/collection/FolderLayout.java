package org.stegoscope.dataset.collection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.dataset.ClassListFile;
import org.stegoscope.dataset.collection.Finding.Kind;

/// Pictures of anyone. The first of these that is there:
///
/// - `imgs/SPLIT` with `labels/SPLIT`, STEGO's own arrangement: the n-th picture has the n-th
///   labels, both sorted by name;
/// - `images/SPLIT` with `labels/SPLIT`, or `images` with `labels`: labels have the name of their
///   picture and end in `.png`;
/// - pictures in the folder itself, each with or without labels of its name that end in `.png`.
///
/// Without splits there is one, `all`. A list of classes in the folder or in `labels` names them.
record FolderLayout() implements Layout {

  private static final String ALL = "all";

  @Override
  public void gather(Gathering gathering) {
    Path root = gathering.root();
    for (String name : List.of("imgs", "images")) {
      Path images = root.resolve(name);
      if (Files.isDirectory(images)) {
        boolean ordered = name.equals("imgs");
        for (Path split : gathering.folders(images)) {
          String called = split.getFileName().toString();
          gather(gathering, called, split, root.resolve("labels").resolve(called), ordered);
        }
        if (!gathering.pictures(images).isEmpty()) {
          gather(gathering, ALL, images, root.resolve("labels"), ordered);
        }
        return;
      }
    }
    gatherFlat(gathering);
  }

  private static void gather(
      Gathering gathering, String split, Path images, Path labels, boolean ordered) {
    List<Path> photos = gathering.pictures(images);
    List<Path> maps = gathering.pictures(labels);
    if (ordered && !maps.isEmpty() && maps.size() != photos.size()) {
      gathering.note(
          Kind.MISMATCH,
          labels,
          ("%s has %d pictures and %s %d labels: they are paired by their names instead of their"
                  + " order.")
              .formatted(images, photos.size(), labels, maps.size()));
    }
    boolean byOrder = ordered && maps.size() == photos.size();
    for (int i = 0; i < photos.size(); i++) {
      Path photo = photos.get(i);
      Path named = labels.resolve(Gathering.stem(photo) + ".png");
      Optional<Path> label = Optional.of(byOrder ? maps.get(i) : named);
      gathering.optional(
          split, Gathering.stem(photo), photo, maps.isEmpty() ? Optional.empty() : label);
    }
  }

  /// A PNG is labels where another picture has its name.
  private static void gatherFlat(Gathering gathering) {
    Map<String, Path> maps = new HashMap<>();
    Set<String> others = new HashSet<>();
    List<Path> pictures = gathering.pictures(gathering.root());
    for (Path picture : pictures) {
      if (isPng(picture)) {
        maps.put(Gathering.stem(picture), picture);
      } else {
        others.add(Gathering.stem(picture));
      }
    }
    for (Path picture : pictures) {
      String stem = Gathering.stem(picture);
      if (!isPng(picture)) {
        gathering.optional(ALL, stem, picture, Optional.ofNullable(maps.get(stem)));
      } else if (!others.contains(stem)) {
        gathering.optional(ALL, stem, picture, Optional.empty());
      }
    }
  }

  private static boolean isPng(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".png");
  }

  @Override
  public ClassList classes(Gathering gathering) {
    return ClassListFile.in(gathering.root())
        .or(() -> ClassListFile.in(gathering.root().resolve("labels")))
        .orElseGet(() -> ClassList.numbered(ClassList.MOST));
  }

  @Override
  public Decoding decoding() {
    return new Decoding.Pictures(LabelCode.IDS);
  }
}
