package org.stegoscope.analysis.crf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.Fixtures;
import org.stegoscope.Fixtures.Golden;
import org.stegoscope.analysis.Upsampling;
import org.stegoscope.analysis.crf.CrfOptions.Channels;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

/// Golden numbers are of pydensecrf; the tolerance is that of each array, the rounding of float32
/// after so many sums.
final class DenseCrfTest {

  private static final JobContext CONTEXT = JobContext.NONE;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "e1_astronaut_120x160_c5",
        "e3_coffee_91x123_c5",
        "e5_tiny_20x24_c3",
        "e6_tiny_20x24_c2",
        "e7_flat_16x18_c4"
      })
  void probabilitiesAreRefinedAsByPydensecrf(String name) {
    Golden probabilities = Fixtures.golden("E_crf/" + name, "probs");
    RgbImage picture = picture(Fixtures.golden("E_crf/" + name, "image_rgb_u8"));
    for (int iterations : new int[] {1, 10}) {
      float[] refined =
          DenseCrf.refine(
              picture,
              probabilities.floats(),
              probabilities.shape()[0],
              CrfOptions.STEGO.withIterations(iterations),
              CONTEXT);
      check("E_crf/" + name, iterations, refined, probabilities.shape()[0], picture, 1);
    }
  }

  /// STEGO hands over scores at the size of its codes.
  @ParameterizedTest
  @ValueSource(strings = {"e2_chelsea_120x160_c27_stego", "e4_coffee_320x320_c5_stego"})
  void scoresOfStegoAreRefinedAsByStego(String name) {
    String folder = "E_crf/" + name;
    RgbImage picture = picture(Fixtures.golden(folder, "image_rgb_u8"));
    Golden scores = Fixtures.golden(folder, "logits");
    float[] logarithms = logSoftmax(scores, picture);
    int classes = scores.shape()[0];
    int stride = Fixtures.json(folder + "/index.json").path("config").path("stride").asInt();
    for (int iterations : new int[] {1, 10}) {
      float[] refined =
          DenseCrf.refineLogarithms(
              StegoPicture.of(picture),
              logarithms,
              classes,
              CrfOptions.STEGO.withIterations(iterations),
              CONTEXT);
      check(folder, iterations, refined, classes, picture, stride);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"e2_chelsea_120x160_c27_stego", "e4_coffee_320x320_c5_stego"})
  void thePictureOfStegoIsTheOneItsCrfSees(String name) {
    RgbImage seen = StegoPicture.of(picture(Fixtures.golden("E_crf/" + name, "image_rgb_u8")));
    byte[] blueFirst = new byte[seen.pixels().length];
    for (int i = 0; i < blueFirst.length; i++) {
      blueFirst[i] = seen.pixels()[i - i % 3 + 2 - i % 3];
    }
    assertThat(blueFirst)
        .isEqualTo(picture(Fixtures.golden("E_crf/" + name, "crf_image_bgr_u8")).pixels());
  }

  private static RgbImage picture(Golden golden) {
    byte[] pixels = new byte[golden.values().length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (int) golden.values()[i];
    }
    return new RgbImage(golden.shape()[1], golden.shape()[0], pixels);
  }

  private static float[] logSoftmax(Golden scores, RgbImage picture) {
    int classes = scores.shape()[0];
    int pixels = picture.width() * picture.height();
    int cells = scores.shape()[1] * scores.shape()[2];
    float[] upsampled = new float[classes * pixels];
    for (int k = 0; k < classes; k++) {
      ScalarMap map =
          new ScalarMap(
              scores.shape()[1],
              scores.shape()[2],
              Arrays.copyOfRange(scores.floats(), k * cells, (k + 1) * cells));
      System.arraycopy(
          Upsampling.bilinear(map, picture.height(), picture.width(), CONTEXT).values(),
          0,
          upsampled,
          k * pixels,
          pixels);
    }
    for (int i = 0; i < pixels; i++) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += Math.exp(upsampled[k * pixels + i]);
      }
      for (int k = 0; k < classes; k++) {
        upsampled[k * pixels + i] -= (float) Math.log(sum);
      }
    }
    return upsampled;
  }

  private static void check(
      String folder, int iterations, float[] refined, int classes, RgbImage picture, int stride) {
    String array = "Q" + iterations + (stride > 1 ? "_strided" : "");
    Fixtures.golden(folder, array).assertReproducedBy(strided(refined, classes, picture, stride));
    Golden labels = Fixtures.golden(folder, "argmax" + iterations);
    int pixels = picture.width() * picture.height();
    int different = 0;
    for (int i = 0; i < pixels; i++) {
      int best = 0;
      for (int k = 1; k < classes; k++) {
        best = refined[k * pixels + i] > refined[best * pixels + i] ? k : best;
      }
      different += best == labels.values()[i] ? 0 : 1;
    }
    double allowed =
        Fixtures.json(folder + "/index.json")
            .at("/arrays/argmax" + iterations + "/allowed_fraction_differing")
            .asDouble();
    assertThat(different / (double) pixels).isLessThanOrEqualTo(allowed);
  }

  private static float[] strided(float[] refined, int classes, RgbImage picture, int stride) {
    int rows = (picture.height() + stride - 1) / stride;
    int columns = (picture.width() + stride - 1) / stride;
    float[] taken = new float[classes * rows * columns];
    for (int k = 0; k < classes; k++) {
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          taken[(k * rows + row) * columns + column] =
              refined[(k * picture.height() + row * stride) * picture.width() + column * stride];
        }
      }
    }
    return taken;
  }

  /// A picture and probabilities of formulas, and numbers that pydensecrf makes of them; to 1e-4 as
  /// they are rounded to five digits and summed in float32.
  @Test
  void aSmallPictureOfFormulasHasThePublishedNumbers() {
    RgbImage picture = formulaPicture(4, 3);
    float[] probabilities = formulaProbabilities(12, 3);
    assertFirstClass(
        DenseCrf.refine(picture, probabilities, 3, kernels(1, 3, 0), CONTEXT),
        .18039,
        .37870,
        .64699,
        .75942,
        .61409,
        .37215,
        .18140,
        .11575,
        .08980,
        .16862,
        .36650,
        .61600);
    assertFirstClass(
        DenseCrf.refine(picture, probabilities, 3, kernels(1, 0, 4), CONTEXT),
        .11882,
        .32448,
        .68663,
        .81421,
        .62295,
        .31045,
        .24240,
        .07002,
        .08004,
        .18513,
        .48404,
        .71706);
    assertFirstClass(
        DenseCrf.refine(picture, probabilities, 3, kernels(10, 3, 4), CONTEXT),
        .00097,
        .00444,
        .99576,
        .99921,
        .00494,
        .00907,
        .98488,
        .98295,
        .00050,
        .00268,
        .98910,
        .99897);
    assertFirstClass(
        Arrays.copyOf(
            DenseCrf.refine(
                formulaPicture(8, 8), formulaProbabilities(64, 3), 3, kernels(10, 3, 4), CONTEXT),
            8),
        .00148,
        .00251,
        .00907,
        .05052,
        .99566,
        .99711,
        .99609,
        .97951);
  }

  private static CrfOptions kernels(int iterations, double near, double alike) {
    return new CrfOptions(iterations, 1, near, 67, 3, alike, Channels.RGB);
  }

  private static RgbImage formulaPicture(int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int base = x < width / 2 ? 60 : 180;
        int at = 3 * (y * width + x);
        pixels[at] = (byte) (base + (7 * x + 3 * y) % 5);
        pixels[at + 1] = (byte) (base + (5 * x + 11 * y) % 7);
        pixels[at + 2] = (byte) (base + (3 * x + 2 * y) % 3);
      }
    }
    return new RgbImage(width, height, pixels);
  }

  private static float[] formulaProbabilities(int pixels, int classes) {
    float[] values = new float[classes * pixels];
    for (int i = 0; i < pixels; i++) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += Math.exp(Math.sin(0.7 * i + 1.3 * k));
      }
      for (int k = 0; k < classes; k++) {
        values[k * pixels + i] = (float) (Math.exp(Math.sin(0.7 * i + 1.3 * k)) / sum);
      }
    }
    return values;
  }

  private static void assertFirstClass(float[] refined, double... expected) {
    double[] first = new double[expected.length];
    Arrays.setAll(first, i -> refined[i]);
    assertThat(first).containsExactly(expected, within(1e-4));
  }

  @Test
  void anyNumberOfCoresGivesTheSameBits() throws Exception {
    RgbImage picture = noise(70, 50);
    float[] probabilities = formulaProbabilities(3500, 4);
    float[] here = DenseCrf.refine(picture, probabilities, 4, CrfOptions.STEGO, CONTEXT);
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      float[] alone =
          one.submit(() -> DenseCrf.refine(picture, probabilities, 4, CrfOptions.STEGO, CONTEXT))
              .get();
      assertThat(alone).isEqualTo(here);
    }
  }

  private static RgbImage noise(int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    SplittableRandom random = new SplittableRandom(4);
    random.nextBytes(pixels);
    return new RgbImage(width, height, pixels);
  }

  @Test
  void probabilitiesStaySuchAndOneClassIsCertain() {
    RgbImage picture = noise(9, 7);
    float[] refined =
        DenseCrf.refine(
            picture, formulaProbabilities(63, 3), 3, CrfOptions.DINO_VIT_FEATURES, CONTEXT);
    for (int i = 0; i < 63; i++) {
      assertThat(refined[i] + refined[63 + i] + refined[126 + i]).isCloseTo(1, within(1e-5f));
    }
    float[] ones = new float[63];
    Arrays.fill(ones, 0.3f);
    assertThat(DenseCrf.refine(picture, ones, 1, CrfOptions.STEGO, CONTEXT)).containsOnly(1);
    assertThat(DenseCrf.refine(noise(1, 1), new float[] {.5f, .5f}, 2, CrfOptions.STEGO, CONTEXT))
        .containsOnly(.5f);
  }

  @Test
  void withoutKernelsOrIterationsNothingChanges() {
    RgbImage picture = noise(5, 4);
    float[] probabilities = formulaProbabilities(20, 3);
    for (CrfOptions idle : new CrfOptions[] {kernels(10, 0, 0), kernels(0, 3, 4)}) {
      float[] refined = DenseCrf.refine(picture, probabilities, 3, idle, CONTEXT);
      for (int i = 0; i < refined.length; i++) {
        assertThat(refined[i]).isCloseTo(probabilities[i], within(1e-6f));
      }
    }
  }

  @Test
  void whatCannotBeRefinedIsTold() {
    RgbImage picture = noise(5, 4);
    assertRefused(
        "59 probabilities are not those of 3 classes at 5 x 4 pixels.",
        () -> DenseCrf.refine(picture, new float[59], 3, CrfOptions.STEGO, CONTEXT));
    float[] broken = formulaProbabilities(20, 3);
    broken[17] = Float.NaN;
    assertRefused(
        "A CRF cannot refine a probability of NaN.",
        () -> DenseCrf.refine(picture, broken, 3, CrfOptions.STEGO, CONTEXT));
    assertRefused(
        "A CRF runs for 0 to 1,000 iterations, not -1.", () -> CrfOptions.STEGO.withIterations(-1));
    assertRefused(
        "The position deviation of a CRF lies between 0.05 and 1,000,000, not at NaN.",
        () -> new CrfOptions(1, Double.NaN, 1, 1, 1, 1, Channels.RGB));
    assertRefused(
        "The weight of a CRF's kernel lies between 0 and 1,000,000, not at -1.0.",
        () -> new CrfOptions(1, 1, -1, 1, 1, 1, Channels.RGB));
  }

  private static void assertRefused(String sentence, Runnable work) {
    assertThatThrownBy(work::run).isInstanceOf(StegoscopeException.class).hasMessage(sentence);
  }

  @Test
  void aCancelEndsIt() {
    JobContext cancelled =
        new JobContext() {
          @Override
          public void progress(String stage, double fraction) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatThrownBy(() ->
            DenseCrf.refine(
                noise(50, 40), formulaProbabilities(2000, 3), 3, CrfOptions.STEGO, cancelled))
        .isInstanceOf(JobCancelledException.class);
  }
}
