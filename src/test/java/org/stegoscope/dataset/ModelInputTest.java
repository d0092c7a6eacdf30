package org.stegoscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;

final class ModelInputTest {

  /// Red is the column, green the row.
  private static RgbImage positions(int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[(y * width + x) * 3] = (byte) x;
        pixels[(y * width + x) * 3 + 1] = (byte) y;
      }
    }
    return new RgbImage(width, height, pixels);
  }

  @Test
  void nativeKeepsThePixelsAndCutsAtRightAndBottom() {
    ModelInput input = ModelInput.prepare(positions(21, 17), new Resolution.Native(), 8);
    assertThat(input.grid()).isEqualTo(new PatchGrid(2, 2, 8));
    assertThat(input.pixels().pixels()).isEqualTo(positions(16, 16).pixels());
    assertThat(input.placement()).isEqualTo(new Placement(0, 0, 16, 16));
  }

  @Test
  void upstreamCoversTheMiddleOfTheOriginal() {
    ModelInput input = ModelInput.prepare(positions(200, 100), new Resolution.Upstream(50), 8);
    assertThat(input.grid()).isEqualTo(new PatchGrid(6, 6, 8));
    // 100 x 50 after the resize, 25 columns cut at the left, 48 of 50 left for whole patches.
    assertThat(input.placement()).isEqualTo(new Placement(50, 0, 96, 96));
    assertThat(input.pixels().component(0, 0, 0)).isEqualTo(51);
    assertThat(input.pixels().component(47, 47, 1)).isEqualTo(95);
  }

  @Test
  void fixedResizesBothSides() {
    ModelInput input = ModelInput.prepare(positions(100, 50), new Resolution.Fixed(33, 64), 16);
    assertThat(input.grid()).isEqualTo(new PatchGrid(4, 2, 16));
    assertThat(input.placement().width()).isEqualTo(100.0 * 32 / 33);
    assertThat(input.placement().height()).isEqualTo(50);
  }

  @Test
  void aPictureSmallerThanAPatchIsASentence() {
    assertThatThrownBy(() -> ModelInput.prepare(positions(7, 90), new Resolution.Native(), 8))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "Expected a picture of at least one patch of 8 pixels a side, found 7 x 90 pixels");
    assertThatThrownBy(() -> ModelInput.prepare(positions(90, 90), new Resolution.Upstream(7), 8))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("found 7 x 7 pixels");
  }

  @Test
  void onePatchIsEnough() {
    ModelInput input = ModelInput.prepare(positions(8, 8), new Resolution.Native(), 8);
    assertThat(input.grid().size()).isEqualTo(1);
    assertThat(ModelInput.prepare(positions(1, 1), new Resolution.Upstream(8), 8).grid().size())
        .isEqualTo(1);
  }

  @Test
  void mirroringExchangesLeftAndRightAndTwiceIsNothing() {
    ModelInput input = ModelInput.prepare(positions(16, 8), new Resolution.Native(), 8);
    ModelInput mirrored = input.mirrored();
    assertThat(mirrored.pixels().at(0, 3)).isEqualTo(input.pixels().at(15, 3));
    assertThat(mirrored.placement()).isEqualTo(input.placement());
    assertThat(mirrored.mirrored().pixels().pixels()).isEqualTo(input.pixels().pixels());
  }

  @Test
  void labelsGoThroughTheSameGeometryAsThePhoto() {
    Random random = new Random(4);
    for (int trial = 0; trial < 50; trial++) {
      int width = 8 + random.nextInt(60);
      int height = 8 + random.nextInt(60);
      RgbImage photo = positions(width, height);
      byte[] labels = new byte[width * height];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = photo.pixels()[3 * i];
      }
      Resolution resolution =
          trial % 2 == 0
              ? new Resolution.Upstream(8 + random.nextInt(40))
              : new Resolution.Native();
      ModelInput input = ModelInput.prepare(photo, resolution, 8);
      LabelMap prepared =
          ModelInput.prepareLabels(new LabelMap(width, height, labels), resolution, 8);
      for (int y = 0; y < prepared.height(); y++) {
        for (int x = 0; x < prepared.width(); x++) {
          assertThat(prepared.at(x, y)).isEqualTo(input.pixels().component(x, y, 0));
        }
      }
    }
  }

  /// The rule of STEGO's transform, written down a second time: the shorter side becomes `side`,
  /// the other is truncated; Pillow adds up the source coordinate; the middle is cut out.
  private static byte[] upstream(LabelMap labels, int side) {
    int shorter = Math.min(labels.width(), labels.height());
    int[] columns = nearest(labels.width(), (int) ((double) side * labels.width() / shorter));
    int[] rows = nearest(labels.height(), (int) ((double) side * labels.height() / shorter));
    int left = (int) Math.rint((columns.length - side) / 2.0);
    int top = (int) Math.rint((rows.length - side) / 2.0);
    byte[] resized = new byte[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        resized[y * side + x] = (byte) labels.at(columns[left + x], rows[top + y]);
      }
    }
    return resized;
  }

  private static int[] nearest(int from, int to) {
    int[] sources = new int[to];
    double step = (double) from / to;
    double at = 0.5 * step;
    for (int i = 0; i < to; i++) {
      sources[i] = (int) at;
      at += step;
    }
    return sources;
  }

  @Test
  void labelsForEvaluationFollowUpstream() {
    Random random = new Random(5);
    for (int[] size : new int[][] {{2048, 1024}, {640, 427}, {427, 640}, {33, 500}, {7, 5}}) {
      byte[] ids = new byte[size[0] * size[1]];
      random.nextBytes(ids);
      LabelMap labels = new LabelMap(size[0], size[1], ids);
      for (int side : new int[] {320, 224, 5}) {
        LabelMap resized = ModelInput.labelsAt(labels, new Resolution.Upstream(side));
        assertThat(resized.width()).isEqualTo(side);
        assertThat(resized.labels()).isEqualTo(upstream(labels, side));
      }
    }
  }

  @Test
  void labelsForEvaluationAreNotCutToPatches() {
    LabelMap labels = new LabelMap(20, 10, new byte[200]);
    LabelMap fixed = ModelInput.labelsAt(labels, new Resolution.Fixed(33, 7));
    assertThat(fixed.width()).isEqualTo(33);
    assertThat(fixed.height()).isEqualTo(7);
    assertThat(ModelInput.labelsAt(labels, new Resolution.Native()).labels()).hasSize(200);
  }

  @Test
  void theShorterSideIsResizedAndTheWholePhotoKept() {
    RgbImage photo = new RgbImage(300, 200, new byte[3 * 300 * 200]);
    ModelInput input = ModelInput.prepare(photo, new Resolution.Shorter(64), 16);
    assertThat(input.pixels().width()).isEqualTo(96);
    assertThat(input.pixels().height()).isEqualTo(64);
    assertThat(input.placement()).isEqualTo(new Placement(0, 0, 300, 200));
  }
}
