package org.stegoscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.stegoscope.training.HeadTrainerTest.CLASSES;
import static org.stegoscope.training.HeadTrainerTest.CODE;
import static org.stegoscope.training.HeadTrainerTest.IMAGES;
import static org.stegoscope.training.HeadTrainerTest.OPTIONS;
import static org.stegoscope.training.HeadTrainerTest.SIDE;
import static org.stegoscope.training.HeadTrainerTest.WIDTH;
import static org.stegoscope.training.HeadTrainerTest.gaussian;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Steps with optional terms on small made-up features.
final class OptionalTermsTest {

  private static final OptionalTerms ALL =
      new OptionalTerms(
          0.7,
          0.4,
          0.02,
          new CrfKernel(8, 0.5, 2, 10, 3, 0.1),
          80,
          OptionalTerms.Points.SALIENT,
          OptionalTerms.Likeness.TRUE_LABELS);

  private static HeadTrainer.State start() {
    return start(HeadWeights.Projection.NONLINEAR);
  }

  private static HeadTrainer.State start(HeadWeights.Projection projection) {
    return HeadTrainerTest.start(projection)
        .withDecoder(Decoder.State.drawn(WIDTH, CODE, new SplittableRandom(4)));
  }

  /// With all that the terms need.
  private static HeadTrainer.Batch batch(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    HeadTrainer.Batch plain = HeadTrainerTest.batch(seed);
    List<LabelMap> masks = plain.labels().stream().map(Optional::orElseThrow).toList();
    float[] coordinates = new float[IMAGES * SIDE * SIDE * 2];
    for (int i = 0; i < coordinates.length; i++) {
      coordinates[i] = (float) random.nextDouble(-1.2, 1.2);
    }
    FeatureBatch augmented = plain.features().with(WIDTH, gaussian(random, size(WIDTH)));
    return plain.with(
        TermInputs.NONE
            .withPictures(new FeatureBatch(IMAGES, 8, 8, 3, gaussian(random, IMAGES * 64 * 3)))
            .withSalience(new TermInputs.Salience(masks, masks))
            .withLabels(HeadTrainerTest.batch(seed + 1).labels(), CLASSES)
            .withAugmented(new TermInputs.Augmented(augmented, coordinates)));
  }

  private static int size(int channels) {
    return IMAGES * SIDE * SIDE * channels;
  }

  private static HeadTrainer.Chance chance(long seed, OptionalTerms terms) {
    return HeadTrainer.Chance.drawn(
        batch(seed), OPTIONS, terms, Dropout.Target.DROPPED, new SplittableRandom(seed));
  }

  private static HeadTrainer trainer(HeadTrainer.State state, OptionalTerms terms) {
    return new HeadTrainer(state, OPTIONS, terms, HeadTrainer.Rates.STEGO);
  }

  /// A run whose terms are all off is, bit for bit, the run of a trainer that knows of none,
  /// however much its batches hold.
  @Test
  void weightsOfZeroLeaveTheBitsOfARun() {
    OptionalTerms off =
        new OptionalTerms(
            0, 0, 0, ALL.kernel(), 5, OptionalTerms.NONE.points(), OptionalTerms.NONE.signal());
    SplittableRandom one = new SplittableRandom(2);
    SplittableRandom other = new SplittableRandom(2);
    try (HeadTrainer with = trainer(start(), off);
        HeadTrainer without =
            new HeadTrainer(
                HeadTrainerTest.start(HeadWeights.Projection.NONLINEAR),
                OPTIONS,
                HeadTrainer.Rates.STEGO)) {
      for (int step = 0; step < 3; step++) {
        HeadTrainer.Batch plain = HeadTrainerTest.batch(step);
        HeadTrainer.Told told =
            with.step(
                batch(step),
                HeadTrainer.Chance.drawn(batch(step), OPTIONS, off, Dropout.Target.DROPPED, one),
                JobContext.NONE);
        HeadTrainer.Told bare =
            without.step(
                plain,
                HeadTrainer.Chance.drawn(plain, OPTIONS, Dropout.Target.DROPPED, other),
                JobContext.NONE);
        assertThat(told).usingRecursiveComparison().isEqualTo(bare);
        assertThat(told.terms()).isEqualTo(TermLosses.NONE);
      }
      assertThat(with.state().decoder()).usingRecursiveComparison().isEqualTo(start().decoder());
      assertThat(with.state())
          .usingRecursiveComparison()
          .ignoringFields("decoder")
          .isEqualTo(without.state());
    }
  }

