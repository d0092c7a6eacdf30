package org.stegoscope.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.job.JobContext;

/// Writes several arrays under their names into one file, as `numpy.savez_compressed` does: a zip
/// of `.npy`. The same arrays give the same bytes. A failure is the sentence of [AtomicFile].
public final class NpzFile {

  /// The beginning of time for zip files; NumPy writes the same.
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final Pattern NOT_IN_A_NAME = Pattern.compile("[/\\\\\\p{Cntrl}]");

  private NpzFile() {}

  /// Writes the arrays in the order of the map. A name must not be empty nor hold slashes or
  /// control characters.
  public static void write(Path file, SequencedMap<String, NpyArray> arrays, JobContext context) {
    arrays.keySet().forEach(NpzFile::requireName);
    AtomicFile.write(file, out -> write(out, arrays, context));
  }

  private static void requireName(String name) {
    if (name.isEmpty() || NOT_IN_A_NAME.matcher(name).find()) {
      throw new IllegalArgumentException(
          "the name of an array has no slashes or control characters and is not empty: " + name);
    }
  }

  private static void write(
      OutputStream out, SequencedMap<String, NpyArray> arrays, JobContext context)
      throws IOException {
    int done = 0;
    try (ZipOutputStream zip = new ZipOutputStream(new PartStream(out, context))) {
      // Features hardly shrink, so more effort is lost time.
      zip.setLevel(Deflater.BEST_SPEED);
      for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
        ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        array.getValue().writeTo(zip);
        zip.closeEntry();
        context.progress("writing arrays", (double) ++done / arrays.size());
      }
    }
  }
}
