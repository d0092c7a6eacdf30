package org.stegoscope.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// The labels of photos: pictures in a folder, each named as its photo with the ending `.png`,
/// whose numbers are classes, 255 for none.
///
/// A file `classes.txt`, as [ClassListFile] reads it, in the folder or up to two above it names and
/// colours the classes.
///
/// @param list names classes as far as they are; others get a number
public record LabelFolder(Path folder, ClassList list) {

  private static final int CLASSES = 255;
  private static final int PARENTS = 2;

  /// @throws StegoscopeException if there is no such folder or `classes.txt` is something else
  public static LabelFolder of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new StegoscopeException("There is no folder of labels %s.".formatted(folder));
    }
    Path here = folder.toAbsolutePath().normalize();
    for (int up = 0; up <= PARENTS && here != null; up++, here = here.getParent()) {
      Path file = here.resolve("classes.txt");
      if (Files.isRegularFile(file)) {
        return new LabelFolder(folder, ClassListFile.read(file));
      }
    }
    return new LabelFolder(folder, ClassList.numbered(CLASSES));
  }

  /// The names and colours of the classes, as they are in the list.
  public Palette classes() {
    return new Palette(
        list.entries().stream()
            .map(entry -> new Palette.Entry(entry.name(), entry.color()))
            .toList());
  }

  /// The labels of a photo, as large as it; empty where the folder has none.
  ///
  /// @throws StegoscopeException if they cannot be read or have another shape than the photo
  public Optional<LabelMap> labelsOf(Photo photo, JobContext context) {
    String name = photo.file().getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path file = folder.resolve((dot > 0 ? name.substring(0, dot) : name) + ".png");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return Optional.of(fitted(read(file, context), photo, file));
  }

  private LabelMap read(Path file, JobContext context) {
    LabelPicture picture = LabelPicture.read(file, context);
    if (picture.bands() != 1) {
      throw new StegoscopeException(
          "%s cannot be used as labels: expected one number a pixel, found %d."
              .formatted(file, picture.bands()));
    }
    byte[] labels = new byte[picture.values().length];
    for (int i = 0; i < labels.length; i++) {
      int id = picture.values()[i];
      labels[i] = (byte) (id >= CLASSES || list.isIgnored(id) ? LabelMap.VOID : id);
    }
    return new LabelMap(picture.width(), picture.height(), labels);
  }

  /// The nearest label of each pixel of the photo.
  private static LabelMap fitted(LabelMap labels, Photo photo, Path file) {
    int width = photo.image().width();
    int height = photo.image().height();
    if (labels.width() == width && labels.height() == height) {
      return labels;
    }
    double off = Math.abs((double) labels.width() * height / width - labels.height());
    if (off > 1) {
      throw new StegoscopeException(
          "%s is %d x %d and its photo %d x %d: labels have the shape of their photo."
              .formatted(file, labels.width(), labels.height(), width, height));
    }
    byte[] nearest = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int row = Math.min((int) ((y + 0.5) * labels.height() / height), labels.height() - 1);
      for (int x = 0; x < width; x++) {
        int column = Math.min((int) ((x + 0.5) * labels.width() / width), labels.width() - 1);
        nearest[y * width + x] = (byte) labels.at(column, row);
      }
    }
    return new LabelMap(width, height, nearest);
  }

  /// The classes of patches, `[patches]`: that of most pixels whose middles they cover, the lowest
  /// of equally many; -1 where most have none.
  public static int[] ofPatches(LabelMap labels, InputGeometry geometry) {
    int[] classes = new int[geometry.grid().size()];
    for (int patch = 0; patch < classes.length; patch++) {
      Placement place = geometry.placement().ofPatch(geometry.grid(), patch);
      int left = Math.max(0, (int) Math.ceil(place.x() - 0.5));
      int top = Math.max(0, (int) Math.ceil(place.y() - 0.5));
      int right = Math.min(labels.width(), (int) Math.ceil(place.x() + place.width() - 0.5));
      int bottom = Math.min(labels.height(), (int) Math.ceil(place.y() + place.height() - 0.5));
      int[] counts = new int[LabelMap.VOID + 1];
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          counts[labels.at(x, y)]++;
        }
      }
      classes[patch] = most(counts);
    }
    return classes;
  }

  private static int most(int[] counts) {
    int best = LabelMap.VOID;
    for (int id = LabelMap.VOID - 1; id >= 0; id--) {
      best = counts[id] > 0 && counts[id] >= counts[best] ? id : best;
    }
    return best == LabelMap.VOID ? -1 : best;
  }
}
