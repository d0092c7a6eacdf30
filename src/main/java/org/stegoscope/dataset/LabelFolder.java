package org.stegoscope.dataset;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// The labels of photos: pictures in a folder, each named as its photo with the ending `.png`,
/// whose numbers are classes, 255 for none.
///
/// A file `classes.txt` in the folder or up to two above it, with a line "id name red green blue" a
/// class, names and colours them; a class called void or unlabelled is none, and lines that begin
/// with `#` say nothing.
///
/// @param classes named as far as they are; others get a number
public record LabelFolder(Path folder, Palette classes, int voidClass) {

  private static final Set<String> VOID_NAMES = Set.of("void", "unlabelled", "unlabeled");
  private static final int NO_VOID = -1;
  private static final int CLASSES = 255;
  private static final int PARENTS = 2;
  private static final int MOST_BYTES = 1 << 20;
  private static final long MOST_PIXELS = 200_000_000;

  /// @throws StegoscopeException if there is no such folder or `classes.txt` is something else
  public static LabelFolder of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new StegoscopeException("There is no folder of labels %s.".formatted(folder));
    }
    Path here = folder.toAbsolutePath().normalize();
    for (int up = 0; up <= PARENTS && here != null; up++, here = here.getParent()) {
      Path file = here.resolve("classes.txt");
      if (Files.isRegularFile(file)) {
        return named(folder, file);
      }
    }
    return new LabelFolder(folder, Palette.generated(CLASSES, "class"), NO_VOID);
  }

  private static LabelFolder named(Path folder, Path file) {
    List<Palette.Entry> entries = new ArrayList<>(Palette.generated(CLASSES, "class").entries());
    int voidClass = NO_VOID;
    int most = 0;
    for (String line : lines(file)) {
      String[] words = line.strip().split("\\s+");
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      try {
        int id = Integer.parseInt(words[0]);
        Rgb color =
            new Rgb(
                Integer.parseInt(words[2]), Integer.parseInt(words[3]), Integer.parseInt(words[4]));
        entries.set(id, new Palette.Entry(words[1], color));
        most = Math.max(most, id);
        voidClass = VOID_NAMES.contains(words[1].toLowerCase(Locale.ROOT)) ? id : voidClass;
      } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
        throw new StegoscopeException(
            "%s cannot be used: expected lines of \"id name red green blue\", found \"%s\"."
                .formatted(file, line.length() > 80 ? line.substring(0, 80) + "…" : line),
            e);
      }
    }
    return new LabelFolder(folder, new Palette(entries.subList(0, most + 1)), voidClass);
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new StegoscopeException("%s is too long for a list of classes.".formatted(file));
      }
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new StegoscopeException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
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
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers =
          in == null ? List.<ImageReader>of().iterator() : ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new StegoscopeException("%s is no picture of labels.".formatted(file));
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return read(reader, file, context);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof StegoscopeException told) {
        throw told;
      }
      throw new StegoscopeException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private LabelMap read(ImageReader reader, Path file, JobContext context) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MOST_PIXELS) {
      throw new StegoscopeException(
          "%s is too large for labels: %d x %d.".formatted(file, width, height));
    }
    Raster raster = reader.read(0).getRaster();
    if (raster.getNumBands() != 1) {
      throw new StegoscopeException(
          "%s cannot be used as labels: expected one number a pixel, found %d."
              .formatted(file, raster.getNumBands()));
    }
    byte[] labels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      context.checkCancelled();
      for (int x = 0; x < width; x++) {
        int id = raster.getSample(x, y, 0);
        labels[y * width + x] =
            (byte) (id < 0 || id >= CLASSES || id == voidClass ? LabelMap.VOID : id);
      }
    }
    return new LabelMap(width, height, labels);
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
