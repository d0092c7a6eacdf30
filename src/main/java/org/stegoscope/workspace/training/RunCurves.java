package org.stegoscope.workspace.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.stegoscope.study.runs.MetricPoint;

/// The curves of a run by their names, such as `loss/pos_intra`.
public record RunCurves(SequencedMap<String, RunCurve> byName) {

  public static final RunCurves NONE = new RunCurves(new LinkedHashMap<>());

  public RunCurves {
    byName = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byName));
  }

  static RunCurves of(List<MetricPoint> points) {
    Growing growing = new Growing();
    points.forEach(point -> growing.add(point.name(), (double) point.step(), point.value()));
    return growing.curves();
  }

  /// A curve; an empty one where there is none of the name.
  public RunCurve of(String name) {
    return byName.getOrDefault(name, RunCurve.NONE);
  }

  /// Curves that grow while a run goes on. Long ones are thinned to half, each two numbers to their
  /// mean, so that memory and time of drawing are bounded. For one thread.
  static final class Growing {

    /// More than a chart has pixels across.
    static final int MOST = 4096;

    private final Map<String, Line> lines = new LinkedHashMap<>();

    void add(String name, double step, double value) {
      lines.computeIfAbsent(name, _ -> new Line()).add(step, value);
    }

    RunCurves curves() {
      SequencedMap<String, RunCurve> curves = new LinkedHashMap<>();
      lines.forEach((name, line) -> curves.put(name, line.curve()));
      return new RunCurves(curves);
    }
  }

  private static final class Line {

    private final double[] steps = new double[Growing.MOST];
    private final double[] values = new double[Growing.MOST];
    private int size;

    void add(double step, double value) {
      if (size == Growing.MOST) {
        thin();
      }
      steps[size] = step;
      values[size] = value;
      size++;
    }

    private void thin() {
      size /= 2;
      for (int i = 0; i < size; i++) {
        steps[i] = steps[2 * i + 1];
        values[i] = (values[2 * i] + values[2 * i + 1]) / 2;
      }
    }

    RunCurve curve() {
      return new RunCurve(
          java.util.Arrays.copyOf(steps, size), java.util.Arrays.copyOf(values, size));
    }
  }
}
