package org.stegoscope.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/// The file dialogs of the desktop; each remembers the folder it was used in.
public final class DesktopFileChoosers implements FileChoosers {

  private static final ExtensionFilter EVERYTHING = new ExtensionFilter("All files", "*.*");

  private final Window owner;
  private final FileChooser photos = new FileChooser();
  private final DirectoryChooser folder = new DirectoryChooser();
  private final FileChooser checkpoints = new FileChooser();

  public DesktopFileChoosers(Window owner) {
    this.owner = owner;
    photos.setTitle("Open photos");
    photos
        .getExtensionFilters()
        .addAll(
            new ExtensionFilter(
                "Photos", "*.png", "*.jpg", "*.jpeg", "*.tif", "*.tiff", "*.webp", "*.bmp",
                "*.gif"),
            EVERYTHING);
    folder.setTitle("Open a folder of photos");
    checkpoints.setTitle("Open checkpoint");
    checkpoints
        .getExtensionFilters()
        .addAll(
            new ExtensionFilter("Checkpoints", "*.pth", "*.pt", "*.ckpt", "*.safetensors", "*.bin"),
            EVERYTHING);
  }

  @Override
  public List<Path> photos() {
    return several(photos);
  }

  @Override
  public Optional<Path> photoFolder() {
    Optional<File> chosen = Optional.ofNullable(folder.showDialog(owner));
    chosen.ifPresent(folder::setInitialDirectory);
    return chosen.map(File::toPath);
  }

  @Override
  public List<Path> checkpoints() {
    return several(checkpoints);
  }

  private List<Path> several(FileChooser chooser) {
    List<File> chosen = chooser.showOpenMultipleDialog(owner);
    if (chosen == null || chosen.isEmpty()) {
      return List.of();
    }
    chooser.setInitialDirectory(chosen.getFirst().getParentFile());
    return chosen.stream().map(File::toPath).toList();
  }
}
