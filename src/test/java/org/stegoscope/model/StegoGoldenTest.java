package org.stegoscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.stegoscope.Fixtures;
import org.stegoscope.Fixtures.Golden;
import org.stegoscope.analysis.ClusterProbe;
import org.stegoscope.analysis.Probe;
import org.stegoscope.analysis.ProbeMaps;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobContext;

/// Head, probes and flip averaging reproduce the arrays of the cases B (STEGO's own code), within
/// the tolerance each array states.
final class StegoGoldenTest {

  /// Labels may differ where the two best log-probabilities are closer than this (the fixtures' own
  /// rule).
  private static final float TIE = 1e-4f;

  @TestFactory
  Stream<DynamicTest> nonlinearHead() {
    return tests("B_stego/b1_nonlinear_d2_p8", "stego_nonlinear.ckpt", "small_b2_40x56");
  }

  @TestFactory
  Stream<DynamicTest> linearHeadWithExtraClustersInAnOldCheckpoint() {
    return tests(
        "B_stego/b2_linear_d1_p16_extra3_old_lightning", "stego_linear.ckpt", "small_b2_32x48");
  }

  private static Stream<DynamicTest> tests(String caseName, String file, String input) {
    return IntStream.range(0, 2)
        .mapToObj(batch ->
            DynamicTest.dynamicTest(
                "image " + batch, () -> checkBatch(caseName, file, input, batch)));
  }

  private static void checkBatch(String caseName, String file, String input, int batch) {
    try (LoadedModel model =
        new ModelLoader()
            .load(Fixtures.path(caseName + "/" + file), ModelOptions.DEFAULT, JobContext.NONE)) {
      Golden images = Fixtures.golden(caseName, input + "__input");
      int height = images.shape()[2];
      int width = images.shape()[3];
      float[] image = half(images.floats(), batch);
      float[] mirrored = mirrored(image, height, width);

      List<FeatureMap> maps = pass(model, image, height, width);
      FeatureMap code = maps.get(1);
      FeatureMap mirroredCode = pass(model, mirrored, height, width).get(1);
      FeatureMap averaged = FlipAverage.of(code, mirroredCode);

      assertReproduced(caseName, input + "__feats", batch, maps.get(0).channelsFirst());
      assertReproduced(caseName, input + "__code", batch, code.channelsFirst());
      assertReproduced(caseName, input + "__code_of_flipped", batch, mirroredCode.channelsFirst());
      assertReproduced(caseName, input + "__code_flip_avg", batch, averaged.channelsFirst());

      float[] tokens = model.tokens(image, height, width, JobContext.NONE);
      float[] cls = Arrays.copyOf(tokens, maps.get(0).channels());
      assertReproduced(caseName, input + "__cls_feature", batch, cls);

      Probe linear = model.linearProbe().orElseThrow();
      ClusterProbe cluster = model.clusterProbe().orElseThrow();
      checkProbe(caseName, input, "linear", batch, linear, averaged, width, height);
      checkProbe(caseName, input, "cluster", batch, cluster, averaged, width, height);
      checkLabels(caseName, input + "__val_linear_labels", batch, linear, code, width, height);
      checkLabels(caseName, input + "__val_cluster_labels", batch, cluster, code, width, height);

      ClusterProbe sharper =
          new ClusterProbe(cluster.clusters(), cluster.dimension(), cluster.centers(), 3);
      float[] probabilities =
          ProbeMaps.logProbabilities(
              sharper, code, code.grid().columns(), code.grid().rows(), JobContext.NONE);
      for (int i = 0; i < probabilities.length; i++) {
        probabilities[i] = (float) Math.exp(probabilities[i]);
      }
      assertReproduced(
          caseName, input + "__code_lowres_cluster_probs_alpha3", batch, probabilities);
    }
  }

  @TestFactory
  Stream<DynamicTest> wholeImage() {
    String caseName = "B_stego/b1_nonlinear_d2_p8";
    return Stream.of(DynamicTest.dynamicTest("n96x128", () -> checkWholeImage(caseName)));
  }

