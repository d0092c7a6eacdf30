package org.stegoscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

/// A tiny backbone with STEGO's head, run through the public interface.
final class LoadedModelTest {

  private static final int PATCH = 8;
  private static Path file;
  private static LoadedModel model;

  @BeforeAll
  static void load() throws IOException {
    file = new TestBackbone(32, PATCH, 16, 3, 32).withStego(6, 5).writeTemporary();
    model = load(ModelOptions.DEFAULT);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static LoadedModel load(ModelOptions options) {
    return new ModelLoader().load(file, options, JobContext.NONE);
  }

  private static ModelInput input(int width, int height) {
    return WavyPicture.input(width, height, PATCH);
  }

  private static FeatureRequest request(Facet facet, int block) {
    return new FeatureRequest(Space.DINO, facet, block, Averaging.NONE);
  }

  @Test
  void describesItself() {
    assertThat(model.patchSizePx()).isEqualTo(PATCH);
    assertThat(model.depth()).isEqualTo(3);
    assertThat(model.has(Space.STEGO)).isTrue();
    assertThat(model.linearProbe().orElseThrow().classes()).isEqualTo(5);
    assertThat(model.clusterProbe().orElseThrow().clusters()).isEqualTo(5);
    assertThat(model.sha256()).hasSize(64);
  }

  @Test
  void anyImageThatHoldsOnePatchWillDo() {
    for (int[] size : new int[][] {{8, 8}, {15, 9}, {8, 160}, {63, 41}}) {
      FeatureMap map =
          model.features(input(size[0], size[1]), FeatureRequest.DINO, JobContext.NONE);
      assertThat(map.grid()).isEqualTo(new PatchGrid(size[1] / PATCH, size[0] / PATCH, PATCH));
      assertThat(map.values()).doesNotContain(Float.NaN);
    }
  }

  @Test
  void onePassGivesWhatSinglePassesGive() {
    ModelInput input = input(72, 40);
    List<FeatureRequest> requests =
        List.of(
            request(Facet.KEY, 1),
            request(Facet.RESIDUAL, 0),
            FeatureRequest.STEGO,
            request(Facet.TOKEN, FeatureRequest.LAST_BLOCK),
            request(Facet.VALUE, 2),
            FeatureRequest.STEGO.with(Averaging.FLIP));
    List<FeatureMap> together = model.features(input, requests, JobContext.NONE);
    for (int i = 0; i < requests.size(); i++) {
      float[] alone = model.features(input, requests.get(i), JobContext.NONE).values();
      assertThat(together.get(i).values()).as("%s", requests.get(i)).containsExactly(alone);
    }
  }

  @Test
  void flipAveragingOfASymmetricImageIsSymmetric() {
    RgbImage left = WavyPicture.of(32, 16);
    byte[] pixels = new byte[left.pixels().length * 2];
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 32; x++) {
        for (int c = 0; c < 3; c++) {
          byte value = (byte) left.component(x, y, c);
          pixels[(y * 64 + x) * 3 + c] = value;
          pixels[(y * 64 + 63 - x) * 3 + c] = value;
        }
      }
    }
    ModelInput input =
        ModelInput.prepare(new RgbImage(64, 16, pixels), new Resolution.Native(), PATCH);
    FeatureMap map =
        model.features(input, FeatureRequest.DINO.with(Averaging.FLIP), JobContext.NONE);
    PatchGrid grid = map.grid();
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        float[] here = map.vector(grid.index(row, column));
        float[] there = map.vector(grid.index(row, grid.columns() - 1 - column));
        // Both are the average of the same two vectors in another order: exact.
        assertThat(here).containsExactly(there);
      }
    }
  }

  @Test
  void attentionOfATokenSumsToOne() {
    ModelInput input = input(64, 40);
    for (AttentionRequest request :
        List.of(
            AttentionRequest.CLS_OF_LAST_BLOCK,
            new AttentionRequest(0, new AttentionRequest.Patch(4, 7)))) {
      Attention attention = model.attention(input, request, JobContext.NONE);
      for (int head = 0; head < attention.heads(); head++) {
        double sum = attention.toCls()[head];
        for (float value : attention.head(head).values()) {
          sum += value;
        }
        // 41 float32 terms of a softmax: rounding stays far below this.
        assertThat(sum).isCloseTo(1, within(1e-5));
      }
    }
  }

  @Test
  void wrongRequestsGetASentence() {
    ModelInput input = input(16, 16);
    assertThatThrownBy(() -> model.features(input, request(Facet.KEY, 3), JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("This backbone has the blocks 0 to 2, not 3.");
    assertThatThrownBy(() ->
            model.attention(
                input, new AttentionRequest(0, new AttentionRequest.Patch(2, 0)), JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("The query patch is row,column within 2 rows and 2 columns, not 2,0.");
    ModelOptions fiveHeads =
        new ModelOptions(
            ComputeDevice.CPU,
            Precision.FLOAT32,
            OptionalInt.of(5),
            ModelOptions.DEFAULT.normalization());
    assertThatThrownBy(() -> load(fiveHeads))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("must divide the width 16");
  }

  @Test
  void aCancelEndsThePass() {
    JobContext cancelledInTheSecondBlock =
        new JobContext() {
          private boolean second;

          @Override
          public void progress(String stage, double fraction) {
            second = stage.startsWith("block 2");
          }

          @Override
          public boolean isCancelled() {
            return second;
          }
        };
    assertThatThrownBy(
            () -> model.features(input(64, 64), FeatureRequest.DINO, cancelledInTheSecondBlock))
        .isInstanceOf(JobCancelledException.class);
  }

  @Test
  void aClosedModelSaysSo() {
    LoadedModel closed = load(ModelOptions.DEFAULT);
    closed.close();
    closed.close();
    assertThatThrownBy(() -> closed.features(input(8, 8), FeatureRequest.DINO, JobContext.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void bfloat16IsRefusedWhereItWouldBeSlower() {
    ModelLoader loader = new ModelLoader(new Processor("Old", Set.of("avx2")));
    assertThatThrownBy(
            () -> loader.load(file, ModelOptions.DEFAULT.in(Precision.BFLOAT16), JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("this processor (Old) has none");
    assertThat(loader.precisions(ComputeDevice.CPU)).containsExactly(Precision.FLOAT32);
  }

  @Test
  void bfloat16MeasuresItsError() {
    ModelLoader loader = new ModelLoader(new Processor("New", Set.of("avx512_bf16")));
    try (LoadedModel rounded =
        loader.load(file, ModelOptions.DEFAULT.in(Precision.BFLOAT16), JobContext.NONE)) {
      // Eight bits of mantissa: about 0.4 percent a product, a few percent after three blocks.
      assertThat(rounded.bfloat16Error().orElseThrow()).isBetween(1e-4, 0.05);
      assertThat(model.bfloat16Error()).isEmpty();
      assertThat(loader.precisions(ComputeDevice.CPU)).hasSize(2);
    }
  }
}
