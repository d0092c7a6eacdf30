package org.stegoscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.analysis.fitting.ClusterProbeStep;
import org.stegoscope.analysis.fitting.LinearProbeStep;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

/// Steps on small made-up features.
final class HeadTrainerTest {

  static final int WIDTH = 12;
  static final int CODE = 5;
  static final int IMAGES = 3;
  static final int SIDE = 4;
  static final int CLASSES = 3;

  static final LossOptions OPTIONS =
      new LossOptions(
          true,
          true,
          false,
          new LossOptions.Term(0.1, 0.6),
          new LossOptions.Term(0.05, 0.3),
          new LossOptions.Term(0.3, 0.6),
          3,
          2,
          1);

  static float[] gaussian(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  static HeadTrainer.State start(HeadWeights.Projection projection) {
    SplittableRandom random = new SplittableRandom(3);
    return HeadTrainer.State.of(
        HeadWeights.drawn(WIDTH, CODE, projection, random),
        LinearProbeStep.State.of(gaussian(random, CLASSES * CODE), new float[CLASSES]),
        ClusterProbeStep.State.of(CLASSES, gaussian(random, CLASSES * CODE)));
  }

  private static FeatureBatch features(SplittableRandom random) {
    return new FeatureBatch(
        IMAGES, SIDE, SIDE, WIDTH, gaussian(random, IMAGES * SIDE * SIDE * WIDTH));
  }

  static HeadTrainer.Batch batch(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Optional<LabelMap>> labels = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      byte[] ids = new byte[64];
      for (int p = 0; p < ids.length; p++) {
        ids[p] = (byte) random.nextInt(CLASSES);
      }
      labels.add(Optional.of(new LabelMap(8, 8, ids)));
    }
    return new HeadTrainer.Batch(features(random), features(random), labels);
  }

  private static HeadTrainer.Chance chance(long seed) {
    return HeadTrainer.Chance.drawn(
        batch(seed), OPTIONS, Dropout.Target.DROPPED, new SplittableRandom(seed));
  }

  private static HeadTrainer trainer(HeadTrainer.State state) {
    return new HeadTrainer(state, OPTIONS, HeadTrainer.Rates.STEGO);
  }