  /// The gradient of the layers is the slope of the weighted sum of the losses.
  @TestFactory
  Stream<DynamicTest> theGradientIsTheSlopeOfTheSum() {
    OptionalTerms none = OptionalTerms.NONE;
    return Stream.of(
            none.withReconstruction(0.7),
            none.withAlignment(0.7),
            new OptionalTerms(0, 0, 0.7, ALL.kernel(), 80, none.points(), none.signal()),
            none.with(OptionalTerms.Likeness.TRUE_LABELS),
            none.with(OptionalTerms.Points.SALIENT),
            ALL)
        .map(terms -> DynamicTest.dynamicTest(terms.toString(), () -> checkSlopes(terms)));
  }

  private static void checkSlopes(OptionalTerms terms) {
    // The clamp has a kink, where slopes say nothing; alone, a term stands without correspondence.
    boolean alone =
        terms.signal() == OptionalTerms.NONE.signal()
            && terms.points() == OptionalTerms.NONE.points();
    LossOptions options =
        new LossOptions(
            true,
            false,
            false,
            OPTIONS.intra(),
            OPTIONS.inter(),
            OPTIONS.neg(),
            3,
            2,
            alone ? 0 : 1);
    HeadTrainer.Chance chance = chance(1, terms);
    // A linear head, for the kink of a ReLU would be in the way, too.
    HeadTrainer.State start = start(HeadWeights.Projection.LINEAR);
    try (Products products = new Products()) {
      float[][] gradients = loss(start, options, terms, chance, products).gradients();
      for (int layer = 0; layer < 2; layer++) {
        double largest = 0;
        for (float slope : gradients[layer]) {
          largest = Math.max(largest, Math.abs(slope));
        }
        assertThat(largest).isGreaterThan(1e-3);
        for (int i = 0; i < gradients[layer].length; i += 3) {
          double[] sums = new double[2];
          float step = 0.002f;
          for (int side = 0; side < 2; side++) {
            float[][] layers = start.head().copy().layers();
            layers[layer][i] += side == 0 ? -step : step;
            HeadTrainer.State moved =
                HeadTrainer.State.of(start.head().with(layers), start.linear(), start.cluster())
                    .withDecoder(start.decoder().orElseThrow());
            HeadLoss.Result loss = loss(moved, options, terms, chance, products);
            sums[side] = loss.correspondence().total() + loss.terms().losses().weighted(terms);
          }
          // A float32 loss is sure to 1e-7 or so, over a step of 0.004; the rest is curvature.
          assertThat((double) gradients[layer][i])
              .isCloseTo((sums[1] - sums[0]) / (2 * step), within(1e-4 + 0.005 * largest));
        }
      }
    }
  }

  private static HeadLoss.Result loss(
      HeadTrainer.State state,
      LossOptions options,
      OptionalTerms terms,
      HeadTrainer.Chance chance,
      Products products) {
    return new HeadLoss(state.head(), options, terms, products)
        .of(
            batch(1),
            chance,
            state.decoder().map(layer -> new Decoder(layer, state.head(), 0)),
            JobContext.NONE);
  }

  @Test
  void aRunWithAllTermsGoesOnWhereItStopped() {
    HeadTrainer.State whole = run(start(), 0, 4);
    HeadTrainer.State half = run(start(), 0, 2);
    assertThat(run(half, 2, 4)).usingRecursiveComparison().isEqualTo(whole);
    assertThat(whole.decoder().orElseThrow().weights())
        .isNotEqualTo(start().decoder().orElseThrow().weights());
  }

  private static HeadTrainer.State run(HeadTrainer.State from, int first, int end) {
    try (HeadTrainer trainer = trainer(from, ALL)) {
      for (int step = first; step < end; step++) {
        HeadTrainer.Told told = trainer.step(batch(step), chance(step, ALL), JobContext.NONE);
        TermLosses losses = told.terms();
        assertThat(told.total())
            .isEqualTo(
                told.correspondence().total()
                    + (0.7 * losses.reconstruction().orElseThrow()
                        + 0.4 * losses.alignment().orElseThrow()
                        + 0.02 * losses.crf().orElseThrow())
                    + told.linear().orElseThrow()
                    + told.cluster());
      }
      return trainer.state();
    }
  }

