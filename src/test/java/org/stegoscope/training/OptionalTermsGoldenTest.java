package org.stegoscope.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stegoscope.Fixtures;
import org.stegoscope.Fixtures.Golden;
import org.stegoscope.core.LabelMap;
import org.stegoscope.job.JobContext;

/// The parts of STEGO's optional terms reproduce its own numbers, within the tolerance each array
/// states.
final class OptionalTermsGoldenTest {

  private static final String CASE = "C_loss/c4_parts";

  private static Golden golden(String array) {
    return Fixtures.golden(CASE, array);
  }

  private static FeatureBatch batch(Golden golden) {
    int[] shape = golden.shape();
    return FeatureBatch.ofPlanes(shape[0], shape[1], shape[2], shape[3], golden.floats());
  }

  /// Compares tokens with the planes of a golden array.
  private static void assertPlanes(Golden golden, float[] tokens) {
    FeatureBatch expected = batch(golden);
    double[] values =
        IntStream.range(0, tokens.length).mapToDouble(i -> expected.values()[i]).toArray();
    new Golden(golden.name(), golden.shape(), values, golden.atol(), golden.rtol())
        .assertReproducedBy(tokens);
  }

  private static void assertNumber(Golden golden, double number) {
    golden.assertReproducedBy(new float[] {(float) number});
  }

  @Test
  void samplesAtCoordinates() {
    FeatureBatch map = batch(golden("map"));
    float[] coordinates = golden("coords").floats();
    float[] sampled = new float[2 * 12 * 6];
    for (int i = 0; i < 2; i++) {
      Taps.at(coordinates, i, 4, 3, 6, 7).gather(map, i, sampled, i * 12 * 6);
    }
    assertPlanes(golden("sample"), sampled);
  }

  @Test
  void vectorsOfZeroStayZero() {
    FeatureBatch map = batch(golden("map_with_zeros"));
    assertPlanes(golden("norm"), UnitRows.of(map.values().clone(), 6).units());
  }

  @Test
  void mapsAreResizedTo56() {
    FeatureBatch map = batch(golden("map"));
    int[] ys = IntStream.range(0, 56 * 56).map(i -> i / 56).toArray();
    int[] xs = IntStream.range(0, 56 * 56).map(i -> i % 56).toArray();
    Taps taps = new PixelDraws(ys, xs, PixelDraws.SIDE, PixelDraws.SIDE).taps(map);
    float[] resized = new float[2 * 56 * 56 * 6];
    for (int i = 0; i < 2; i++) {
      taps.gather(map, i, resized, i * 56 * 56 * 6);
    }
    assertPlanes(golden("resize56"), resized);
  }

  @Test
  void reconstruction() {
    try (Products products = new Products()) {
      Reconstruction loss =
          Reconstruction.of(
              batch(golden("code")).values(),
              batch(golden("rec_feats")).values(),
              golden("decoder_weight").floats(),
              golden("decoder_bias").floats(),
              1,
              products);
      assertNumber(golden("rec_loss"), loss.loss());
      assertPlanes(golden("grad_rec_code"), loss.codeGradient());
      golden("grad_rec_weight").assertReproducedBy(loss.weightGradient());
      golden("grad_rec_bias").assertReproducedBy(loss.biasGradient());
    }
  }

  private static PixelDraws pixels() {
    return new PixelDraws(ints("crf_y"), ints("crf_x"), 20, 24);
  }

  private static int[] ints(String array) {
    return Arrays.stream(golden(array).values()).mapToInt(value -> (int) value).toArray();
  }

  @Test
  void crfOfEachPair() {
    PixelDraws pixels = pixels();
    FeatureBatch pictures = batch(golden("guidance"));
    FeatureBatch codes = batch(golden("clusters"));
    float[] units = UnitRows.of(codes.values().clone(), 9).units();
    float[] losses = new float[2 * 40 * 40];
    for (int i = 0; i < losses.length; i++) {
      int image = i / 1600 * 480;
      int one = i / 40 % 40;
      int other = i % 40;
      int here = image + pixels.ys()[one] * 24 + pixels.xs()[one];
      int there = image + pixels.ys()[other] * 24 + pixels.xs()[other];
      double colour = 0;
      for (int c = 0; c < 3; c++) {
        double apart = pictures.values()[here * 3 + c] - pictures.values()[there * 3 + c];
        colour += apart * apart;
      }
      double cosine = 0;
      for (int c = 0; c < 9; c++) {
        cosine += units[here * 9 + c] * units[there * 9 + c];
      }
      losses[i] = (float) (-cosine * CrfKernel.STEGO.at(pixels.square(one, other), colour));
    }
    golden("crf_loss").assertReproducedBy(losses);
  }

  @Test
  void crfAndItsGradient() {
    CrfLoss.Result loss =
        CrfLoss.of(
            batch(golden("guidance")),
            batch(golden("clusters")),
            pixels(),
            CrfKernel.STEGO,
            1,
            JobContext.NONE);
    Golden pairs = golden("crf_loss");
    double[] mean = {Arrays.stream(pairs.values()).average().orElseThrow()};
    // Float32 rounding of the pairs is at most 3e-6.
    new Golden("the mean of crf_loss", new int[0], mean, 3e-6, 0)
        .assertReproducedBy(new float[] {(float) loss.loss()});
    assertPlanes(golden("grad_crf"), loss.codeGradient());
  }

  /// The mask of the first image is empty, so its points are drawn anywhere.
  @Test
  void salientPoints() {
    Golden masks = golden("salience");
    Golden anywhere = golden("salience_draws_empty");
    Golden salient = golden("salience_draws_nonempty");
    float[] coordinates = new float[2 * 9 * 2];
    for (int i = 0; i < 2; i++) {
      byte[] ids = new byte[144];
      for (int p = 0; p < ids.length; p++) {
        ids[p] = (byte) (masks.values()[i * ids.length + p] != 0 ? 1 : 0);
      }
      LabelMap mask = new LabelMap(12, 12, ids);
      int[] pixels = SalientPoints.pixels(mask);
      for (int p = 0; p < 9; p++) {
        int draw =
            i == 0
                ? (int) (anywhere.values()[2 * p] * 12 + anywhere.values()[2 * p + 1])
                : (int) salient.values()[p];
        SalientPoints.put(mask, pixels[draw], coordinates, (i * 9 + p) * 2);
      }
    }
    golden("salience_coords").assertReproducedBy(coordinates);
  }
}
