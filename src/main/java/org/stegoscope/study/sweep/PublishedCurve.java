package org.stegoscope.study.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.stegoscope.dataset.collection.DatasetFormat;
import org.stegoscope.figure.LinesChart;

/// Mean IoU in percent over the dimension: Figure 4 of Koenig, Schambach and Otterbach 2023 (arXiv
/// 2304.07314), read off the figure. Values are those of the training script's validation at the
/// step with the best cluster probe, without a CRF.
///
/// @param method `stego`, `pca` or `rp`
/// @param metric `linear/miou` or `cluster/miou`
public record PublishedCurve(
    DatasetFormat dataset, String method, String metric, List<Double> dims, List<Double> percent) {

  /// Besides these each data set has its default between 48 and 96.
  private static final double[] DIMS = {3, 6, 12, 24, 48, 96, 192, 384, 768};

  private static final int DEFAULT_AT = 5;

  private static final List<PublishedCurve> ALL = new ArrayList<>();

  static {
    linear(
        DatasetFormat.COCOSTUFF27,
        90,
        "stego",
        11.2,
        20.5,
        30.9,
        36.1,
        39.9,
        40.7,
        39.3,
        39.7,
        36.7,
        33.7);
    linear(
        DatasetFormat.COCOSTUFF27,
        90,
        "pca",
        6.1,
        10.3,
        14.7,
        20.6,
        26.1,
        30.8,
        31.2,
        34.8,
        37.5,
        40.5);
    linear(
        DatasetFormat.COCOSTUFF27,
        90,
        "rp",
        2.0,
        2.9,
        5.3,
        9.3,
        15.3,
        21.3,
        21.9,
        29.0,
        34.2,
        39.3);
    linear(
        DatasetFormat.CITYSCAPES,
        100,
        "stego",
        10.6,
        15.5,
        19.7,
        21.9,
        25.1,
        27.9,
        28.3,
        27.3,
        30.4,
        24.6);
    linear(
        DatasetFormat.CITYSCAPES,
        100,
        "pca",
        9.8,
        11.1,
        17.0,
        20.6,
        24.0,
        29.5,
        29.5,
        33.7,
        32.8,
        34.7);
    linear(
        DatasetFormat.CITYSCAPES,
        100,
        "rp",
        3.6,
        6.5,
        10.5,
        15.8,
        21.3,
        25.5,
        24.9,
        27.5,
        31.6,
        32.3);
    linear(
        DatasetFormat.POTSDAM, 70, "stego", 59.9, 63.3, 64.6, 67.8, 67.4, 71.6, 72.2, 65.1, 67.4);
    linear(DatasetFormat.POTSDAM, 70, "pca", 43.2, 46.6, 49.8, 51.6, 53.4, 53.9, 55.0, 56.9, 59.7);
    linear(DatasetFormat.POTSDAM, 70, "rp", 17.6, 21.0, 30.2, 36.9, 42.7, 46.6, 49.5, 54.6, 59.3);
    cluster(
        DatasetFormat.COCOSTUFF27,
        90,
        "stego",
        13.1,
        19.7,
        23.4,
        25.5,
        26.8,
        26.1,
        26.4,
        27.3,
        25.8,
        24.0);
    cluster(
        DatasetFormat.COCOSTUFF27,
        90,
        "pca",
        5.2,
        8.5,
        9.6,
        12.7,
        12.0,
        12.7,
        13.3,
        12.2,
        10.9,
        14.4);
    cluster(
        DatasetFormat.COCOSTUFF27, 90, "rp", 2.4, 3.3, 4.5, 5.8, 6.5, 9.0, 8.7, 10.6, 12.6, 12.7);
    cluster(
        DatasetFormat.CITYSCAPES,
        100,
        "stego",
        11.3,
        14.3,
        16.1,
        18.1,
        18.9,
        19.8,
        19.8,
        19.2,
        18.6,
        19.4);
    cluster(
        DatasetFormat.CITYSCAPES,
        100,
        "pca",
        6.8,
        10.5,
        11.7,
        13.2,
        13.8,
        15.3,
        13.8,
        12.5,
        12.7,
        13.7);
    cluster(
        DatasetFormat.CITYSCAPES,
        100,
        "rp",
        2.4,
        4.7,
        6.6,
        9.0,
        10.5,
        10.7,
        10.8,
        12.1,
        11.8,
        12.1);
    cluster(
        DatasetFormat.POTSDAM, 70, "stego", 58.7, 61.6, 58.3, 52.2, 45.4, 40.4, 37.9, 37.3, 41.7);
    cluster(DatasetFormat.POTSDAM, 70, "pca", 35.4, 36.4, 36.0, 36.1, 36.4, 36.2, 36.1, 42.1, 42.1);
    cluster(DatasetFormat.POTSDAM, 70, "rp", 21.8, 22.4, 25.0, 26.9, 29.7, 29.7, 32.7, 36.5, 35.9);
  }

  public PublishedCurve {
    dims = List.copyOf(dims);
    percent = List.copyOf(percent);
  }

  private static void linear(
      DatasetFormat dataset, int standard, String method, double... percent) {
    add(dataset, standard, method, "linear/miou", percent);
  }

  private static void cluster(
      DatasetFormat dataset, int standard, String method, double... percent) {
    add(dataset, standard, method, "cluster/miou", percent);
  }

  /// The value at the default dimension stands between those of 48 and 96; as a default of 100 is
  /// above 96, points are put into the order of their dimensions.
  private static void add(
      DatasetFormat dataset, int standard, String method, String metric, double... percent) {
    double[] dims = new double[percent.length];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = i < DEFAULT_AT ? DIMS[i] : i == DEFAULT_AT ? standard : DIMS[i - 1];
    }
    double[] values = percent.clone();
    if (dims[DEFAULT_AT] > dims[DEFAULT_AT + 1]) {
      swap(dims);
      swap(values);
    }
    ALL.add(
        new PublishedCurve(
            dataset,
            method,
            metric,
            DoubleStream.of(dims).boxed().toList(),
            DoubleStream.of(values).boxed().toList()));
  }

  private static void swap(double[] values) {
    double held = values[DEFAULT_AT];
    values[DEFAULT_AT] = values[DEFAULT_AT + 1];
    values[DEFAULT_AT + 1] = held;
  }

  /// Those of a data set; none where nothing is known of it or of the metric.
  public static List<PublishedCurve> of(DatasetFormat dataset, String metric) {
    return ALL.stream().filter(c -> c.dataset == dataset && c.metric.equals(metric)).toList();
  }

  /// The data sets of the figure.
  public static List<DatasetFormat> datasets() {
    return Arrays.stream(DatasetFormat.values())
        .filter(format -> ALL.stream().anyMatch(curve -> curve.dataset == format))
        .toList();
  }

  /// For a chart in percent.
  public LinesChart.Reference reference() {
    return new LinesChart.Reference(
        method + " as published (digitised)",
        dims.stream().mapToDouble(Double::doubleValue).toArray(),
        percent.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
