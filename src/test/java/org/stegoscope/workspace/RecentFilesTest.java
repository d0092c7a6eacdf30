package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.ui.SampleFiles;
import org.stegoscope.workspace.RecentFiles.Kind;

/// What was opened last.
final class RecentFilesTest {

  @TempDir Path folder;
  private final HeldRunner runner = new HeldRunner();
  private final Notices notices = new Notices();

  private RecentFiles recent() {
    SettingsFile file = new SettingsFile(folder.resolve("settings.json"));
    return new RecentFiles(
        new Settings(file, runner, UiThread.DIRECT, notices), runner, UiThread.DIRECT);
  }

  @Test
  void theNewestIsFirstEachOnceAndAtMostTwelve() {
    RecentFiles recent = recent();
    for (int i = 0; i < 20; i++) {
      recent.opened(Kind.PHOTO, folder.resolve(i + ".png"));
    }
    recent.opened(Kind.PHOTO, folder.resolve("15.png"));
    assertThat(recent.items(Kind.PHOTO))
        .hasSize(12)
        .startsWith(folder.resolve("15.png"), folder.resolve("19.png"), folder.resolve("18.png"))
        .doesNotHaveDuplicates();
    assertThat(recent.items(Kind.FOLDER)).isEmpty();
  }

  @Test
  void theyAreThereAtTheNextStartUntilTheyAreCleared() {
    recent().opened(Kind.CHECKPOINT, folder.resolve("a.pth"));
    runner.release();
    RecentFiles next = recent();
    assertThat(next.items(Kind.CHECKPOINT)).containsExactly(folder.resolve("a.pth"));
    next.clear();
    runner.release();
    assertThat(recent().items(Kind.CHECKPOINT)).isEmpty();
  }

  @Test
  void filesThatHaveGoneAreMissingAndThoseThatCameBackAreNot() throws IOException {
    RecentFiles recent = recent();
    Path file = folder.resolve("a.png");
    recent.opened(Kind.PHOTO, file);
    recent.check();
    runner.release();
    assertThat(recent.missing()).containsExactly(file);
    Files.createFile(file);
    recent.check();
    runner.release();
    assertThat(recent.missing()).isEmpty();
  }

  @Test
  void pathsThatAreNoneAreLeftOut() throws IOException {
    Files.writeString(
        folder.resolve("settings.json"), "{\"recent.photos\": [\"/a\\u0000b\", 7, \"/c.png\"]}");
    assertThat(recent().items(Kind.PHOTO)).containsExactly(Path.of("/c.png"));
    assertThat(notices.items()).isEmpty();
  }

  @Test
  void onlyWhatProvedGoodIsNoted() throws IOException {
    Path photo = SampleFiles.quarters(folder.resolve("good.png"), 16, 16);
    Path broken = SampleFiles.broken(folder.resolve("broken.png"));
    Path checkpoint = SampleFiles.untrainedBackbone(folder.resolve("vit.safetensors"), 16, 1);
    Path many = Files.createDirectory(folder.resolve("many"));
    SampleFiles.quarters(many.resolve("one.png"), 16, 16);
    try (Workspace workspace =
        new Workspace(new Laboratory(1 << 20), UiThread.DIRECT, _ -> runner)) {
      workspace.viewers().active().source().resolutionProperty().set("16x16");
      for (List<Path> opened :
          List.of(
              List.of(photo),
              List.of(broken),
              List.of(checkpoint),
              List.of(many),
              List.of(folder.resolve("none.pth")))) {
        workspace.open(opened);
        runner.release();
      }
      RecentFiles recent = workspace.recent();
      assertThat(recent.items(Kind.PHOTO)).startsWith(photo).doesNotContain(broken);
      assertThat(recent.items(Kind.PHOTO)).doesNotContain(many.resolve("one.png"));
      assertThat(recent.items(Kind.CHECKPOINT)).startsWith(checkpoint);
      assertThat(recent.items(Kind.FOLDER)).startsWith(many);
    }
  }
}
