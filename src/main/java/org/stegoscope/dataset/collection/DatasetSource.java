package org.stegoscope.dataset.collection;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

/// A data set as a user names it: `cityscapes:DIR`, or `DIR` alone for any folder of pictures.
public record DatasetSource(DatasetFormat format, Path folder) {

  /// @throws StegoscopeException where the text names no place
  public static DatasetSource parse(String text) {
    String stripped = text.strip();
    for (DatasetFormat format : DatasetFormat.values()) {
      if (stripped.startsWith(format + ":")) {
        return new DatasetSource(format, path(stripped.substring(format.toString().length() + 1)));
      }
    }
    return new DatasetSource(DatasetFormat.FOLDER, path(stripped));
  }

  private static Path path(String text) {
    try {
      if (!text.isBlank()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      throw new StegoscopeException("“%s” names no folder.".formatted(text), e);
    }
    throw new StegoscopeException(
        "Expected a data set such as camvid:DIR, with one of %s, or a folder of pictures."
            .formatted(formats()));
  }

  private static String formats() {
    return Arrays.stream(DatasetFormat.values())
        .map(DatasetFormat::toString)
        .collect(Collectors.joining(", "));
  }

  /// The kind and the last name of the folder, for a person.
  public String name() {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return format + " " + (last == null ? folder : last);
  }

  /// Finds the files of the data set; none of them is read but the lists.
  ///
  /// @throws StegoscopeException where there is no such folder, or no picture in it
  /// @throws JobCancelledException where `context` is cancelled meanwhile
  public Dataset open(JobContext context) {
    if (!Files.isDirectory(folder)) {
      throw new StegoscopeException(
          "There is no folder %s; data sets are a folder, or one of %s with a colon before it."
              .formatted(folder, formats()));
    }
    Gathering gathering = new Gathering(folder, context);
    format.layout().gather(gathering);
    return new Dataset(
        this,
        new CropScheme.Whole(),
        format.layout().classes(gathering),
        gathering.splits(),
        gathering.findings(),
        format.layout().decoding());
  }

  /// The text that [#parse] reads back.
  @Override
  public String toString() {
    return format + ":" + folder;
  }
}
