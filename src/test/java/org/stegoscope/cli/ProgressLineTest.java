package org.stegoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.stegoscope.job.JobContext;

final class ProgressLineTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ProgressLine line = new ProgressLine(JobContext.NONE, print(err));
  private final Terminal terminal = new Terminal(print(out), print(err), line);

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Test
  void progressIsDrawnOnStandardErrorAndClearedBeforeASentence() {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (err.size() == 0 && System.nanoTime() < deadline) {
      line.progress("reading", 0.25);
    }
    terminal.complain("x is missing.");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\r\u001b[Kreading 25 %\r\u001b[Kstegoscope: x is missing." + System.lineSeparator());
    assertThat(out.size()).isZero();
  }

  @Test
  void shortWorkDrawsNothing() {
    line.progress("reading", 0.25);
    terminal.print("done");
    assertThat(err.size()).isZero();
  }
}
