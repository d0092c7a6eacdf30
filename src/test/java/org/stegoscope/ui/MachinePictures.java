package org.stegoscope.ui;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.stegoscope.model.Precision;

/// Pictures to look at when something was changed, not to publish: they show this machine, or what
/// passes by.
final class MachinePictures {

  private MachinePictures() {}

  static List<Picture> all() {
    return List.of(
        new Picture("gpu", MachinePictures::gpu),
        new Picture("computing", MachinePictures::computing),
        new Picture("grid", MachinePictures::grid),
        new Picture("notice", MachinePictures::notice),
        new Picture("search", MachinePictures::search),
        new Picture("busy", MachinePictures::busy));
  }

  private static void gpu(Studio studio) {
    studio.openSample();
    studio.run(studio.window().actions().help().gpu::run);
    studio.rest();
  }

  private static void computing(Studio studio) {
    studio.openSample();
    studio.run(studio.window().actions().compute().computing::run);
    studio.rest();
  }

  private static void grid(Studio studio) {
    studio.openSample();
    studio.choosePhoto(3);
    studio.run(() -> {
      studio.workspace().overlay().outlinedProperty().set(true);
      studio.workspace().viewer().gridShownProperty().set(true);
      studio.workspace().viewer().zoomAt(300, 300, 2.5);
      studio.workspace().viewer().pointAt(300, 300);
    });
    studio.rest();
  }

  private static void notice(Studio studio) {
    studio.openSample();
    studio.run(() -> studio.workspace().open(List.of(Path.of("nowhere.pth"))));
    studio.rest();
  }

  private static void search(Studio studio) {
    studio.openSample();
    studio.run(() -> studio.window().node("#photo-search", TextField.class).setText("a"));
  }

  /// With a job that never ends and others behind it.
  private static void busy(Studio studio) {
    studio.openSample();
    OpenWindow window = studio.window();
    window.runner().makeEndless("Features");
    studio.run(() -> studio.workspace().segmentation().flipProperty().set(true));
    window.await("a task", () -> !studio.workspace().tasks().items().isEmpty());
    studio.run(() -> {
      studio.workspace().diagnose(_ -> {});
      studio.workspace().computing().choose(Precision.BFLOAT16);
    });
    window.await("more tasks", () -> studio.workspace().tasks().items().size() > 2);
    studio.run(() -> window.node("#all-tasks", Button.class).fire());
  }
}
