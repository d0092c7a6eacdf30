package org.stegoscope.training;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.stegoscope.Fixtures;
import org.stegoscope.Fixtures.Golden;
import org.stegoscope.job.JobContext;

/// The correspondence loss reproduces STEGO's own numbers, within the tolerance each array states.
final class CorrespondenceLossGoldenTest {

  private static final String VARIANTS = "C_loss/c1_correlation_loss_variants";
  private static final String DEFAULTS = "C_loss/c2_correlation_loss_11_samples";

  @TestFactory
  Stream<DynamicTest> everySwitch() {
    return Stream.of("000", "001", "010", "011", "100", "101", "110", "111")
        .map(bits -> DynamicTest.dynamicTest(bits, () -> checkVariant(bits)));
  }

  private static void checkVariant(String bits) {
    boolean[] on = new boolean[3];
    for (int i = 0; i < 3; i++) {
      on[i] = bits.charAt(i) == '1';
    }
    String prefix = "pw%c_zc%c_st%c__".formatted(bits.charAt(0), bits.charAt(1), bits.charAt(2));
    LossOptions options = options(on[0], on[1], on[2], 5, 0.67, 0.25, 0.63);
    Prefixed expected = new Prefixed(VARIANTS, prefix);
    Correspondence loss = loss(VARIANTS, options);
    expected.checkLosses(loss);
    golden(VARIANTS, "pos_intra_cd").assertReproducedBy(loss.intra().cosines());
    golden(VARIANTS, "pos_inter_cd").assertReproducedBy(loss.inter().cosines());
    golden(VARIANTS, "neg_inter_cd").assertReproducedBy(loss.neg().cosines());
  }

  @Test
  void gradientOfEachTermAlone() {
    String prefix = "pw1_zc1_st0__grad_code";
    String[] names = {"pos_intra", "pos_inter", "neg_inter"};
    for (int i = 0; i < 3; i++) {
      Correspondence loss =
          loss(
              VARIANTS,
              options(true, true, false, 5, i == 0 ? 1 : 0, i == 1 ? 1 : 0, i == 2 ? 1 : 0));
      assertPlanes(golden(VARIANTS, prefix + "_of_" + names[i]), loss.codeGradient());
      assertPlanes(golden(VARIANTS, prefix + "_pos_of_" + names[i]), loss.positiveGradient());
    }
  }

  @Test
  void trainingDefaults() {
    LossOptions options = options(true, true, false, 11, 0.67, 0.25, 0.63);
    Correspondence loss = loss(DEFAULTS, options);
    new Prefixed(DEFAULTS, "").checkLosses(loss);
    assertNumber(golden(DEFAULTS, "pos_intra_cd_mean"), loss.intra().meanSimilarity());
  }

  private record Prefixed(String caseName, String prefix) {

    void checkLosses(Correspondence loss) {
      assertNumber(golden(caseName, prefix + "loss_pos_intra"), loss.intra().loss());
      assertNumber(golden(caseName, prefix + "loss_pos_inter"), loss.inter().loss());
      assertNumber(golden(caseName, prefix + "loss_neg_inter"), loss.neg().loss());
      assertNumber(golden(caseName, prefix + "loss_total"), loss.total());
      assertPlanes(golden(caseName, prefix + "grad_code"), loss.codeGradient());
      assertPlanes(golden(caseName, prefix + "grad_code_pos"), loss.positiveGradient());
    }
  }

  private static LossOptions options(
      boolean pointwise,
      boolean zeroClamp,
      boolean stabilize,
      int samples,
      double intra,
      double inter,
      double neg) {
    return new LossOptions(
        pointwise,
        zeroClamp,
        stabilize,
        new LossOptions.Term(0.18, intra),
        new LossOptions.Term(0.12, inter),
        new LossOptions.Term(0.46, neg),
        samples,
        5,
        1);
  }

  private static Correspondence loss(String caseName, LossOptions options) {
    Golden perms = golden(caseName, "perms");
    int images = perms.shape()[1];
    int[][] partners = new int[perms.shape()[0]][];
    for (int i = 0; i < partners.length; i++) {
      partners[i] =
          Arrays.stream(perms.values(), i * images, (i + 1) * images)
              .mapToInt(value -> (int) value)
              .toArray();
    }
    Draws draws =
        new Draws(
            golden(caseName, "coords1").floats(), golden(caseName, "coords2").floats(), partners);
    try (Products products = new Products()) {
      return CorrespondenceLoss.of(
          new CorrespondenceLoss.Input(
              new Signal.Features(batch(golden(caseName, "feats")), new float[0]),
              new Signal.Features(batch(golden(caseName, "feats_pos")), new float[0]),
              batch(golden(caseName, "code")),
              batch(golden(caseName, "code_pos"))),
          draws,
          options,
          products,
          JobContext.NONE);
    }
  }

  private static Golden golden(String caseName, String array) {
    return Fixtures.golden(caseName, array);
  }

  private static FeatureBatch batch(Golden golden) {
    int[] shape = golden.shape();
    return FeatureBatch.ofPlanes(shape[0], shape[1], shape[2], shape[3], golden.floats());
  }

  private static void assertNumber(Golden golden, double number) {
    golden.assertReproducedBy(new float[] {(float) number});
  }

  /// Compares tokens with the planes of a golden array.
  private static void assertPlanes(Golden golden, float[] tokens) {
    int[] shape = golden.shape();
    FeatureBatch expected = batch(golden);
    double[] values = new double[tokens.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = expected.values()[i];
    }
    new Golden(golden.name(), shape, values, golden.atol(), golden.rtol())
        .assertReproducedBy(tokens);
  }
}
