package org.stegoscope.workspace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// What a user's files and folders are: photos, checkpoints and projects, told apart by their
/// names.
///
/// @param folders those among them, whose photos are in `photos`
record OpenedFiles(
    List<Path> photos, List<Path> checkpoints, List<Path> folders, List<Path> projects) {

  private static final Set<String> CHECKPOINTS = Set.of("pth", "pt", "ckpt", "safetensors", "bin");

  private static final Set<String> PHOTOS =
      Set.of("png", "jpg", "jpeg", "tif", "tiff", "webp", "bmp", "gif");

  OpenedFiles {
    photos = List.copyOf(photos);
    checkpoints = List.copyOf(checkpoints);
    folders = List.copyOf(folders);
    projects = List.copyOf(projects);
  }

  /// Of a folder, the photos that lie directly in it count, by name. A file that is none of these
  /// is taken for a photo, so that the user is told what is wrong with it.
  ///
  /// @throws StegoscopeException where a folder has no photos or cannot be read
  static OpenedFiles of(List<Path> paths, JobContext context) {
    List<Path> photos = new ArrayList<>();
    List<Path> checkpoints = new ArrayList<>();
    List<Path> folders = new ArrayList<>();
    List<Path> projects = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        photos.addAll(photosIn(path, context));
        folders.add(path);
      } else if (CHECKPOINTS.contains(extension(path))) {
        checkpoints.add(path);
      } else if (ProjectFile.EXTENSION.equals(extension(path))) {
        projects.add(path);
      } else {
        photos.add(path);
      }
    }
    return new OpenedFiles(photos, checkpoints, folders, projects);
  }

  private static List<Path> photosIn(Path folder, JobContext context) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        context.checkCancelled();
        if (PHOTOS.contains(extension(entry))) {
          found.add(entry);
        }
      }
    } catch (IOException e) {
      throw new StegoscopeException("The folder %s cannot be read.".formatted(folder), e);
    }
    if (found.isEmpty()) {
      throw new StegoscopeException(
          "The folder %s has no photos: expected PNG, JPEG, TIFF, WebP, BMP or GIF files directly in it."
              .formatted(folder));
    }
    found.sort(null);
    return found;
  }

  private static String extension(Path path) {
    Path name = path.getFileName();
    String text = name == null ? "" : name.toString();
    return text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
