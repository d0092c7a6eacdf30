package org.stegoscope.study.ready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.Fixtures;
import org.stegoscope.Fixtures.Golden;
import org.stegoscope.analysis.PrincipalComponents;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.evaluation.FigureForm;

final class ExplainedVarianceTest {

  private static final String CASE = "F_dimred/f1_pca_scaler_random_projection";

  private static PrincipalComponents.Maps maps(List<FeatureMap> all) {
    return new PrincipalComponents.Maps() {
      @Override
      public int size() {
        return all.size();
      }

      @Override
      public FeatureMap map(int index) {
        return all.get(index);
      }
    };
  }

  private static double[] ratios(List<FeatureMap> all) {
    return ExplainedVariance.ratios(maps(all), all.getFirst().channels(), JobContext.NONE);
  }

  /// scikit-learn on standardised tokens of twelve images, image by image here, with the tolerance
  /// of the case.
  @Test
  void ratiosAreThoseOfScikitLearn() {
    Golden features = Fixtures.golden(CASE, "train_feats");
    int[] shape = features.shape();
    int size = shape[1] * shape[2] * shape[3];
    List<FeatureMap> maps = new ArrayList<>();
    for (int image = 0; image < shape[0]; image++) {
      float[] channelsFirst =
          Arrays.copyOfRange(features.floats(), image * size, (image + 1) * size);
      maps.add(tokens(channelsFirst, shape[1], shape[2], shape[3]));
    }
    double[] found = ratios(maps);
    float[] rounded = new float[found.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) found[i];
    }
    Fixtures.golden(CASE, "explained_variance_ratio").assertReproducedBy(rounded);
  }

  private static FeatureMap tokens(float[] channelsFirst, int channels, int rows, int columns) {
    float[] values = new float[channelsFirst.length];
    for (int channel = 0; channel < channels; channel++) {
      for (int token = 0; token < rows * columns; token++) {
        values[token * channels + channel] = channelsFirst[channel * rows * columns + token];
      }
    }
    return new FeatureMap(new PatchGrid(rows, columns, 8), channels, values);
  }

  /// By hand: four tokens in two images, the second channel ten times the first, the third with no
  /// correlation to them. Standardised, the first two are one direction of variance 2 of 3.
  @Test
  void scalesOfChannelsPlayNoPart() {
    PatchGrid pair = new PatchGrid(1, 2, 8);
    List<FeatureMap> maps =
        List.of(
            new FeatureMap(pair, 3, new float[] {1, 10, 5, -1, -10, 5}),
            new FeatureMap(pair, 3, new float[] {1, 10, -5, -1, -10, -5}));
    assertThat(ratios(maps)).containsExactly(new double[] {2 / 3.0, 1 / 3.0, 0}, within(1e-12));
    ExplainedVariance curve = new ExplainedVariance("a", 2, 4, ratios(maps), new LinkedHashMap<>());
    assertThat(curve.cumulative()).containsExactly(new double[] {2 / 3.0, 1, 1}, within(1e-12));
    assertThat(curve.componentsFor(0.5)).isEqualTo(1);
    assertThat(curve.componentsFor(0.9)).isEqualTo(2);
  }

  @Test
  void mapsOfOtherChannelsAndNoMapsAreRefused() {
    PatchGrid one = new PatchGrid(1, 1, 8);
    List<FeatureMap> odd =
        List.of(new FeatureMap(one, 2, new float[2]), new FeatureMap(one, 3, new float[3]));
    assertThatThrownBy(() -> ratios(odd))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("Principal components of 2 channels do not fit features of 3");
    assertThatThrownBy(() -> ExplainedVariance.ratios(maps(List.of()), 2, JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("at least one token");
  }

  @Test
  void curvesAreWrittenForPeopleAndPrograms(@TempDir Path folder) {
    VarianceStudy study =
        new VarianceStudy(
            List.of(
                new ExplainedVariance(
                    "A, \"b\"", 1, 4, new double[] {0.75, 0.25}, new LinkedHashMap<>()),
                new ExplainedVariance(
                    "B", 1, 4, new double[] {0.5, 0.25, 0.25, 0}, new LinkedHashMap<>())));
    study.write(folder, EnumSet.of(FigureForm.SVG), JobContext.NONE);
    assertThat(folder.resolve("explained-variance.csv"))
        .content()
        .startsWith(
            "curve,component,share,ratio,cumulative\r\n\"A, \"\"b\"\"\",1,0.5,0.75,0.75\r\n")
        .contains("\r\n\"B\",3,0.75,0.25,1.0\r\n");
    assertThat(folder.resolve("explained-variance.json"))
        .content()
        .contains("\"channels\" : 4", "\"tokens\" : 4");
    assertThat(folder.resolve("explained-variance.svg"))
        .content()
        .contains(">D/16<", ">3D/4<", ">B<");
  }
}
