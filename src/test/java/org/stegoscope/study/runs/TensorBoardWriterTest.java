package org.stegoscope.study.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.StegoscopeException;

final class TensorBoardWriterTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000, 500_000_000));

  @TempDir private Path folder;

  private Path written() {
    Path file = folder.resolve("run").resolve("events.out.tfevents.1");
    try (TensorBoardWriter writer = TensorBoardWriter.open(file, CLOCK)) {
      writer.scalar("loss/linear", 0, 1.5);
      writer.scalar("loss/linear", 300, -0.25);
      writer.histogram("intra_cd", 300, Histogram.of(new float[] {0, 1, 2, 2, 4}, 2));
    }
    return file;
  }

  @Test
  void everyEventIsAFrameOfItsMessage() throws IOException {
    assertThat(Decoder.events(written()))
        .containsExactly(
            "{1=1.7000000005E9, 2=0, 3=brain.Event:2}",
            "{1=1.7000000005E9, 2=0, 5={1={1=loss/linear, 2=1.5}}}",
            "{1=1.7000000005E9, 2=300, 5={1={1=loss/linear, 2=-0.25}}}",
            "{1=1.7000000005E9, 2=300, 5={1={1=intra_cd, 5="
                + "{1=0.0, 2=4.0, 3=5.0, 4=9.0, 5=25.0, 6=[2.0, 4.0], 7=[4.0, 1.0]}}}}");
  }

  @Test
  void anEventThatWasTornIsCutOffAndWritingGoesOn() throws IOException {
    Path file = written();
    byte[] whole = Files.readAllBytes(file);
    List<String> events = Decoder.events(file);
    int lastStart = whole.length - Decoder.lastFrameBytes(file);
    for (int length = lastStart + 1; length < whole.length; length += 7) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      try (TensorBoardWriter writer = TensorBoardWriter.open(file, CLOCK)) {
        writer.scalar("more", 1L << 40, 2);
      }
      List<String> expected = new ArrayList<>(events.subList(0, 3));
      expected.add("{1=1.7000000005E9, 2=1099511627776, 5={1={1=more, 2=2.0}}}");
      assertThat(Decoder.events(file)).as("torn at %d", length).isEqualTo(expected);
    }
  }

  @Test
  void aFirstEventThatWasTornIsWrittenAnew() throws IOException {
    Path file = written();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < 30; length++) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      TensorBoardWriter.open(file, CLOCK).close();
      assertThat(Decoder.events(file)).as("torn at %d", length).hasSize(1);
    }
  }

  @Test
  void openingAgainAddsToWhatIsThere() throws IOException {
    Path file = written();
    try (TensorBoardWriter writer = TensorBoardWriter.open(file, CLOCK)) {
      writer.scalar("loss/linear", 600, 0.125);
    }
    assertThat(Decoder.events(file)).hasSize(5);
  }

  @Test
  void aFileOfAnotherKindIsLeftAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "These are notes, not events.");
    assertThatThrownBy(() -> TensorBoardWriter.open(file, CLOCK))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("is no event file and is left as it is");
    assertThat(file).hasContent("These are notes, not events.");
    Path small = Files.writeString(folder.resolve("small.txt"), "notes");
    assertThatThrownBy(() -> TensorBoardWriter.open(small, CLOCK))
        .isInstanceOf(StegoscopeException.class);
    assertThat(small).hasContent("notes");
  }

  @Test
  void histogramsCountEveryFiniteNumberOnce() {
    Histogram spread =
        Histogram.of(new float[] {-1, Float.NaN, 1, 0.5f, Float.POSITIVE_INFINITY}, 4);
    assertThat(spread.limits()).containsExactly(-0.5, 0, 0.5, 1);
    assertThat(spread.counts()).containsExactly(1, 0, 1, 1);
    assertThat(Histogram.of(new float[] {3, 3}, 10).counts()).containsExactly(2);
    assertThat(Histogram.of(new float[0], 10).count()).isZero();
  }

  @Test
  void aDiskThatRefusesIsTold() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "skipped: no /dev/full here");
    assertThatThrownBy(() -> TensorBoardWriter.open(full, CLOCK))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("cannot be used for the curves of a run");
  }

  @Test
  void tensorboardReadsIt() throws IOException, InterruptedException {
    String program =
        """
        import sys
        from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
        a = EventAccumulator(sys.argv[1]); a.Reload()
        print([(s.step, s.value) for s in a.Scalars("loss/linear")])
        print(a.Histograms("intra_cd")[0].histogram_value.bucket)
        """;
    Process probe =
        new ProcessBuilder("/bin/sh", "-c", "python3 -c 'import tensorboard'")
            .redirectErrorStream(true)
            .start();
    String reason = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(probe.waitFor() == 0, "skipped: no python3 with tensorboard here: " + reason);
    Process process =
        new ProcessBuilder("python3", "-c", program, written().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(text.lines()).containsExactly("[(0, 1.5), (300, -0.25)]", "[4.0, 1.0]");
  }

  /// Reads event files by the format's own description, sharing nothing with the writer: also its
  /// CRC is computed bit by bit.
  private static final class Decoder {

    private final ByteBuffer in;

    private Decoder(byte[] bytes) {
      in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static List<String> events(Path file) throws IOException {
      List<String> events = new ArrayList<>();
      for (byte[] frame : frames(file)) {
        events.add(new Decoder(frame).message("event"));
      }
      return events;
    }

    static int lastFrameBytes(Path file) throws IOException {
      return frames(file).getLast().length + 16;
    }

    private static List<byte[]> frames(Path file) throws IOException {
      ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      List<byte[]> frames = new ArrayList<>();
      while (in.hasRemaining()) {
        byte[] length = new byte[8];
        in.get(length);
        assertThat(in.getInt()).isEqualTo(masked(length));
        byte[] body = new byte[ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt()];
        in.get(body);
        assertThat(in.getInt()).isEqualTo(masked(body));
        frames.add(body);
      }
      return frames;
    }

    private static int masked(byte[] bytes) {
      int crc = -1;
      for (byte b : bytes) {
        crc ^= Byte.toUnsignedInt(b);
        for (int bit = 0; bit < 8; bit++) {
          crc = (crc >>> 1) ^ ((crc & 1) * 0x82f63b78);
        }
      }
      crc = ~crc;
      return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    private String message(String kind) {
      StringBuilder fields = new StringBuilder("{");
      while (in.hasRemaining()) {
        int tag = (int) varint();
        int field = tag >> 3;
        fields.append(fields.length() == 1 ? "" : ", ").append(field).append('=');
        switch (tag & 7) {
          case 0 -> fields.append(varint());
          case 1 -> fields.append(in.getDouble());
          case 5 -> fields.append(in.getFloat());
          case 2 -> {
            byte[] content = new byte[(int) varint()];
            in.get(content);
            fields.append(new Decoder(content).content(kind + "." + field, content));
          }
          default -> throw new AssertionError("wire type " + (tag & 7));
        }
      }
      return fields.append('}').toString();
    }

    private String content(String place, byte[] content) {
      return switch (place) {
        case "event.3", "event.5.1.1" -> new String(content, StandardCharsets.UTF_8);
        case "event.5.1.5.6", "event.5.1.5.7" -> {
          List<Double> values = new ArrayList<>();
          while (in.hasRemaining()) {
            values.add(in.getDouble());
          }
          yield values.toString();
        }
        default -> message(place);
      };
    }

    private long varint() {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = in.get();
        value |= (long) (next & 0x7f) << shift;
        if (next >= 0) {
          return value;
        }
      }
    }
  }
}
