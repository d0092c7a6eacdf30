package org.stegoscope.study.ready;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.Figure;
import org.stegoscope.figure.FigureFile;
import org.stegoscope.figure.JsonFile;
import org.stegoscope.figure.Panel;
import org.stegoscope.figure.PngSize;
import org.stegoscope.figure.VarianceChart;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.evaluation.FigureForm;

/// Explained variance of several data sets or backbones beside each other: the paper's Figure 3.
public record VarianceStudy(List<ExplainedVariance> curves) {

  /// On the command line, and of its files.
  public static final String KEY = "explained-variance";

  public static final String TITLE = "Explained variance";

  public static final String QUESTION = "How many dimensions do the features of the backbone fill?";

  private static final double DOTS_AN_INCH = 200;

  public VarianceStudy {
    curves = List.copyOf(curves);
  }

  public Figure figure() {
    VarianceChart chart =
        new VarianceChart(curves.stream().map(ExplainedVariance::curve).toList(), ChartStyle.LIGHT);
    return Figure.of(List.of(new Panel("", chart.chart())))
        .withFooter(
            List.of(
                "Cumulative share of the variance of standardised channels that the leading"
                    + " principal components explain"));
  }

  /// Into a folder that is there; says what was written.
  public List<Path> write(Path folder, Set<FigureForm> forms, JobContext context) {
    List<Path> written = new ArrayList<>();
    Path csv = folder.resolve(KEY + ".csv");
    AtomicFile.write(csv, out -> out.write(csv().getBytes(StandardCharsets.UTF_8)));
    written.add(csv);
    Path json = folder.resolve(KEY + ".json");
    JsonFile.write(json, fields());
    written.add(json);
    for (FigureForm form : FigureForm.values()) {
      if (forms.contains(form)) {
        Path file = folder.resolve(KEY + "." + form);
        FigureFile.write(file, figure(), new PngSize.Dpi(DOTS_AN_INCH), context.silent());
        written.add(file);
      }
    }
    return written;
  }

  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("curves", curves.stream().map(ExplainedVariance::fields).toList());
    return fields;
  }

  /// A line for each component of each curve; `share` is its place among all, which is the
  /// horizontal axis of the figure.
  private String csv() {
    StringBuilder text = new StringBuilder("curve,component,share,ratio,cumulative\r\n");
    for (ExplainedVariance curve : curves) {
      double[] sums = curve.cumulative();
      for (int i = 0; i < sums.length; i++) {
        text.append('"').append(curve.name().replace("\"", "\"\"")).append("\",");
        text.append(i + 1).append(',').append((i + 1.0) / sums.length).append(',');
        text.append(curve.ratios()[i]).append(',').append(sums[i]).append("\r\n");
      }
    }
    return text.toString();
  }
}