  /// From 8-bit pixels to labels through the public interface alone.
  private static void checkWholeImage(String caseName) {
    Golden stored = Fixtures.golden(caseName, "n96x128__image_u8");
    byte[] pixels = new byte[stored.values().length];
    for (int i = 0; i < pixels.length; i++) {
      int value = (int) stored.values()[i];
      pixels[i] = (byte) value;
    }
    RgbImage image = new RgbImage(stored.shape()[1], stored.shape()[0], pixels);
    try (LoadedModel model =
        new ModelLoader()
            .load(
                Fixtures.path(caseName + "/stego_nonlinear.ckpt"),
                ModelOptions.DEFAULT,
                JobContext.NONE)) {
      ModelInput input = ModelInput.prepare(image, new Resolution.Native(), model.patchSizePx());
      List<FeatureMap> maps =
          model.features(
              input,
              List.of(
                  FeatureRequest.DINO,
                  FeatureRequest.STEGO,
                  FeatureRequest.STEGO.with(Averaging.FLIP)),
              JobContext.NONE);
      Fixtures.golden(caseName, "n96x128__feats").assertReproducedBy(maps.get(0).channelsFirst());
      Fixtures.golden(caseName, "n96x128__code").assertReproducedBy(maps.get(1).channelsFirst());
      Fixtures.golden(caseName, "n96x128__code_flip_avg")
          .assertReproducedBy(maps.get(2).channelsFirst());
      int width = image.width();
      int height = image.height();
      assertLabels(
          Fixtures.golden(caseName, "n96x128__linear_labels"),
          model.linearProbe().orElseThrow(),
          maps.get(2),
          width,
          height);
      assertLabels(
          Fixtures.golden(caseName, "n96x128__cluster_labels"),
          model.clusterProbe().orElseThrow(),
          maps.get(2),
          width,
          height);
      assertLabels(
          Fixtures.golden(caseName, "n96x128__val_cluster_labels"),
          model.clusterProbe().orElseThrow(),
          maps.get(1),
          width,
          height);
    }
  }

  private static List<FeatureMap> pass(LoadedModel model, float[] image, int height, int width) {
    return model.pass(
        image, height, width, List.of(FeatureRequest.DINO, FeatureRequest.STEGO), JobContext.NONE);
  }

  private static void checkProbe(
      String caseName,
      String input,
      String name,
      int batch,
      Probe probe,
      FeatureMap code,
      int width,
      int height) {
    assertReproduced(
        caseName,
        input + "__" + name + "_log_probs",
        batch,
        ProbeMaps.logProbabilities(probe, code, width, height, JobContext.NONE));
    checkLabels(caseName, input + "__" + name + "_labels", batch, probe, code, width, height);
  }

  private static void checkLabels(
      String caseName,
      String array,
      int batch,
      Probe probe,
      FeatureMap code,
      int width,
      int height) {
    assertLabels(sample(Fixtures.golden(caseName, array), batch), probe, code, width, height);
  }

  private static void assertLabels(
      Golden expected, Probe probe, FeatureMap code, int width, int height) {
    byte[] labels = ProbeMaps.apply(probe, code, width, height, JobContext.NONE).labels().labels();
    float[] logProbabilities =
        ProbeMaps.logProbabilities(probe, code, width, height, JobContext.NONE);
    for (int i = 0; i < labels.length; i++) {
      int found = Byte.toUnsignedInt(labels[i]);
      int wanted = (int) expected.values()[i];
      if (found != wanted) {
        float difference =
            logProbabilities[found * labels.length + i]
                - logProbabilities[wanted * labels.length + i];
        assertThat(difference)
            .as("%s, pixel %d: %d instead of %d", expected.name(), i, found, wanted)
            .isLessThan(TIE);
      }
    }
  }

  private static void assertReproduced(String caseName, String array, int batch, float[] actual) {
    sample(Fixtures.golden(caseName, array), batch).assertReproducedBy(actual);
  }

  /// One image of a batch of two.
  private static Golden sample(Golden both, int batch) {
    int size = both.values().length / 2;
    double[] values = new double[size];
    System.arraycopy(both.values(), batch * size, values, 0, size);
    return new Golden(both.name(), both.shape(), values, both.atol(), both.rtol());
  }

  private static float[] half(float[] both, int batch) {
    float[] one = new float[both.length / 2];
    System.arraycopy(both, batch * one.length, one, 0, one.length);
    return one;
  }

  private static float[] mirrored(float[] image, int height, int width) {
    float[] mirrored = new float[image.length];
    for (int row = 0; row < 3 * height; row++) {
      for (int x = 0; x < width; x++) {
        mirrored[row * width + x] = image[row * width + width - 1 - x];
      }
    }
    return mirrored;
  }
}
