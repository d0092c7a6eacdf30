package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is remembered from one start to the next, and from which files.
final class SettingsTest {

  @TempDir Path folder;
  private final HeldRunner runner = new HeldRunner();
  private final Notices notices = new Notices();

  private Path file() {
    return folder.resolve("made").resolve("settings.json");
  }

  private Settings settings() {
    return new Settings(new SettingsFile(file()), runner, UiThread.DIRECT, notices);
  }

  private void write(String text) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), text);
  }

  @Test
  void changesAreThereAtTheNextStart() {
    Settings settings = settings();
    settings.put("theme", "dark");
    settings.put("window.x", 12.5);
    settings.change("recent", _ -> List.of("a", "b"));
    runner.release();
    Settings next = settings();
    assertThat(next.text("theme")).hasValue("dark");
    assertThat(next.number("window.x")).hasValue(12.5);
    assertThat(next.texts("recent")).containsExactly("a", "b");
    assertThat(notices.items()).isEmpty();
  }

  @Test
  void manyChangesAtOnceAreWrittenInFewJobs() {
    Settings settings = settings();
    for (int i = 0; i < 1000; i++) {
      settings.put("opacity", i);
    }
    runner.release();
    assertThat(runner.started()).hasSizeLessThanOrEqualTo(2);
    assertThat(settings().number("opacity")).hasValue(999);
  }

  @Test
  void whatIsNotWrittenYetIsWrittenOnClosing() {
    Settings settings = settings();
    settings.put("theme", "dark");
    runner.close();
    settings.close();
    assertThat(settings().text("theme")).hasValue("dark");
  }

  @Test
  void fieldsOfOtherVersionsAreKept() throws IOException {
    write("{\"future\": {\"depth\": [1, 2.5, null]}, \"theme\": 7}");
    Settings settings = settings();
    assertThat(settings.text("theme")).isEmpty();
    settings.put("theme", "light");
    runner.release();
    assertThat(Files.readString(file()))
        .containsIgnoringWhitespaces("\"future\": {\"depth\": [1, 2.5, null]}")
        .containsIgnoringWhitespaces("\"theme\": \"light\"");
  }

  @Test
  void twoWindowsKeepEachOthersChanges() {
    Settings one = settings();
    Settings other = settings();
    one.put("theme", "dark");
    one.change("recent", before -> prepended("a", before));
    other.change("recent", before -> prepended("b", before));
    runner.release();
    Settings next = settings();
    assertThat(next.text("theme")).hasValue("dark");
    assertThat(next.texts("recent")).containsExactlyInAnyOrder("a", "b");
  }

  private static List<String> prepended(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }

  @Test
  void writersOfTheSameMomentLeaveAWholeFile() {
    SettingsFile file = new SettingsFile(file());
    IntStream.range(0, 64)
        .parallel()
        .forEach(i ->
            file.apply(List.of(new SettingsFile.Change("name" + i % 8, _ -> "v".repeat(i * 50)))));
    SettingsFile.Contents contents = file.read();
    assertThat(contents.problem()).isEmpty();
    assertThat(contents.values()).isNotEmpty();
    assertThat(file().resolveSibling("settings.json.broken")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[1, 2]",
        "{\"theme\": \"dark\"",
        "{\"theme\": \"dark\"} trailing",
        "\u0000\u0001\u0002",
        "{\"a\": NaN}"
      })
  void aBrokenFileMeansTheUsualSettingsAndIsKeptBesideWithOneNotice(String text)
      throws IOException {
    write(text);
    Settings settings = settings();
    assertThat(settings.text("theme")).isEmpty();
    assertThat(notices.items()).hasSize(1);
    assertThat(notices.items().getFirst().sentence()).contains("settings.json.broken");
    assertThat(Files.readString(file().resolveSibling("settings.json.broken"))).isEqualTo(text);
    settings.put("theme", "light");
    runner.release();
    assertThat(settings().text("theme")).hasValue("light");
    assertThat(notices.items()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 100_000})
  void aFileNestedToExhaustTheStackIsBroken(int depth) throws IOException {
    write("{\"a\": " + "[".repeat(depth) + "]".repeat(depth) + "}");
    assertThat(settings().text("a")).isEmpty();
    assertThat(notices.items()).hasSize(1);
  }

  @Test
  void aFileTooLargeToBeSettingsIsBroken() throws IOException {
    write("{\"theme\": \"" + "x".repeat(1 << 20) + "\"}");
    assertThat(settings().text("theme")).isEmpty();
    assertThat(notices.items()).hasSize(1);
  }

  @Test
  void whereNothingCanBeWrittenOneNoticeSaysSo() throws IOException {
    Files.writeString(folder.resolve("made"), "a file where the folder should be");
    Settings settings = settings();
    int readProblems = notices.items().size();
    settings.put("theme", "dark");
    runner.release();
    settings.put("theme", "light");
    runner.release();
    assertThat(settings.text("theme")).hasValue("light");
    assertThat(notices.items()).hasSize(readProblems + 1);
    assertThat(notices.items().getLast().sentence()).contains("cannot be kept");
  }
}
