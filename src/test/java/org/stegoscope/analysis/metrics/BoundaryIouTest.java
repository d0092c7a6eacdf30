package org.stegoscope.analysis.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.core.LabelMap;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class BoundaryIouTest {

  private static BoundaryIou of(LabelMap predicted, LabelMap labels, int classes) {
    return BoundaryIou.of(predicted, labels, classes, JobContext.NONE);
  }

  @Test
  void theMarginGrowsWithTheDiagonal() {
    assertThat(BoundaryIou.distancePx(10, 10)).isEqualTo(1);
    assertThat(BoundaryIou.distancePx(320, 320)).isEqualTo(9);
    assertThat(BoundaryIou.distancePx(2048, 1024)).isEqualTo(46);
  }

  /// Squares of 4 x 4 pixels, one moved by one pixel: margins are rings of 12 pixels, which share
  /// the six of the upper and lower side that stay.
  @Test
  void theScoreOfAMovedSquareIsKnown() {
    LabelMap labels =
        Segmentations.map(
            "00000000",
            "00000000",
            "00111100",
            "00111100",
            "00111100",
            "00111100",
            "00000000",
            "00000000");
    LabelMap moved =
        Segmentations.map(
            "00000000",
            "00000000",
            "00011110",
            "00011110",
            "00011110",
            "00011110",
            "00000000",
            "00000000");
    BoundaryIou found = of(moved, labels, 2);
    assertThat(found.intersections()[1]).isEqualTo(6);
    assertThat(found.unions()[1]).isEqualTo(18);
    assertThat(found.ofClass(1)).isEqualTo(new Score.Computed(6 / 18.0));
  }

  @Test
  void whatIsRightWhereverItCanBeScoresOne() {
    LabelMap labels = Segmentations.map("000000", "00..11", "00..11", "00..11", "....11");
    LabelMap predicted = Segmentations.map("000000", "000111", "001111", "000011", "222211");
    assertThat(of(predicted, labels, 3).mean()).isEqualTo(new Score.Computed(1));
    assertThat(of(predicted, labels, 3).ofClass(2))
        .isEqualTo(new Score.NotComputed("class 2 is neither labelled nor predicted"));
  }

  @Test
  void noClassIsWrongAndVoidIsLeftOut() {
    LabelMap labels = Segmentations.map("11", "11");
    byte none = (byte) MatchedConfusion.NO_CLASS_ID;
    byte nothing = (byte) LabelMap.VOID;
    BoundaryIou found = of(new LabelMap(2, 2, new byte[] {1, 1, none, nothing}), labels, 2);
    assertThat(found.intersections()).containsExactly(0, 2);
    assertThat(found.unions()).containsExactly(0, 3);
    assertThat(of(labels, Segmentations.map("..", ".."), 2).mean())
        .isEqualTo(new Score.NotComputed("no pixel has both a label and a prediction"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void marginsAreThoseOfTheDefinition(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int width = 1 + random.nextInt(150);
    int height = 1 + random.nextInt(150);
    LabelMap labels = patches(width, height, random);
    LabelMap predicted = patches(width, height, random);
    BoundaryIou found = of(predicted, labels, 3);
    long[] both = new long[3];
    long[] either = new long[3];
    int distance = BoundaryIou.distancePx(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int k = 0; k < 3; k++) {
          boolean one = inMargin(labels, predicted, x, y, k, distance);
          boolean other = inMargin(predicted, labels, x, y, k, distance);
          both[k] += one && other ? 1 : 0;
          either[k] += one || other ? 1 : 0;
        }
      }
    }
    assertThat(found.intersections()).containsExactly(both);
    assertThat(found.unions()).containsExactly(either);
  }

  /// Word by word: of the class, and somebody within the distance is not, or is outside.
  private static boolean inMargin(LabelMap map, LabelMap other, int x, int y, int k, int distance) {
    if (!isOf(map, other, x, y, k)) {
      return false;
    }
    for (int dy = -distance; dy <= distance; dy++) {
      for (int dx = -distance; dx <= distance; dx++) {
        if (!isOf(map, other, x + dx, y + dy, k)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isOf(LabelMap map, LabelMap other, int x, int y, int k) {
    return x >= 0
        && y >= 0
        && x < map.width()
        && y < map.height()
        && map.at(x, y) == k
        && other.at(x, y) != LabelMap.VOID;
  }

  /// Rectangles of ids 0 to 2 and void over each other.
  private static LabelMap patches(int width, int height, SplittableRandom random) {
    byte[] ids = new byte[width * height];
    for (int patch = 0; patch < 12; patch++) {
      int id = random.nextInt(5) == 0 ? LabelMap.VOID : random.nextInt(3);
      int left = random.nextInt(width);
      int top = random.nextInt(height);
      int right = left + 1 + random.nextInt(width - left);
      int bottom = top + 1 + random.nextInt(height - top);
      for (int i = 0; i < ids.length; i++) {
        boolean inside =
            i % width >= left && i % width < right && i / width >= top && i / width < bottom;
        ids[i] = inside ? (byte) id : ids[i];
      }
    }
    return new LabelMap(width, height, ids);
  }

  @Test
  void imagesSumUp() {
    SplittableRandom random = new SplittableRandom(9);
    BoundaryIou one = of(patches(40, 30, random), patches(40, 30, random), 3);
    BoundaryIou other = of(patches(20, 50, random), patches(20, 50, random), 3);
    BoundaryIou sum = BoundaryIou.empty(3).plus(one).plus(other);
    assertThat(sum.ofClass(1))
        .isEqualTo(
            Score.ratio(
                one.intersections()[1] + other.intersections()[1],
                one.unions()[1] + other.unions()[1],
                ""));
    assertThatThrownBy(() -> sum.plus(BoundaryIou.empty(2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(Segmentations.map("00"), Segmentations.map("0", "0"), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itStopsWhenCancelled() {
    LabelMap map = Segmentations.map("01", "10");
    JobContext cancelled =
        new JobContext() {
          @Override
          public void progress(String stage, double fraction) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> BoundaryIou.of(map, map, 2, cancelled))
        .isInstanceOf(JobCancelledException.class);
  }
}
