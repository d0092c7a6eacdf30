package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.ui.SampleFiles;

/// What is kept of a window without being saved, and how it comes back.
final class SessionTest {

  private static final long CACHE_BYTES = 1 << 20;

  @TempDir Path folder;
  private final HeldRunner runner = new HeldRunner();
  private final List<Workspace> windows = new ArrayList<>();
  private String configBefore;

  @BeforeEach
  void ownSettings() {
    configBefore = System.getProperty(UserFolder.PROPERTY);
    System.setProperty(UserFolder.PROPERTY, folder.resolve("config").toString());
  }

  @AfterEach
  void close() {
    windows.forEach(Workspace::close);
    System.setProperty(UserFolder.PROPERTY, configBefore);
  }

  private Workspace window() {
    Workspace window = new Workspace(new Laboratory(CACHE_BYTES), UiThread.DIRECT, _ -> runner);
    windows.add(window);
    window.project().keepSessions();
    runner.release();
    return window;
  }

  private Workspace windowWith(String... photos) {
    Workspace window = window();
    open(window, photos);
    return window;
  }

  private void open(Workspace window, String... photos) {
    window.open(
        Stream.of(photos).map(name -> SampleFiles.quarters(folder.resolve(name), 16, 16)).toList());
    runner.release();
  }

  private void autosave(Workspace window) {
    window.project().autosave();
    runner.release();
  }

  private Path sessions() {
    return folder.resolve("config/sessions");
  }

  private List<Path> kept() throws IOException {
    if (!Files.exists(sessions())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(sessions())) {
      return files
          .filter(file -> file.getFileName().toString().matches("session-.*stegoscope"))
          .toList();
    }
  }

  /// What is left when a process dies: its file, without its lock.
  private void crash(Workspace window) throws IOException {
    autosave(window);
    Path left = kept().getFirst();
    byte[] bytes = Files.readAllBytes(left);
    window.project().newProject();
    autosave(window);
    window.close();
    windows.remove(window);
    Files.deleteIfExists(sessions().resolve("last.stegoscope"));
    Files.write(sessions().resolve("session-0-0.stegoscope"), bytes);
  }

  private static List<String> names(Workspace of) {
    return of.photos().items().stream().map(PhotoItem::name).toList();
  }

  @Test
  void aSessionThatCrashedIsOfferedAndComesBack() throws IOException {
    Workspace first = windowWith("a.png", "b.png");
    first.queries().add(first.photos().items().getFirst(), 3, 4);
    crash(first);
    Workspace next = window();
    assertThat(next.project().abandonedProperty().get()).hasSize(1);
    Notice notice = next.notices().items().getFirst();
    assertThat(notice.offers())
        .extracting(Notice.Offer::label)
        .containsExactly("Restore the last session", "Discard");
    notice.offers().getFirst().work().run();
    runner.release();
    assertThat(names(next)).containsExactly("a.png", "b.png");
    assertThat(next.queries().allProperty().get()).hasSize(1);
    assertThat(sessions().resolve("session-0-0.stegoscope")).exists();
    autosave(next);
    assertThat(next.notices().items()).isEmpty();
    assertThat(sessions().resolve("session-0-0.stegoscope")).doesNotExist();
    assertThat(kept()).hasSize(1);
  }

  @Test
  void aProjectThatCrashedWithChangesGetsItsNameBackAndIsStillModified() throws IOException {
    Workspace first = windowWith("a.png");
    Path file = folder.resolve("study.stegoscope");
    first.project().saveAs(file);
    runner.release();
    open(first, "b.png");
    autosave(first);
    Path left = kept().getFirst();
    Files.copy(left, sessions().resolve("session-0-0.stegoscope"));
    Workspace next = window();
    next.project().restoreAbandoned();
    runner.release();
    assertThat(next.project().fileProperty().get()).isEqualTo(file);
    assertThat(next.project().modifiedProperty().get()).isTrue();
    assertThat(names(next)).containsExactly("a.png", "b.png");
    next.project().save();
    runner.release();
    assertThat(next.project().modifiedProperty().get()).isFalse();
    assertThat(sessions().resolve("session-0-0.stegoscope")).doesNotExist();
  }