  /// As PyTorch draws a 1x1 convolution.
  @Test
  void weightsAreDrawnEvenlyWithinTheirBound() {
    HeadWeights head =
        HeadWeights.drawn(100, 40, HeadWeights.Projection.NONLINEAR, new SplittableRandom(1));
    for (float[] layer : head.layers()) {
      for (float weight : layer) {
        assertThat(Math.abs(weight)).isLessThanOrEqualTo(0.1f);
      }
    }
    double square = 0;
    for (float weight : head.hiddenWeights()) {
      square += weight * weight;
    }
    // Of an even spread over -0.1 to 0.1; 10,000 numbers.
    assertThat(Math.sqrt(square / 10_000)).isCloseTo(0.1 / Math.sqrt(3), within(0.002));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 50})
  void nobodyIsItsOwnNegativeUnlessItIsAlone(int images) {
    SplittableRandom random = new SplittableRandom(images);
    for (int round = 0; round < 200; round++) {
      int[] partners = Draws.partners(images, random);
      for (int i = 0; i < images; i++) {
        assertThat(partners[i]).isBetween(0, images - 1);
        assertThat(partners[i] == i).isEqualTo(images == 1);
      }
    }
  }

  @Test
  void atTenthOfTheChannelsIsDroppedAndTheMeanStays() {
    Dropout dropout = Dropout.drawn(50, 400, Dropout.Target.DROPPED, new SplittableRandom(5));
    for (float[] factors : new float[][] {dropout.linear(), dropout.hidden(), dropout.target()}) {
      long dropped = 0;
      double sum = 0;
      for (float factor : factors) {
        dropped += factor == 0 ? 1 : 0;
        sum += factor;
      }
      // Twenty thousand draws: six deviations are 0.013.
      assertThat((double) dropped / factors.length).isCloseTo(0.1, within(0.013));
      assertThat(sum / factors.length).isCloseTo(1, within(0.015));
    }
    assertThat(dropout.linear()).isNotEqualTo(dropout.hidden());
  }

  /// The gradient of the head, dropout and all, is the slope of the loss: Adam's first step moves
  /// every weight by its rate against the sign of it.
  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void theHeadMovesAgainstTheSlopeOfTheLoss(HeadWeights.Projection projection) {
    HeadTrainer.State start = start(projection);
    float[][] before = start.head().copy().layers();
    float[][] after;
    try (HeadTrainer trainer = trainer(start)) {
      trainer.step(batch(1), chance(2), JobContext.NONE);
      after = trainer.state().head().layers();
    }
    int looked = 0;
    for (int layer = 0; layer < before.length; layer++) {
      for (int i = 0; i < before[layer].length; i += 3) {
        double slope = slope(start, layer, i);
        // Rounding of the loss to float makes smaller slopes unsure.
        if (Math.abs(slope) > 2e-4) {
          looked++;
          assertThat(Math.signum(before[layer][i] - after[layer][i]))
              .isEqualTo((float) Math.signum(slope));
        }
      }
    }
    assertThat(looked).isGreaterThan(10);
  }

  private static double slope(HeadTrainer.State start, int layer, int i) {
    double[] losses = new double[2];
    float step = 0.01f;
    for (int side = 0; side < 2; side++) {
      float[][] layers = start.head().copy().layers();
      layers[layer][i] += side == 0 ? -step : step;
      HeadTrainer.State moved =
          HeadTrainer.State.of(start.head().with(layers), start.linear(), start.cluster());
      try (HeadTrainer trainer = trainer(moved)) {
        losses[side] = trainer.step(batch(1), chance(2), JobContext.NONE).correspondence().total();
      }
    }
    return (losses[1] - losses[0]) / (2 * step);
  }

  @Test
  void aRunThatGoesOnIsTheRunThatWasNeverStopped() {
    HeadTrainer.State whole;
    try (HeadTrainer trainer = trainer(start(HeadWeights.Projection.NONLINEAR))) {
      for (int step = 0; step < 6; step++) {
        trainer.step(batch(step), chance(step), JobContext.NONE);
      }
      whole = trainer.state();
    }
    HeadTrainer.State half;
    try (HeadTrainer trainer = trainer(start(HeadWeights.Projection.NONLINEAR))) {
      for (int step = 0; step < 3; step++) {
        trainer.step(batch(step), chance(step), JobContext.NONE);
      }
      half = trainer.state();
    }
    try (HeadTrainer trainer = trainer(half)) {
      for (int step = 3; step < 6; step++) {
        trainer.step(batch(step), chance(step), JobContext.NONE);
      }
      assertThat(trainer.state()).usingRecursiveComparison().isEqualTo(whole);
    }
  }

  @Test
  void withoutLabelsTheLinearProbeStaysAsItIs() {
    HeadTrainer.Batch labelled = batch(1);
    HeadTrainer.Batch bare =
        new HeadTrainer.Batch(
            labelled.features(),
            labelled.positives(),
            List.of(Optional.empty(), Optional.empty(), Optional.empty()));
    HeadTrainer.State start = start(HeadWeights.Projection.LINEAR);
    try (HeadTrainer trainer = trainer(start)) {
      assertThat(trainer.step(bare, chance(1), JobContext.NONE).linear()).isEmpty();
      assertThat(trainer.state().linear().weights()).isEqualTo(start.linear().weights());
      assertThat(trainer.state().cluster().centres()).isNotEqualTo(start.cluster().centres());
    }
  }

  @Test
  void aLossThatIsNoNumberNamesStepAndTermAndLeavesTheHead() {
    float[] broken = batch(1).features().values().clone();
    Arrays.fill(broken, 0, WIDTH, Float.NaN);
    HeadTrainer.Batch batch =
        new HeadTrainer.Batch(
            new FeatureBatch(IMAGES, SIDE, SIDE, WIDTH, broken),
            batch(1).positives(),
            batch(1).labels());
    HeadTrainer.State start = start(HeadWeights.Projection.NONLINEAR);
    try (HeadTrainer trainer = trainer(start)) {
      trainer.step(batch(7), chance(7), JobContext.NONE);
      HeadWeights good = trainer.state().head();
      assertThatThrownBy(() -> trainer.step(batch, chance(1), JobContext.NONE))
          .isInstanceOf(StegoscopeException.class)
          .hasMessageStartingWith("Training stopped at step 2: the loss of ");
      assertThat(trainer.state().head()).usingRecursiveComparison().isEqualTo(good);
    }
  }

  @Test
  void changedRatesActFromTheNextStepOn() {
    try (HeadTrainer trainer = trainer(start(HeadWeights.Projection.LINEAR))) {
      trainer.step(batch(1), chance(1), JobContext.NONE);
      HeadTrainer.State before = trainer.state();
      trainer.useRates(new HeadTrainer.Rates(0, 5e-3, 0));
      trainer.step(batch(2), chance(2), JobContext.NONE);
      HeadTrainer.State after = trainer.state();
      assertThat(after.head()).usingRecursiveComparison().isEqualTo(before.head());
      assertThat(after.cluster().centres()).isEqualTo(before.cluster().centres());
      assertThat(after.linear().weights()).isNotEqualTo(before.linear().weights());
    }
  }

  @Test
  void probesDrawnAnewForgetAllAndTheHeadGoesOn() {
    try (HeadTrainer trainer = trainer(start(HeadWeights.Projection.LINEAR))) {
      trainer.step(batch(1), chance(1), JobContext.NONE);
      HeadTrainer.State before = trainer.state();
      trainer.resetProbes(new SplittableRandom(9));
      HeadTrainer.State after = trainer.state();
      SplittableRandom again = new SplittableRandom(9);
      assertThat(after.linear())
          .usingRecursiveComparison()
          .isEqualTo(LinearProbeStep.State.drawn(CLASSES, CODE, again));
      assertThat(after.cluster())
          .usingRecursiveComparison()
          .isEqualTo(ClusterProbeStep.State.drawn(CLASSES, CODE, again));
      assertThat(after.head()).usingRecursiveComparison().isEqualTo(before.head());
      assertThat(after.step()).isEqualTo(1);
      trainer.step(batch(2), chance(2), JobContext.NONE);
      assertThat(trainer.state().linear().weights()).isNotEqualTo(after.linear().weights());
    }
  }

  @Test
  void aCancelEndsAStep() {
    JobContext cancelled =
        new JobContext() {
          @Override
          public void progress(String stage, double fraction) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    try (HeadTrainer trainer = trainer(start(HeadWeights.Projection.NONLINEAR))) {
      assertThatThrownBy(() -> trainer.step(batch(1), chance(1), cancelled))
          .isInstanceOf(JobCancelledException.class);
    }
  }

  /// Native memory is given back by each step, not when the collector gets to it.
  @Test
  void stepsLeaveNoNativeArrays() {
    try (HeadTrainer trainer = trainer(start(HeadWeights.Projection.NONLINEAR))) {
      trainer.step(batch(1), chance(1), JobContext.NONE);
      int after = trainer.nativeArrays();
      for (int step = 2; step < 100; step++) {
        trainer.step(batch(1), chance(step), JobContext.NONE);
      }
      assertThat(trainer.nativeArrays()).isEqualTo(after);
    }
  }
}
