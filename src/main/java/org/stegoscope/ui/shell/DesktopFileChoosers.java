package org.stegoscope.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.stegoscope.workspace.Settings;

/// The file dialogs of the desktop; each remembers the folder it was used in, from one start to the
/// next.
public final class DesktopFileChoosers implements FileChoosers {

  private static final ExtensionFilter EVERYTHING = new ExtensionFilter("All files", "*.*");

  private static final ExtensionFilter PROJECTS = new ExtensionFilter("Projects", "*.stegoscope");

  private final Window owner;
  private final Settings settings;
  private final FileChooser photos = new FileChooser();
  private final DirectoryChooser folder = new DirectoryChooser();
  private final FileChooser checkpoints = new FileChooser();

  public DesktopFileChoosers(Window owner, Settings settings) {
    this.owner = owner;
    this.settings = settings;
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
    return several(photos, "folder.photos");
  }

  @Override
  public Optional<Path> photoFolder() {
    lastFolder("folder.folders").ifPresent(folder::setInitialDirectory);
    Optional<File> chosen = Optional.ofNullable(folder.showDialog(owner));
    chosen.ifPresent(used -> settings.put("folder.folders", used.getAbsolutePath()));
    return chosen.map(File::toPath);
  }

  @Override
  public List<Path> checkpoints() {
    return several(checkpoints, "folder.checkpoints");
  }

  @Override
  public Optional<Path> project() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open project");
    chooser.getExtensionFilters().addAll(PROJECTS, EVERYTHING);
    return one(chooser, "folder.projects", it -> it.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> saveProject(String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save project");
    chooser.setInitialFileName(name);
    chooser.getExtensionFilters().add(PROJECTS);
    return one(chooser, "folder.projects", it -> it.showSaveDialog(owner));
  }

  @Override
  public Optional<Path> moved(String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Where is " + name + "?");
    return one(chooser, "folder.moved", it -> it.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> searched() {
    return folder("Search a folder and all folders in it", "folder.searched");
  }

  @Override
  public Optional<Path> labels() {
    return folder("The labels of the photos: PNG files of the same names", "folder.labels");
  }

  @Override
  public Optional<Path> dataset() {
    return folder("The folder of the data set", "folder.dataset");
  }

  @Override
  public Optional<Path> classes() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open a list of classes");
    chooser
        .getExtensionFilters()
        .addAll(new ExtensionFilter("Lists of classes", "*.json", "*.txt"), EVERYTHING);
    return one(chooser, "folder.classes", it -> it.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> sweep() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open a sweep");
    chooser.getExtensionFilters().addAll(new ExtensionFilter("Sweeps", "*.json"), EVERYTHING);
    return one(chooser, "folder.sweep", it -> it.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> sweepFolder() {
    return folder("Run the sweep in this folder", "folder.sweeps");
  }

  @Override
  public Optional<Path> exportFolder() {
    return folder("Export into this folder", "folder.export");
  }

  @Override
  public Optional<Path> folder(String title) {
    return folder(title, "folder.other");
  }

  private Optional<Path> folder(String title, String setting) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    lastFolder(setting).ifPresent(chooser::setInitialDirectory);
    Optional<File> chosen = Optional.ofNullable(chooser.showDialog(owner));
    chosen.ifPresent(used -> settings.put(setting, used.getAbsolutePath()));
    return chosen.map(File::toPath);
  }

  private Optional<Path> one(
      FileChooser chooser, String setting, Function<FileChooser, File> dialog) {
    lastFolder(setting).ifPresent(chooser::setInitialDirectory);
    Optional<File> chosen = Optional.ofNullable(dialog.apply(chooser));
    chosen.ifPresent(file -> settings.put(setting, file.getAbsoluteFile().getParent()));
    return chosen.map(File::toPath);
  }

  @Override
  public Optional<Path> save(String title, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    lastFolder("folder.saved").ifPresent(chooser::setInitialDirectory);
    Optional<File> chosen = Optional.ofNullable(chooser.showSaveDialog(owner));
    chosen.ifPresent(file -> settings.put("folder.saved", file.getAbsoluteFile().getParent()));
    return chosen.map(File::toPath);
  }

  private List<Path> several(FileChooser chooser, String setting) {
    lastFolder(setting).ifPresent(chooser::setInitialDirectory);
    List<File> chosen = chooser.showOpenMultipleDialog(owner);
    if (chosen == null || chosen.isEmpty()) {
      return List.of();
    }
    settings.put(setting, chosen.getFirst().getAbsoluteFile().getParent());
    return chosen.stream().map(File::toPath).toList();
  }

  /// A dialog refuses to open on a folder that has gone.
  private Optional<File> lastFolder(String setting) {
    return settings.text(setting).map(File::new).filter(File::isDirectory);
  }
}
