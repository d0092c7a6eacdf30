package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What of a run is kept.
final class LogTest {

  private static final Logger OWN = Logger.getLogger("org.stegoscope.LogTest");
  private static final Logger LIBRARY = Logger.getLogger("com.example.library");

  @TempDir Path folder;
  private final HeldRunner runner = new HeldRunner();
  private final Notices notices = new Notices();
  private final Log log = new Log(runner, UiThread.DIRECT, notices);

  @BeforeEach
  void letEverythingThrough() {
    OWN.setLevel(Level.ALL);
    LIBRARY.setLevel(Level.ALL);
  }

  @AfterEach
  void close() {
    log.close();
    LIBRARY.setLevel(null);
  }

  private List<String> sentences() {
    return log.entries().stream().map(LogEntry::sentence).toList();
  }

  @Test
  void ofThisProgramEverythingIsKeptAndOfLibrariesWhatTheyWarnOf() {
    OWN.fine("detail");
    LIBRARY.info("chatter");
    LIBRARY.log(Level.WARNING, "{0} is odd", "this");
    assertThat(sentences()).containsExactly("detail", "this is odd");
    assertThat(log.entries())
        .extracting(LogEntry::level)
        .containsExactly(LogEntry.Level.DETAIL, LogEntry.Level.WARNING);
  }

  @Test
  void noticesAreKeptAlsoWhenTheyWerePutAway() {
    notices.tell("Copied.");
    notices.report(new IllegalStateException("broken"));
    List.copyOf(notices.items()).forEach(notices::dismiss);
    assertThat(log.entries())
        .extracting(LogEntry::level)
        .containsExactly(LogEntry.Level.INFORMATION, LogEntry.Level.ERROR);
    assertThat(log.entries().getLast().details()).contains("IllegalStateException");
  }

  @Test
  void theNewestThousandRecordsAreKeptAndNoNoticeIsLostToThem() {
    notices.tell("first of all");
    for (int i = 0; i < 1500; i++) {
      OWN.info("record " + i);
    }
    assertThat(log.entries()).hasSize(1001);
    assertThat(sentences()).startsWith("first of all", "record 500").endsWith("record 1499");
  }

  @Test
  void hugeTextsAreCut() {
    OWN.info("x".repeat(1_000_000));
    assertThat(sentences().getFirst().length()).isLessThan(21_000);
  }

  @Test
  void whatIsWantedIsSavedToAFile() throws Exception {
    OWN.fine("detail");
    OWN.log(Level.SEVERE, "it broke", new IllegalStateException("why"));
    Path file = folder.resolve("run.log");
    log.save(file, entry -> entry.level() == LogEntry.Level.ERROR);
    runner.release();
    assertThat(Files.readString(file))
        .contains("ERROR org.stegoscope.LogTest: it broke", "IllegalStateException: why")
        .doesNotContain("detail");
    assertThat(notices.items().getLast().sentence()).contains("run.log");
  }

  @Test
  void aFileThatCannotBeWrittenIsASentence() {
    log.save(folder.resolve("nowhere").resolve("run.log"), _ -> true);
    runner.release();
    assertThat(notices.items().getLast().sentence()).contains("does not exist");
  }

  @Test
  void aClosedLogListensNoMore() {
    log.close();
    OWN.warning("too late");
    assertThat(log.entries()).isEmpty();
  }
}
