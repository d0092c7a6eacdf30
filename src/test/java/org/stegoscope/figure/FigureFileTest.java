package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class FigureFileTest {

  private static final PngSize SIZE = new PngSize.Dpi(100);

  @TempDir Path folder;

  private Path write(String name, Figure figure) {
    Path file = folder.resolve(name);
    FigureFile.write(file, figure, SIZE, JobContext.NONE);
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {".png", ".svg", ".pdf"})
  void theSameFigureGivesTheSameBytes(String ending) throws IOException {
    assertThat(Files.readAllBytes(write("a" + ending, Figures.full())))
        .isEqualTo(Files.readAllBytes(write("b" + ending, Figures.full())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.png", "a.svg", "a.pdf", "A.PDF", "a.b.Png"})
  void upperAndLowerCaseEndingsAreTheSame(String name) {
    assertThat(write(name, Figures.full())).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {".png", ".svg", ".pdf"})
  void namesOfAnyScriptAreWritten(String ending) {
    List<String> names =
        List.of(
            "犬", "🐱 cat", "👨‍👩‍👧", "שלום world", "مرحبا", "é̂", "\ud800", "a\u0000b\nc", "");
    Figure figure =
        Figure.of(List.of(Figures.panel("猫 🐱", Figures.noise(3, 3, 1))))
            .withTitle("タイトル ]]> & \" '")
            .withGuides(List.of(Figures.legend(names)))
            .withFooter(names);
    assertThat(write("a" + ending, figure)).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {".png", ".svg", ".pdf"})
  void theLongestAndTheNarrowestPicturesAreWritten(String ending) {
    Panel wide = Figures.panel("wide", Figures.noise(10_000, 10, 1));
    Panel high = Figures.panel("high", Figures.noise(10, 10_000, 2));
    assertThat(write("a" + ending, Figure.of(List.of(wide, high)))).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jpg", "a", "a.png.gz", ".gitignore"})
  void anotherEndingIsToldTheThree(String name) {
    assertThatThrownBy(() -> write(name, Figures.full()))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("expected a name that ends in .png, .svg or .pdf, found ");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {".png", ".svg", ".pdf"})
  void aCancelLeavesTheOldFileAndNoOther(String ending) throws IOException {
    Path file = Files.writeString(folder.resolve("a" + ending), "old");
    assertThatThrownBy(() -> FigureFile.write(file, Figures.full(), SIZE, new Cancelled()))
        .isInstanceOf(JobCancelledException.class);
    assertThat(file).hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aReadOnlyFolderIsTold() throws IOException {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "skipped: folders have no write permission here");
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeTrue(!Files.isWritable(closed), "skipped: this user may write everywhere");
    assertThatThrownBy(() -> write("closed/a.pdf", Figures.full()))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("no permission to write into the folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {".png", ".svg", ".pdf"})
  void aMissingFolderIsNamed(String ending) {
    assertThatThrownBy(() -> write("missing/a" + ending, Figures.full()))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("the folder %s does not exist", folder.resolve("missing"));
  }
}
