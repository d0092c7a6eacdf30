package org.stegoscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.job.JobContext;

/// The attention of any token without a pass of its own.
final class AttentionTokensTest {

  private static LoadedModel model;

  @BeforeAll
  static void load() throws IOException {
    ModelOptions twoHeads =
        new ModelOptions(
            ComputeDevice.CPU,
            Precision.FLOAT32,
            OptionalInt.of(2),
            ModelOptions.DEFAULT.normalization());
    model =
        new ModelLoader()
            .load(new TestBackbone(32, 8, 16, 3, 32).writeTemporary(), twoHeads, JobContext.NONE);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void everyQueryGivesWhatAPassOfItsOwnGives() {
    ModelInput input = WavyPicture.input(40, 24, 8);
    for (int block = 0; block < 3; block++) {
      AttentionTokens tokens = model.attentionTokens(input, block, JobContext.NONE);
      check(tokens, input, new AttentionRequest(block, new AttentionRequest.Cls()));
      for (int patch = 0; patch < 15; patch++) {
        AttentionRequest.Query query = new AttentionRequest.Patch(patch / 5, patch % 5);
        check(tokens, input, new AttentionRequest(block, query));
      }
    }
  }

  private static void check(AttentionTokens tokens, ModelInput input, AttentionRequest request) {
    Attention expected = model.attention(input, request, JobContext.NONE);
    Attention found = tokens.attention(request.query());
    assertThat(found.grid()).isEqualTo(expected.grid());
    assertThat(found.heads()).isEqualTo(2);
    // The same softmax of the same float32 scores, there in float, here in double.
    assertThat(found.toPatches()).containsExactly(expected.toPatches(), within(1e-6f));
    assertThat(found.toCls()).containsExactly(expected.toCls(), within(1e-6f));
  }

  /// One head of one channel: scores 2 * (0, ln 2 / 2, ln 5 / 2), so weights 1, 2 and 5 of 8.
  @Test
  void attentionIsTheSoftmaxOfTheProducts() {
    float[] keys = {0, (float) (Math.log(2) / 2), (float) (Math.log(5) / 2)};
    AttentionTokens tokens =
        new AttentionTokens(new PatchGrid(1, 2, 8), 1, 1, new float[] {0, 2, -1}, keys);
    Attention attention = tokens.attention(new AttentionRequest.Patch(0, 0));
    assertThat(attention.toCls()[0]).isCloseTo(1 / 8f, within(1e-6f));
    assertThat(attention.toPatches()).containsExactly(new float[] {2 / 8f, 5 / 8f}, within(1e-6f));
  }

  @Test
  void aQueryOutsideTheGridGetsASentence() {
    AttentionTokens tokens =
        new AttentionTokens(new PatchGrid(1, 1, 8), 1, 2, new float[4], new float[4]);
    assertThatThrownBy(() -> tokens.attention(new AttentionRequest.Patch(0, 1)))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("The query patch is row,column within 1 rows and 1 columns, not 0,1.");
  }

  @Test
  void arraysOfAnotherLengthAreRefused() {
    assertThatThrownBy(
            () -> new AttentionTokens(new PatchGrid(1, 1, 8), 1, 2, new float[4], new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 numbers, not 4 and 3");
  }
}
