package org.stegoscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

/// Attention rollout against the product of whole matrices, on a tiny network.
final class RolloutTest {

  private static final int HEADS = 4;
  private static LoadedModel model;

  @BeforeAll
  static void load() throws IOException {
    ModelOptions fourHeads =
        new ModelOptions(
            ComputeDevice.CPU,
            Precision.FLOAT32,
            OptionalInt.of(HEADS),
            ModelOptions.DEFAULT.normalization());
    model =
        new ModelLoader()
            .load(new TestBackbone(32, 8, 16, 3, 32).writeTemporary(), fourHeads, JobContext.NONE);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void itIsTheQuerysRowOfTheProductOfTheBlocks() {
    ModelInput input = WavyPicture.input(56, 32, 8);
    for (int block = 0; block < 3; block++) {
      double[][] product = product(input, block);
      for (AttentionRequest.Query query :
          List.of(
              new AttentionRequest.Cls(),
              new AttentionRequest.Patch(0, 0),
              new AttentionRequest.Patch(2, 5))) {
        AttentionRollout rollout =
            model.rollout(input, new AttentionRequest(block, query), JobContext.NONE);
        double[] expected = product[query.token(input.grid())];
        // Three products of 29 float32 weights each.
        assertThat((double) rollout.toCls()).isCloseTo(expected[0], within(1e-6));
        for (int patch = 0; patch < input.grid().size(); patch++) {
          assertThat((double) rollout.toPatches().values()[patch])
              .isCloseTo(expected[1 + patch], within(1e-6));
        }
      }
    }
  }

  /// The definition: `A_b ... A_0` with `A = 0.5 mean over heads + 0.5 I`.
  private static double[][] product(ModelInput input, int block) {
    double[][] product = matrix(input, 0);
    for (int next = 1; next <= block; next++) {
      product = product(matrix(input, next), product);
    }
    return product;
  }

  private static double[][] matrix(ModelInput input, int block) {
    int tokens = 1 + input.grid().size();
    float[] rows =
        model.attentionRows(
            model.normalization().apply(input.pixels()),
            input.pixels().height(),
            input.pixels().width(),
            block,
            0,
            tokens,
            JobContext.NONE);
    double[][] matrix = new double[tokens][tokens];
    for (int i = 0; i < tokens; i++) {
      for (int j = 0; j < tokens; j++) {
        for (int head = 0; head < HEADS; head++) {
          matrix[i][j] += 0.5 / HEADS * rows[(head * tokens + i) * tokens + j];
        }
      }
      matrix[i][i] += 0.5;
    }
    return matrix;
  }

  private static double[][] product(double[][] left, double[][] right) {
    double[][] product = new double[left.length][left.length];
    for (int i = 0; i < left.length; i++) {
      for (int k = 0; k < left.length; k++) {
        for (int j = 0; j < left.length; j++) {
          product[i][j] += left[i][k] * right[k][j];
        }
      }
    }
    return product;
  }

  /// So many patches that a block takes several chunks of queries.
  @Test
  void patchesAndClassTokenSumToOne() {
    ModelInput input = WavyPicture.input(320, 320, 8);
    AttentionRollout rollout =
        model.rollout(input, AttentionRequest.CLS_OF_LAST_BLOCK, JobContext.NONE);
    assertThat(rollout.grid()).isEqualTo(new PatchGrid(40, 40, 8));
    double sum = rollout.toCls();
    for (float value : rollout.toPatches().values()) {
      assertThat(value).isNotNegative();
      sum += value;
    }
    // 1,601 float32 terms, each off by rounding of 6e-8 of itself after three products.
    assertThat(sum).isCloseTo(1, within(1e-5));
  }

  @Test
  void itLeavesNoNativeArraysBehind() {
    int before = model.nativeArrays();
    model.rollout(
        WavyPicture.input(32, 32, 8), AttentionRequest.CLS_OF_LAST_BLOCK, JobContext.NONE);
    assertThat(model.nativeArrays()).isEqualTo(before);
  }

  @Test
  void progressGoesUpAndACancelEndsIt() {
    ModelInput input = WavyPicture.input(64, 64, 8);
    List<Double> fractions = new ArrayList<>();
    JobContext cancelledInTheRollout =
        new JobContext() {
          private boolean rolling;

          @Override
          public void progress(String stage, double fraction) {
            fractions.add(fraction);
            rolling = stage.equals("rollout");
          }

          @Override
          public boolean isCancelled() {
            return rolling;
          }
        };
    assertThatThrownBy(
            () -> model.rollout(input, AttentionRequest.CLS_OF_LAST_BLOCK, cancelledInTheRollout))
        .isInstanceOf(JobCancelledException.class);
    assertThat(fractions).isSorted();
    assertThat(fractions.getLast()).isEqualTo(0.5);
  }
}