  /// Features that five numbers say all of.
  @Test
  void aDecoderLearnsToReconstruct() {
    SplittableRandom random = new SplittableRandom(8);
    float[] basis = gaussian(random, CODE * WIDTH);
    float[] places = gaussian(random, size(CODE));
    float[] values = new float[size(WIDTH)];
    for (int i = 0; i < values.length; i++) {
      for (int c = 0; c < CODE; c++) {
        values[i] += places[i / WIDTH * CODE + c] * basis[c * WIDTH + i % WIDTH];
      }
    }
    FeatureBatch features = new FeatureBatch(IMAGES, SIDE, SIDE, WIDTH, values);
    HeadTrainer.Batch batch =
        new HeadTrainer.Batch(features, features, HeadTrainerTest.batch(1).labels());
    LossOptions without =
        new LossOptions(
            true, true, false, OPTIONS.intra(), OPTIONS.inter(), OPTIONS.neg(), 3, 2, 0);
    OptionalTerms terms = OptionalTerms.NONE.withReconstruction(1);
    HeadTrainer.Rates rates = new HeadTrainer.Rates(0.02, 0, 0);
    HeadTrainer.Chance chance =
        new HeadTrainer.Chance(chance(1, terms).draws(), Dropout.NONE, Dropout.NONE);
    try (HeadTrainer trainer =
        new HeadTrainer(start(HeadWeights.Projection.LINEAR), without, terms, rates)) {
      double first = reconstruction(trainer, batch, chance);
      for (int step = 0; step < 150; step++) {
        reconstruction(trainer, batch, chance);
      }
      assertThat(first).isGreaterThan(-0.3);
      assertThat(reconstruction(trainer, batch, chance)).isLessThan(-0.98);
    }
  }

  private static double reconstruction(
      HeadTrainer trainer, HeadTrainer.Batch batch, HeadTrainer.Chance chance) {
    return trainer.step(batch, chance, JobContext.NONE).terms().reconstruction().orElseThrow();
  }

  @Test
  void reconstructionNeedsADecoderOfTheHead() {
    OptionalTerms terms = OptionalTerms.NONE.withReconstruction(1);
    HeadTrainer.State bare = HeadTrainerTest.start(HeadWeights.Projection.LINEAR);
    assertThatThrownBy(() -> trainer(bare, terms))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageStartingWith("The reconstruction needs a decoder");
    HeadTrainer.State other =
        bare.withDecoder(Decoder.State.drawn(WIDTH, CODE + 1, new SplittableRandom(1)));
    assertThatThrownBy(() -> trainer(other, terms))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "A decoder of 72 weights and 12 biases does not make 12 features of codes of 5.");
  }

  @Test
  void aTermSaysWhatItsBatchLacks() {
    OptionalTerms none = OptionalTerms.NONE;
    assertLacks(none.withCrf(1), "The CRF loss needs the images");
    assertLacks(none.withAlignment(1), "The augmentation alignment needs augmented images");
    assertLacks(
        none.with(OptionalTerms.Points.SALIENT), "The choice of salient points needs masks");
    assertLacks(none.with(OptionalTerms.Likeness.TRUE_LABELS), "Training on true labels needs");
  }

  private static void assertLacks(OptionalTerms terms, String sentence) {
    HeadTrainer.Batch bare = HeadTrainerTest.batch(1);
    try (HeadTrainer trainer = trainer(start(), terms)) {
      assertThatThrownBy(() ->
              trainer.step(
                  bare,
                  HeadTrainer.Chance.drawn(
                      bare, OPTIONS, terms, Dropout.Target.WHOLE, new SplittableRandom(1)),
                  JobContext.NONE))
          .isInstanceOf(StegoscopeException.class)
          .hasMessageStartingWith(sentence);
    }
  }

  @Test
  void aTermThatIsNoNumberIsNamedAndLeavesAll() {
    OptionalTerms terms = OptionalTerms.NONE.withCrf(1);
    float[] broken = new float[IMAGES * 64 * 3];
    Arrays.fill(broken, Float.NaN);
    HeadTrainer.Batch batch =
        HeadTrainerTest.batch(1)
            .with(TermInputs.NONE.withPictures(new FeatureBatch(IMAGES, 8, 8, 3, broken)));
    try (HeadTrainer trainer = trainer(start(), terms)) {
      assertThatThrownBy(() -> trainer.step(batch, chance(1, terms), JobContext.NONE))
          .isInstanceOf(StegoscopeException.class)
          .hasMessageStartingWith(
              "Training stopped at step 1: the loss of the contrastive CRF is NaN.");
      assertThat(trainer.state()).usingRecursiveComparison().isEqualTo(start());
    }
  }
}
