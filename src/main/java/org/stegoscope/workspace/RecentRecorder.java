package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javafx.collections.ListChangeListener;
import org.stegoscope.workspace.RecentFiles.Kind;

/// Notes what was opened and proved to be what it was taken for: photos that were looked at and
/// decoded, checkpoints that were loaded, folders that have photos. Photos of an opened folder and
/// the sample are not noted one by one.
final class RecentRecorder {

  private final RecentFiles recent;
  private final Path sample = Sample.installed().folder();
  private final Set<Path> folders = new HashSet<>();

  RecentRecorder(RecentFiles recent, Photos photos, Models models) {
    this.recent = recent;
    photos
        .activeProperty()
        .flatMap(PhotoItem::stateProperty)
        .subscribe(state -> {
          if (state instanceof PhotoItem.Intact) {
            note(photos.activeProperty().get());
          }
        });
    models
        .items()
        .addListener(
            (ListChangeListener<ModelItem>)
                change -> {
                  while (change.next()) {
                    change.getAddedSubList().forEach(item -> note(Kind.CHECKPOINT, item.file()));
                  }
                });
  }

  void opened(OpenedFiles files) {
    for (Path folder : files.folders()) {
      folders.add(folder);
      recent.opened(Kind.FOLDER, folder);
    }
  }

  private void note(PhotoItem photo) {
    if (!folders.contains(photo.file().getParent())) {
      note(Kind.PHOTO, photo.file());
    }
  }

  private void note(Kind kind, Path file) {
    if (!file.startsWith(sample)) {
      recent.opened(kind, file);
    }
  }
}
