package org.stegoscope.workspace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stegoscope.core.StegoscopeException;

/// The photos and the untrained backbone that come with the application.
public record Sample(Path folder) {

  /// Where the application is installed; unset when it runs from its sources.
  private static final String HOME = "stegoscope.home";

  /// The sample of the installation this application runs from.
  public static Sample installed() {
    return new Sample(Path.of(System.getProperty(HOME, ""), "sample-data").toAbsolutePath());
  }

  /// Its photos by name, then its model.
  ///
  /// @throws StegoscopeException where they are not there
  List<Path> files() {
    Path model = folder.resolve("untrained-vit.safetensors");
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> photos =
        Files.newDirectoryStream(folder.resolve("photos"), "*.{jpg,png}")) {
      photos.forEach(files::add);
    } catch (IOException e) {
      throw missing(e);
    }
    if (files.isEmpty() || !Files.isRegularFile(model)) {
      throw missing(null);
    }
    files.sort(null);
    files.add(model);
    return files;
  }

  private StegoscopeException missing(IOException cause) {
    return new StegoscopeException(
        "The sample is not in %s: expected photos/*.jpg and untrained-vit.safetensors; start Stegoscope from its own folder, or open photos and a checkpoint of yours."
            .formatted(folder),
        cause);
  }
}
