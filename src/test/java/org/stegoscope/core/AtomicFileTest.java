package org.stegoscope.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {

  @TempDir Path folder;

  private static AtomicFile.Content text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> namesInFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writesANewFileAndNothingElse() throws IOException {
    AtomicFile.write(folder.resolve("a.txt"), text("new"));
    assertThat(folder.resolve("a.txt")).hasContent("new");
    assertThat(namesInFolder()).containsExactly("a.txt");
  }

  @Test
  void replacesAnOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old and longer");
    AtomicFile.write(file, text("new"));
    assertThat(file).hasContent("new");
    assertThat(namesInFolder()).containsExactly("a.txt");
  }

  @Test
  void theOldFileIsThereUntilTheNewOneIsComplete() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    AtomicFile.write(
        file,
        out -> {
          out.write('n');
          out.flush();
          assertThat(file).hasContent("old");
        });
    assertThat(file).hasContent("n");
  }

  @Test
  void aFailureHalfWayLeavesTheOldFileAndNoOther() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    assertThatThrownBy(() ->
            AtomicFile.write(
                file,
                out -> {
                  out.write(new byte[200_000]);
                  throw new FileSystemException("tmp", null, "No space left on device");
                }))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "%s cannot be written, what was there before is unchanged: No space left on device",
            file);
    assertThat(file).hasContent("old");
    assertThat(namesInFolder()).containsExactly("a.txt");
  }

  @Test
  void exceptionsOfTheContentPassAndNothingIsLeft() throws IOException {
    Path file = folder.resolve("a.txt");
    IllegalStateException mine = new IllegalStateException("mine");
    assertThatThrownBy(() ->
            AtomicFile.write(
                file,
                out -> {
                  out.write(1);
                  throw mine;
                }))
        .isSameAs(mine);
    assertThat(namesInFolder()).isEmpty();
  }

  @Test
  void aMissingFolderIsNamed() {
    Path file = folder.resolve("missing").resolve("a.txt");
    assertThatThrownBy(() -> AtomicFile.write(file, text("new")))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "%s cannot be written: the folder %s does not exist", file, folder.resolve("missing"));
  }

  @Test
  void aFolderIsNotAFile() {
    assertThatThrownBy(() -> AtomicFile.write(folder, text("new")))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("expected the name of a file, found a folder");
  }

  @Test
  void aReadOnlyFolderIsTold() throws IOException {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "skipped: folders have no write permission here");
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeTrue(!Files.isWritable(closed), "skipped: this user may write everywhere");
    assertThatThrownBy(() -> AtomicFile.write(closed.resolve("a.txt"), text("new")))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("no permission to write into the folder");
  }

  @Test
  void theFileHasTheSamePermissionsAsAnyOther() throws IOException {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "skipped: files have no permissions here");
    Path ordinary = Files.writeString(folder.resolve("ordinary"), "");
    AtomicFile.write(folder.resolve("atomic"), text("new"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("atomic")))
        .isEqualTo(Files.getPosixFilePermissions(ordinary));
  }

  @Test
  void aSymbolicLinkStaysOneAndItsTargetIsWritten() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    AtomicFile.write(link, text("new"));
    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent("new");
  }

  @Test
  void aNameOfTheLongestLengthCanBeWritten() throws IOException {
    Path file = folder.resolve("a".repeat(255));
    AtomicFile.write(file, text("new"));
    assertThat(file).hasContent("new");
  }
}
