package org.stegoscope.study.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stegoscope.figure.BarsChart;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.study.trust.Variation;

/// Whether predictions hold over a split.
///
/// @param leftOut a sentence for each image that could not be used
public record DoubtTable(List<Row> rows, List<String> leftOut) {

  /// Labelled pixels, and the right ones of them.
  public record Part(long pixels, long right) {

    public OptionalDouble accuracy() {
      return pixels == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / pixels);
    }

    /// Of this part and another.
    double shareBeside(Part other) {
      long all = pixels + other.pixels;
      return all == 0 ? 0 : (double) pixels / all;
    }
  }

  /// Where the linear and the cluster probe of a space say the same, and where they do not.
  public record Agreement(Part agreeing, Part differing, Part differingByCluster) {

    public double share() {
      return agreeing.shareBeside(differing);
    }
  }

  /// A cell.
  ///
  /// @param name such as `vit · features, fitted probes · linear`
  /// @param changed the share of all pixels that a change shows whose class it changes
  /// @param stable labelled pixels whose class no change changes
  /// @param agreement of the linear cell of a row that has a cluster cell, too
  public record Row(
      String name,
      Map<Variation, Double> changed,
      Part stable,
      Part unstable,
      Optional<Agreement> agreement) {

    public double stableShare() {
      return stable.shareBeside(unstable);
    }
  }

  static DoubtTable of(
      EvaluationPlan plan, List<Cell> cells, DoubtCounts counts, List<String> leftOut) {
    List<Row> rows = new ArrayList<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      CellKey key = cells.get(cell).key();
      Map<Variation, Double> changed = new EnumMap<>(Variation.class);
      for (Variation variation : Variation.values()) {
        long seen = counts.seen(cell, variation);
        changed.put(variation, seen == 0 ? 0 : (double) counts.changed(cell, variation) / seen);
      }
      rows.add(
          new Row(
              plan.subjects().get(key.subject()).name() + " · " + key.probe(),
              changed,
              counts.stable(cell),
              counts.unstable(cell),
              partner(cells, cell) < 0
                  ? Optional.empty()
                  : Optional.of(
                      new Agreement(
                          counts.agreeing(cell),
                          counts.differing(cell),
                          counts.differingByCluster(cell)))));
    }
    return new DoubtTable(List.copyOf(rows), List.copyOf(leftOut));
  }

  /// The place of the cluster cell beside a linear one of the same row; -1 for others.
  static int partner(List<Cell> cells, int cell) {
    CellKey key = cells.get(cell).key();
    if (key.probe() == ProbeUse.LINEAR) {
      for (int other = 0; other < cells.size(); other++) {
        CellKey its = cells.get(other).key();
        if (its.subject() == key.subject() && its.probe() == ProbeUse.CLUSTER) {
          return other;
        }
      }
    }
    return -1;
  }

  /// For each row, how often predictions are right where they hold and where they do not.
  public BarsChart chart(ChartStyle style) {
    return new BarsChart(
        rows.stream().map(Row::name).toList(),
        List.of(
            series("right where stable", row -> row.stable().accuracy()),
            series("right where unstable", row -> row.unstable().accuracy()),
            series(
                "right where probes agree",
                row ->
                    row.agreement()
                        .map(known -> known.agreeing().accuracy())
                        .orElse(OptionalDouble.empty())),
            series(
                "right where they differ",
                row ->
                    row.agreement()
                        .map(known -> known.differing().accuracy())
                        .orElse(OptionalDouble.empty()))),
        "accuracy",
        style);
  }

  private BarsChart.Series series(
      String name, java.util.function.Function<Row, OptionalDouble> of) {
    return new BarsChart.Series(
        name, rows.stream().map(row -> of.apply(row).orElse(Double.NaN)).toList());
  }

  /// A sentence a row.
  public List<String> words() {
    return rows.stream().map(DoubtTable::words).toList();
  }

  private static String words(Row row) {
    StringBuilder words = new StringBuilder(row.name());
    words.append(
        String.format(
            Locale.ROOT,
            ": %.1f %% of the labelled pixels are stable, %s of these right, %s of the others.",
            row.stableShare() * 100,
            percent(row.stable().accuracy()),
            percent(row.unstable().accuracy())));
    row.agreement()
        .ifPresent(known ->
            words.append(
                String.format(
                    Locale.ROOT,
                    " The cluster probe agrees on %.1f %%, %s of these right; where they differ, %s"
                        + " by the linear probe and %s by the cluster probe.",
                    known.share() * 100,
                    percent(known.agreeing().accuracy()),
                    percent(known.differing().accuracy()),
                    percent(known.differingByCluster().accuracy()))));
    return words.toString();
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent()
        ? String.format(Locale.ROOT, "%.1f %%", share.getAsDouble() * 100)
        : "none";
  }

  /// For JSON.
  public Map<String, Object> fields() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", row.name());
      Map<String, Object> changed = new LinkedHashMap<>();
      row.changed()
          .forEach(
              (variation, share) -> changed.put(variation.name().toLowerCase(Locale.ROOT), share));
      fields.put("changedShare", changed);
      fields.put("stable", part(row.stable()));
      fields.put("unstable", part(row.unstable()));
      row.agreement()
          .ifPresent(known -> {
            fields.put("agreeing", part(known.agreeing()));
            fields.put("differing", part(known.differing()));
            fields.put("differingByCluster", part(known.differingByCluster()));
          });
      all.add(fields);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("rows", all);
    fields.put("leftOut", leftOut);
    return fields;
  }

  private static Map<String, Object> part(Part part) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("labelledPixels", part.pixels());
    fields.put("right", part.right());
    fields.put("accuracy", part.accuracy().isPresent() ? part.accuracy().getAsDouble() : null);
    return fields;
  }
}
