package org.stegoscope.study.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stegoscope.study.evaluation.Spread;

/// What a sweep has shown so far: a row for each point of its axes, over all seeds that finished.
///
/// @param metrics the names of all numbers that any cell gave
/// @param rows in the order of the sweep
public record SweepTable(Sweep sweep, List<String> metrics, List<Row> rows) {

  /// @param points the name of a point for each axis
  /// @param cells one a seed
  public record Row(List<String> points, List<CellStatus> cells) {

    public Row {
      points = List.copyOf(points);
      cells = List.copyOf(cells);
    }

    /// A number over the seeds; empty where no cell gave it.
    public Optional<Spread> spread(String metric) {
      List<Double> values = new ArrayList<>();
      for (CellStatus cell : cells) {
        cell.result().map(result -> result.metrics().get(metric)).ifPresent(values::add);
      }
      return Spread.ofNumbers(values);
    }

    /// How many seeds finished.
    public int finished() {
      return (int) cells.stream().filter(c -> c.state() == CellState.FINISHED).count();
    }
  }

  public SweepTable {
    metrics = List.copyOf(metrics);
    rows = List.copyOf(rows);
  }

  /// @param statuses of all cells, in the order of the sweep
  public static SweepTable of(Sweep sweep, List<CellStatus> statuses) {
    Map<List<String>, List<CellStatus>> byPoint = new LinkedHashMap<>();
    SortedSet<String> metrics = new TreeSet<>();
    for (CellStatus status : statuses) {
      byPoint.computeIfAbsent(status.cell().points(), _ -> new ArrayList<>()).add(status);
      status.result().ifPresent(result -> metrics.addAll(result.metrics().keySet()));
    }
    List<Row> rows = new ArrayList<>();
    byPoint.forEach((points, cells) -> rows.add(new Row(points, cells)));
    return new SweepTable(sweep, List.copyOf(metrics), rows);
  }

  /// The row of a point of each axis.
  public Optional<Row> row(List<String> points) {
    return rows.stream().filter(row -> row.points().equals(points)).findFirst();
  }

  /// Everything, for JSON: the sweep itself, each cell, and the rows.
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("sweep", SweepFile.fields(sweep));
    fields.put("rows", rows.stream().map(this::fields).toList());
    fields.put(
        "cells",
        rows.stream()
            .flatMap(row -> row.cells().stream())
            .sorted((a, b) -> Integer.compare(a.cell().number(), b.cell().number()))
            .map(this::fields)
            .toList());
    return fields;
  }

  private Map<String, Object> fields(Row row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("point", point(row.points()));
    fields.put("finished", row.finished());
    SortedMap<String, Object> numbers = new TreeMap<>();
    for (String metric : metrics) {
      row.spread(metric)
          .ifPresent(spread -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("mean", spread.mean());
            // Of one number there is no deviation.
            one.put("deviation", spread.seeds() > 1 ? spread.deviation() : null);
            one.put("n", spread.seeds());
            numbers.put(metric, one);
          });
    }
    fields.put("metrics", numbers);
    return fields;
  }

  /// A cell, as it is told to other programs.
  public Map<String, Object> fields(CellStatus status) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("number", status.cell().number());
    fields.put("name", status.cell().name());
    fields.put("point", point(status.cell().points()));
    fields.put("seed", status.cell().seed());
    fields.put("state", status.state().toString());
    if (!status.note().isEmpty()) {
      fields.put("note", status.note());
    }
    status.result().ifPresent(result -> fields.put("metrics", result.metrics()));
    return fields;
  }

  private Map<String, Object> point(List<String> points) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int axis = 0; axis < points.size(); axis++) {
      fields.put(sweep.axes().get(axis).name(), points.get(axis));
    }
    return fields;
  }
}