  @Test
  void whatIsDiscardedIsNotOfferedAgain() throws IOException {
    crash(windowWith("a.png"));
    window().project().discardAbandoned();
    runner.release();
    assertThat(window().project().abandonedProperty().get()).isEmpty();
    assertThat(kept()).isEmpty();
  }

  @Test
  void twoWindowsKeepTheirOwnFilesAndNeitherIsTakenForACrash() throws IOException {
    autosave(windowWith("a.png"));
    autosave(windowWith("b.png"));
    assertThat(kept()).hasSize(2);
    assertThat(window().project().abandonedProperty().get()).isEmpty();
  }

  @Test
  void anUntitledWindowIsTheLastSessionAfterAQuietEnd() throws IOException {
    Workspace first = windowWith("a.png", "b.png");
    autosave(first);
    first.close();
    windows.remove(first);
    assertThat(kept()).isEmpty();
    Workspace next = window();
    assertThat(next.notices().items()).isEmpty();
    assertThat(next.project().hasLastProperty().get()).isTrue();
    next.project().reopenLast();
    runner.release();
    assertThat(names(next)).containsExactly("a.png", "b.png");
    assertThat(next.project().fileProperty().get()).isNull();
  }

  @Test
  void anUntitledWindowIsKeptWhenAProjectTakesItsPlace() {
    Workspace window = windowWith("a.png");
    window.project().newProject();
    runner.release();
    assertThat(names(window)).isEmpty();
    window.project().reopenLast();
    runner.release();
    assertThat(names(window)).containsExactly("a.png");
  }

  @Test
  void aSavedProjectLeavesNothingBehind() throws IOException {
    Workspace first = windowWith("a.png");
    autosave(first);
    first.project().saveAs(folder.resolve("study.stegoscope"));
    runner.release();
    assertThat(kept()).isEmpty();
    first.close();
    windows.remove(first);
    Workspace next = window();
    assertThat(next.project().hasLastProperty().get()).isFalse();
    assertThat(next.project().abandonedProperty().get()).isEmpty();
  }

  @Test
  void changesOfAProjectThatNobodyDecidedAboutAreOfferedAtTheNextStart() {
    Workspace first = windowWith("a.png");
    first.project().saveAs(folder.resolve("study.stegoscope"));
    runner.release();
    open(first, "b.png");
    first.close();
    windows.remove(first);
    Workspace next = window();
    next.project().restoreAbandoned();
    runner.release();
    assertThat(names(next)).containsExactly("a.png", "b.png");
  }

  @Test
  void nothingIsWrittenWhileNothingChanges() {
    Workspace window = windowWith("a.png");
    autosave(window);
    int before = runner.started().size();
    autosave(window);
    assertThat(runner.started()).hasSize(before);
    window.viewer().gridShownProperty().set(true);
    autosave(window);
    assertThat(runner.started()).hasSizeGreaterThan(before);
  }

  @Test
  void aDiskThatRefusesIsOneNotice() throws IOException {
    Files.createDirectories(sessions().getParent());
    Files.writeString(sessions(), "a file where the folder should be");
    Workspace window = new Workspace(new Laboratory(CACHE_BYTES), UiThread.DIRECT, _ -> runner);
    windows.add(window);
    window.project().keepSessions();
    runner.release();
    List.copyOf(window.notices().items()).forEach(window.notices()::dismiss);
    open(window, "a.png");
    autosave(window);
    open(window, "b.png");
    autosave(window);
    assertThat(window.notices().items()).hasSize(1);
    assertThat(window.notices().items().getFirst().sentence()).contains("cannot be kept");
  }
}
