package org.stegoscope.study.ready;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.stegoscope.analysis.PrincipalComponents;
import org.stegoscope.analysis.Scaling;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.figure.VarianceChart;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Diagnosis;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.TorchRuntime;
import org.stegoscope.study.features.FrozenFeatures;

/// How much of the variance of features their principal components explain: a curve of Figure 3 of
/// Koenig, Schambach and Otterbach 2023 (arXiv 2304.07314). Each channel is standardised over all
/// tokens, with the deviation of the population, before components are found.
///
/// @param name of the curve
/// @param images whose features were looked at
/// @param tokens of all of them
/// @param ratios the share of each component in the whole variance, the greatest first; as many as
///   there are channels; must not be written to
/// @param origin what it was made from, by name
public record ExplainedVariance(
    String name, int images, long tokens, double[] ratios, SequencedMap<String, String> origin) {

  /// Of one data set by one backbone. Study lane.
  ///
  /// @param features computed before by `model`
  public static ExplainedVariance of(
      String name,
      FrozenFeatures features,
      FrozenFeatures.Wanted wanted,
      LoadedModel model,
      JobContext context) {
    double[] ratios =
        ratios(
            new PrincipalComponents.Maps() {
              @Override
              public int size() {
                return features.size();
              }

              @Override
              public FeatureMap map(int index) {
                return features.map(index);
              }
            },
            features.channels(),
            context);
    return new ExplainedVariance(
        name,
        features.size(),
        (long) features.size() * features.grid().size(),
        ratios,
        origin(features, wanted, model));
  }

  /// @param channels of each map
  static double[] ratios(PrincipalComponents.Maps maps, int channels, JobContext context) {
    return PrincipalComponents.fit(maps, channels, Scaling.STANDARDIZED, context)
        .explainedVarianceRatio();
  }

  private static SequencedMap<String, String> origin(
      FrozenFeatures features, FrozenFeatures.Wanted wanted, LoadedModel model) {
    SequencedMap<String, String> origin = new LinkedHashMap<>();
    origin.put("application", "Stegoscope " + Diagnosis.version());
    origin.put("libtorch", TorchRuntime.version());
    origin.put("dataset", wanted.dataset().source().toString());
    origin.put("split", wanted.split());
    origin.put("crops", wanted.dataset().crops().toString());
    origin.put("resolution", wanted.resolution().toString());
    origin.put("backbone", model.file().toString());
    origin.put("weights", model.sha256());
    origin.put("execution", model.execution());
    origin.put("data", features.digest());
    return origin;
  }

  public int channels() {
    return ratios.length;
  }

  /// The share that the components up to each explain together.
  public double[] cumulative() {
    double[] sums = new double[ratios.length];
    double sum = 0;
    for (int i = 0; i < ratios.length; i++) {
      sum += ratios[i];
      sums[i] = sum;
    }
    return sums;
  }

  /// How many components explain at least a share of the variance together; all where the sum stays
  /// below it by rounding.
  public int componentsFor(double share) {
    double[] sums = cumulative();
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] >= share) {
        return i + 1;
      }
    }
    return sums.length;
  }

  VarianceChart.Curve curve() {
    return new VarianceChart.Curve(name, channels(), ratios);
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("images", images);
    fields.put("tokens", tokens);
    fields.put("channels", channels());
    fields.put("explainedVarianceRatio", ratios);
    fields.put("cumulative", cumulative());
    fields.put("provenance", origin);
    return fields;
  }
}
