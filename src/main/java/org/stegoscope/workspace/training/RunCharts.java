package org.stegoscope.workspace.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.LearningChart;
import org.stegoscope.job.JobContext;
import org.stegoscope.workspace.ChartPictures;

/// Plans and draws the curves of runs: a small chart for each number, with a line for each run, so
/// that numbers of different sizes do not hide each other.
final class RunCharts {

  private static final Map<String, String> LOSSES = new LinkedHashMap<>();
  private static final Map<String, String> COSINES = new LinkedHashMap<>();
  private static final Map<String, String> SCORES = new LinkedHashMap<>();

  static {
    LOSSES.put("loss/pos_intra", "Self (pos_intra)");
    LOSSES.put("loss/pos_inter", "Neighbours (pos_inter)");
    LOSSES.put("loss/neg_inter", "Drawn pairs (neg_inter)");
    LOSSES.put("loss/correspondence", "Correspondence");
    LOSSES.put("loss/rec", "Reconstruction");
    LOSSES.put("loss/aug_alignment", "Alignment");
    LOSSES.put("loss/crf", "CRF");
    LOSSES.put("loss/linear", "Linear probe");
    LOSSES.put("loss/cluster", "Cluster probe");
    LOSSES.put("loss/total", "Total");
    COSINES.put("cd/pos_intra", "Self, mean cosine");
    COSINES.put("cd/pos_inter", "Neighbours, mean cosine");
    COSINES.put("cd/neg_inter", "Drawn pairs, mean cosine");
    SCORES.put("val/cluster/miou", "Cluster probe, mean IoU");
    SCORES.put("val/linear/miou", "Linear probe, mean IoU");
    SCORES.put("val/cluster/accuracy", "Cluster probe, accuracy");
    SCORES.put("val/linear/accuracy", "Linear probe, accuracy");
    SCORES.put("val/loss", "Correspondence loss, validation");
    SCORES.put("val/cluster_loss", "Cluster loss, validation");
    SCORES.put("val/used_clusters", "Clusters in use");
  }

  /// A run as it is when charts are drawn.
  record Frozen(String name, int color, RunCurves curves) {}

  /// A chart that is to be drawn.
  record Planned(String key, String title, LearningChart chart) {

    DrawnChart drawn(JobContext context) {
      return new DrawnChart(
          key,
          title,
          ChartPictures.of(
              style -> new LearningChart(chart.lines(), chart.up(), chart.scale(), style).chart(),
              context),
          chart.frame(),
          chart);
    }
  }

  private RunCharts() {}

  /// The charts of a page, without those that no run has a number of.
  static List<Planned> plan(List<Frozen> runs, ChartLook look) {
    SequencedMap<String, String> titles = new LinkedHashMap<>();
    switch (look.page()) {
      case LOSSES -> titles.putAll(LOSSES);
      case SIMILARITIES -> titles.putAll(COSINES);
      case SCORES -> titles.putAll(SCORES);
      case CLASSES ->
          look.classes().stream()
              .sorted()
              .forEach(name -> titles.put(look.probe().prefix() + name, name));
    }
    List<Planned> planned = new ArrayList<>();
    titles.forEach((key, title) -> {
      List<LearningChart.Line> lines =
          runs.stream()
              .filter(run -> run.curves().of(key).size() > 0)
              .map(run -> line(run, key, look.smoothing()))
              .toList();
      if (!lines.isEmpty()) {
        planned.add(
            new Planned(
                key, title, new LearningChart(lines, unit(key), look.scale(), ChartStyle.LIGHT)));
      }
    });
    return planned;
  }

  private static LearningChart.Line line(Frozen run, String key, double smoothing) {
    RunCurve curve = run.curves().of(key);
    return new LearningChart.Line(
        run.name(),
        run.color(),
        curve.steps(),
        smoothing > 0 ? curve.smoothed(smoothing) : curve.values(),
        smoothing > 0 ? curve.values() : new double[0]);
  }

  private static String unit(String key) {
    if (key.startsWith("cd/")) {
      return "cosine";
    }
    if (key.equals("val/used_clusters")) {
      return "clusters";
    }
    return key.contains("loss") ? "loss" : key.contains("accuracy") ? "accuracy" : "IoU";
  }
}
