package org.stegoscope.workspace;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.stegoscope.dataset.Photo;

/// A photo in the list, decoded or not yet.
public final class PhotoItem {

  /// What is known of the file.
  public sealed interface State {}

  /// Nobody has looked into it.
  public record Unread() implements State {}

  /// It is a photo of this size.
  public record Intact(int width, int height, Raster thumbnail) implements State {}

  /// It cannot be shown, for the reason the sentence gives.
  public record Broken(String sentence) implements State {}

  private final Path file;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Unread());

  /// Kept while memory lasts: reading the file again is always possible.
  private volatile SoftReference<Photo> decoded = new SoftReference<>(null);

  private volatile String sha256 = "";

  PhotoItem(Path file) {
    this.file = file;
  }

  public Path file() {
    return file;
  }

  public String name() {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  /// The name of the folder it lies in; empty where it has none.
  public String folderName() {
    Path folder = file.getParent();
    return folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  void setState(State known) {
    state.set(known);
  }

  /// In pixels.
  record Size(int width, int height) {}

  /// Empty while nobody has looked at the photo.
  Optional<Size> size() {
    if (state.get() instanceof Intact intact) {
      return Optional.of(new Size(intact.width(), intact.height()));
    }
    return decoded().map(photo -> new Size(photo.image().width(), photo.image().height()));
  }

  Optional<Photo> decoded() {
    return Optional.ofNullable(decoded.get());
  }

  void keep(Photo photo) {
    decoded = new SoftReference<>(photo);
    sha256 = photo.sha256();
  }

  /// The SHA-256 of the file as it was looked into last, in hexadecimal; empty where nobody has.
  String sha256() {
    return sha256;
  }

  void know(String digest) {
    sha256 = digest;
  }

  @Override
  public String toString() {
    return name();
  }
}
