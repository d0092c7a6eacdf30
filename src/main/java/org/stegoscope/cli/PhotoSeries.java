package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.List;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Photo;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.OutputNames;

/// Photos that go through a model one after another; one that cannot be used is told and does not
/// stop the others.
final class PhotoSeries {

  /// What is done with a photo; `name` is that of its results.
  interface Visit {

    void photo(Photo photo, LoadedModel model, String name);
  }

  private final List<Path> files;
  private final Terminal terminal;
  private final Laboratory laboratory;
  private boolean allWell = true;

  PhotoSeries(List<Path> files, Terminal terminal, Laboratory laboratory) {
    this.files = files;
    this.terminal = terminal;
    this.laboratory = laboratory;
  }

  /// Visits every photo that can be read. A model that cannot be loaded ends the series.
  void forEach(LazyModel model, Visit visit) {
    List<String> names = OutputNames.of(files);
    for (int i = 0; i < files.size(); i++) {
      try {
        Photo photo = laboratory.photo(files.get(i), terminal.context());
        visit.photo(photo, model.get(), names.get(i));
      } catch (StegoscopeException e) {
        if (model.isBroken()) {
          throw e;
        }
        terminal.complain(e.getMessage());
        allWell = false;
      }
    }
  }

  /// The status to exit with.
  int status() {
    return (allWell ? ExitCode.OK : ExitCode.BAD_INPUT).status();
  }
}
