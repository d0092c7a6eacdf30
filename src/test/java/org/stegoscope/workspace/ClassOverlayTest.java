package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;
import org.stegoscope.job.JobContext;

final class ClassOverlayTest {

  private static final Rgb RED = new Rgb(200, 10, 20);
  private static final Rgb BLUE = new Rgb(10, 20, 200);
  private static final Palette PALETTE =
      new Palette(List.of(new Palette.Entry("sky", RED), new Palette.Entry("sea", BLUE)));

  /// Rows `0 0 1` and `0 1 void`.
  private static final LabelMap LABELS =
      new LabelMap(3, 2, new byte[] {0, 0, 1, 0, 1, (byte) LabelMap.VOID});

  private static int[] paint(OverlayStyle style) {
    return ClassOverlay.paint(LABELS, PALETTE, style, JobContext.NONE).argb();
  }

  @Test
  void everyPixelHasTheColourOfItsClassAndVoidHasNone() {
    assertThat(paint(OverlayStyle.PLAIN))
        .containsExactly(RED.argb(), RED.argb(), BLUE.argb(), RED.argb(), BLUE.argb(), 0);
  }

  @Test
  void hiddenClassesAreNotPainted() {
    OverlayStyle style =
        new OverlayStyle(OverlayStyle.Outlines.NONE, Set.of(0), OverlayStyle.NOTHING_HIGHLIGHTED);
    assertThat(paint(style)).containsExactly(0, 0, BLUE.argb(), 0, BLUE.argb(), 0);
  }

  @Test
  void besideTheHighlightedClassTheOthersAreDimmed() {
    int[] argb = paint(new OverlayStyle(OverlayStyle.Outlines.NONE, Set.of(), 1));
    assertThat(argb[2]).isEqualTo(BLUE.argb());
    int alpha = argb[0] >>> 24;
    assertThat(alpha).isBetween(1, 100);
    assertThat((argb[0] >> 16) & 0xFF).as("premultiplied").isLessThanOrEqualTo(alpha);
  }

  @Test
  void boundariesLieWhereClassesMeet() {
    int[] argb =
        paint(
            new OverlayStyle(
                OverlayStyle.Outlines.WHITE, Set.of(), OverlayStyle.NOTHING_HIGHLIGHTED));
    assertThat(argb).containsExactly(RED.argb(), -1, -1, -1, -1, 0);
  }

  @Test
  void sharesOfTheLegendAddUpToTheWholePhoto() {
    List<LegendEntry> legend = LegendEntry.of(ClassAreas.of(LABELS), PALETTE);
    assertThat(legend).extracting(LegendEntry::name).containsExactly("sky", "sea", "not seen");
    assertThat(legend).extracting(LegendEntry::areaPx).containsExactly(3L, 2L, 1L);
    assertThat(legend.stream().mapToDouble(LegendEntry::share).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void classesOfAHugePhotoAreDrawnWithAsManyPixelsAsThePhoto() {
    int width = 20_000;
    byte[] ids = new byte[width * 2];
    // The right half is of class 1.
    for (int i = 0; i < ids.length; i++) {
      ids[i] = (byte) (i % width < width / 2 ? 0 : 1);
    }
    Raster painted =
        ClassOverlay.paint(
            new LabelMap(width, 2, ids), PALETTE, OverlayStyle.PLAIN, JobContext.NONE);
    assertThat(painted.width()).isEqualTo(Raster.shownSidePx(width, 2));
    int border = painted.width() / 2;
    assertThat(painted.argb()[border - 1]).isEqualTo(RED.argb());
    assertThat(painted.argb()[border]).isEqualTo(BLUE.argb());
  }
}
