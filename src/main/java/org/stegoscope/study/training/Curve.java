package org.stegoscope.study.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.study.runs.MetricPoint;

/// All numbers of a run over time, in a CSV file that grows: `step,name,value`. What is added is in
/// the file when the call returns; a line that was not written to its end is dropped.
public final class Curve implements AutoCloseable {

  private static final String HEAD = "step,name,value\n";

  private final Path file;
  private final FileChannel channel;

  private Curve(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Opens the file to go on after a step; later numbers are dropped.
  ///
  /// @throws StegoscopeException where it cannot be read or written
  static Curve open(Path file, int step) {
    StringBuilder kept = new StringBuilder(HEAD);
    for (MetricPoint point : read(file)) {
      if (point.step() <= step) {
        kept.append(line(point.step(), point.name(), point.value()));
      }
    }
    try {
      org.stegoscope.core.AtomicFile.write(
          file, out -> out.write(kept.toString().getBytes(StandardCharsets.UTF_8)));
      return new Curve(
          file, FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /// The numbers of a file, in its order; none where there is no file.
  ///
  /// @throws StegoscopeException where it cannot be read
  public static List<MetricPoint> read(Path file) {
    List<MetricPoint> points = new ArrayList<>();
    if (!Files.exists(file)) {
      return points;
    }
    try (var lines = Files.lines(file)) {
      lines.skip(1).forEach(line -> point(line, points));
      return points;
    } catch (IOException | UncheckedIOException e) {
      throw new StegoscopeException("%s cannot be read: %s.".formatted(file, e), e);
    }
  }

  private static void point(String line, List<MetricPoint> points) {
    // Names may hold commas.
    int first = line.indexOf(',');
    int last = line.lastIndexOf(',');
    if (first < 0 || first == last) {
      return;
    }
    try {
      points.add(
          new MetricPoint(
              line.substring(first + 1, last),
              Long.parseLong(line.substring(0, first)),
              Double.parseDouble(line.substring(last + 1))));
    } catch (NumberFormatException e) {
      // A line that a crash has torn.
    }
  }

  private static String line(long step, String name, double value) {
    return step + "," + name + "," + value + "\n";
  }

  /// Adds numbers of a step.
  ///
  /// @throws StegoscopeException where the disk refuses
  void add(int step, Map<String, Double> values) {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> text.append(line(step, name, value)));
    ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /// The greatest value of a curve, and the first step that has it.
  static java.util.Optional<MetricPoint> greatest(List<MetricPoint> points, String name) {
    MetricPoint best = null;
    for (MetricPoint point : points) {
      if (point.name().equals(name) && (best == null || point.value() > best.value())) {
        best = point;
      }
    }
    return java.util.Optional.ofNullable(best);
  }

  /// The value of a curve at a step.
  static OptionalDouble at(List<MetricPoint> points, String name, long step) {
    return points.stream()
        .filter(point -> point.step() == step && point.name().equals(name))
        .mapToDouble(MetricPoint::value)
        .findFirst();
  }

  private static StegoscopeException failure(Path file, IOException e) {
    return new StegoscopeException(
        "%s cannot be written; what was trained before is kept: %s.".formatted(file, e), e);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }
}
