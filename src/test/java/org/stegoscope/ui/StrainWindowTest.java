package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.workspace.AttentionDisplay;
import org.stegoscope.workspace.LayerKind;
import org.stegoscope.workspace.Scope;
import org.stegoscope.workspace.TaskItem;
import org.stegoscope.workspace.Viewers;
import org.stegoscope.workspace.Workbench;
import org.testfx.framework.junit5.Start;

/// What goes wrong is a sentence while everything else goes on, and what takes long is called off.
final class StrainWindowTest extends WorkbenchWindow {

  @Start
  void start(Stage stage) {
    show(stage);
  }

  /// Work that takes long enough to be called off.
  enum Work {
    FEATURES(Workbench.SEGMENT, "Features of"),
    JOINT_FEATURES(Workbench.SEGMENT, "Features of"),
    ROLLOUT(Workbench.ATTEND, "Attention rollout"),
    SEARCH(Workbench.CORRESPOND, "Searching"),
    COLORS(Workbench.COLOR, "Features to colour");

    private final Workbench workbench;
    private final String title;

    Work(Workbench workbench, String title) {
      this.workbench = workbench;
      this.title = title;
    }
  }

  /// A network and photos whose passes take seconds: far longer than a cancel may.
  private void openLarge() {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("a.png", "b.png", "c.png")) {
      files.add(SampleFiles.quarters(folder.resolve(name), 640, 480));
    }
    files.add(SampleFiles.untrainedBackbone(folder.resolve("large.safetensors"), 192, 12));
    window.run(() -> {
      window.workspace().viewers().active().source().resolutionProperty().set("64x64");
      window.workspace().open(files);
    });
    window.awaitSegmentation();
    window.awaitRest();
  }

  private void start(Work work) {
    Viewers viewers = window.workspace().viewers();
    viewers.work(work.workbench);
    viewers.active().source().resolutionProperty().set("native");
    switch (work) {
      case FEATURES, COLORS -> {}
      case JOINT_FEATURES -> viewers.active().segmentation().scopeProperty().set(Scope.ALL);
      case ROLLOUT -> viewers.active().attention().displayProperty().set(AttentionDisplay.ROLLOUT);
      case SEARCH -> {
        viewers.press(viewers.active(), new InputGeometry.Point(100, 100), Viewers.Press.PLACE);
        window.workspace().search().search();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void workIsCalledOffAndSaysSo(Work work) {
    openLarge();
    window.run(() -> start(work));
    window.await("its start", () -> window.runner().submitted(work.title) > 0 && busy());
    // As the buttons of all tasks do; other work may be in front of the one that is meant.
    window.run(() -> List.copyOf(window.workspace().tasks().items()).forEach(TaskItem::cancel));
    window.awaitRest();
    assertThat(window.get(() -> window.node("#status-A", Label.class).getText()))
        .isEqualTo("Cancelled. F5 computes again.");
    if (work == Work.SEARCH) {
      assertThat(window.get(() -> window.node("#search-remark", Label.class).getText()))
          .isEqualTo("Cancelled.");
    }
    assertThat(window.workspace().notices().items()).isEmpty();
  }

  private boolean busy() {
    return !window.workspace().tasks().items().isEmpty();
  }

  @Test
  void aBrokenPhotoAmongFiftyGoodOnesIsLeftOutOfWhatIsAskedOfAll() throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      files.add(SampleFiles.quarters(folder.resolve("photo%02d.png".formatted(i)), 32, 24));
    }
    files.add(25, SampleFiles.broken(folder.resolve("broken.png")));
    files.add(SampleFiles.untrainedBackbone(folder.resolve("vit.safetensors"), 16, 1));
    open(files);
    window.run(() -> {
      window.workspace().viewers().work(Workbench.COLOR);
      viewer("A").colors().scopeProperty().set(Scope.ALL);
    });
    window.await("the colours", () -> viewer("A").colors().coloredProperty().get() != null);
    window.awaitRest();
    assertThat(window.get(() -> viewer("A").colors().coloredProperty().get().photos())).hasSize(50);
    assertThat(window.get(() -> window.node("#colors-explained", Label.class).getText()))
        .endsWith("1 photo could not be read and is left out.");
    assertThat(window.workspace().notices().items()).isEmpty();
  }

  @Test
  void aCheckpointThatDoesNotFitIsASentenceAndTheOtherGoesOn() throws IOException {
    openPhotos("a.png");
    Path wrong = SampleFiles.broken(folder.resolve("wrong.safetensors"));
    window.run(() -> window.workspace().open(List.of(wrong)));
    window.await("the notice", () -> !window.workspace().notices().items().isEmpty());
    assertThat(window.workspace().notices().items().getFirst().sentence())
        .contains("wrong.safetensors")
        .doesNotContain("Exception");
    window.run(() -> {
      window.workspace().viewers().work(Workbench.SEGMENT);
      viewer("A").segmentation().clustersProperty().set(3);
    });
    window.awaitSegmentation();
    assertThat(window.get(() -> viewer("A").layer(LayerKind.SEGMENTATION).paintedProperty().get()))
        .isNotNull();
  }

  @Test
  void theButtonBesideATaskCallsItOff() {
    openPhotos("a.png");
    window.runner().makeEndless("Attention rollout");
    window.run(() -> {
      window.workspace().viewers().work(Workbench.ATTEND);
      viewer("A").attention().displayProperty().set(AttentionDisplay.ROLLOUT);
    });
    window.await(
        "the endless job",
        () ->
            window.workspace().tasks().items().size() == 1
                && window.runner().submitted("Attention rollout") == 1
                && window.node(".cancel-task", Button.class) != null);
    window.run(() -> window.node(".cancel-task", Button.class).fire());
    window.awaitRest();
    assertThat(window.get(() -> viewer("A").attention().cancelledProperty().get())).isTrue();
  }
}
