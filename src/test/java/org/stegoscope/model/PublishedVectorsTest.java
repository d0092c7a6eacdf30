package org.stegoscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.job.JobContext;

/// Small numbers computed with DINO's own modules. They are printed with five digits, so they are
/// reproduced to 1.5e-5; the network's own float32 noise is below 1e-6.
final class PublishedVectorsTest {

  private static final float TOLERANCE = 1.5e-5f;

  @TempDir Path folder;

  @Test
  void positionsAreResizedWithTheGivenScaleFactors() {
    float[] grid = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    try (NDManager manager = TorchRuntime.engine().newBaseManager();
        OpLibrary ops = new OpLibrary(manager)) {
      NDArray stored = manager.create(grid, new Shape(1, 1, 3, 3));
      NDArray resized = ops.call(manager, "positions", stored, 4, 5, 4.1 / 3, 5.1 / 3);
      assertThat(resized.toFloatArray())
          .containsExactly(
              new float[] {
                -.32366f, .07446f, .73024f, 1.42137f, 1.85396f,
                1.40717f, 1.80528f, 2.46107f, 3.15219f, 3.58479f,
                4.16717f, 4.56528f, 5.22107f, 5.91219f, 6.34478f,
                6.02359f, 6.42171f, 7.07749f, 7.76862f, 8.20121f
              },
              within(TOLERANCE));
    }
  }

  @Test
  void smallVisionTransformer() throws IOException {
    Path file = new TestBackbone(8, 4, 8, 2, 32).write(folder.resolve("g2.safetensors"));
    ModelOptions twoHeads =
        new ModelOptions(ComputeDevice.CPU, Precision.FLOAT32, OptionalInt.of(2), Optional.empty());
    float[] image = new float[3 * 8 * 12];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) Math.sin(0.05 * i);
    }
    try (LoadedModel model = new ModelLoader().load(file, twoHeads, JobContext.NONE)) {
      float[] tokens = model.tokens(image, 8, 12, JobContext.NONE);
      assertToken(
          tokens, 0, -1.50132f, -.10481f, -.6182f, .94637f, .67174f, 1.36093f, .52816f, -.14219f);
      assertToken(
          tokens, 1, -.16599f, 1.13341f, .76612f, .15544f, -1.16602f, -1.00424f, -.00478f, 1.435f);
      assertToken(
          tokens, 6, 1.1544f, .09295f, -1.29404f, -.52916f, .28807f, 1.31312f, .6369f, -.43475f);
      float[] attention =
          model.attentionRows(image, 8, 12, FeatureRequest.LAST_BLOCK, 0, 1, JobContext.NONE);
      assertThat(attention)
          .containsExactly(
              new float[] {
                .09592f, .1518f, .16013f, .1671f, .14299f, .14191f, .14016f,
                .17021f, .13123f, .12756f, .12468f, .15343f, .14882f, .14407f
              },
              within(TOLERANCE));
      FeatureRequest keys =
          new FeatureRequest(Space.DINO, Facet.KEY, FeatureRequest.LAST_BLOCK, Averaging.NONE);
      FeatureMap map = model.pass(image, 8, 12, List.of(keys), JobContext.NONE).getFirst();
      // Head 1 has channels 4..7; token 1 is patch 0.
      assertThat(new float[] {map.at(0, 4), map.at(0, 5), map.at(0, 6), map.at(0, 7)})
          .containsExactly(new float[] {.04099f, .32828f, .05529f, .18555f}, within(TOLERANCE));
    }
  }

  private static void assertToken(float[] tokens, int token, float... expected) {
    float[] found = new float[expected.length];
    System.arraycopy(tokens, token * expected.length, found, 0, found.length);
    assertThat(found).containsExactly(expected, within(TOLERANCE));
  }
}
