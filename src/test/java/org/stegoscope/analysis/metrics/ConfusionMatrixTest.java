package org.stegoscope.analysis.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.analysis.clustering.Agreement;
import org.stegoscope.analysis.clustering.ContingencyTable;

final class ConfusionMatrixTest {

  @Test
  void countsPixelsOfEachPairAndSaysWhatIsLeftOut() {
    int[] predictions = {0, 0, 1, 2, 3, -1, 2, 255, 255};
    int[] labels = {0, 1, 1, 0, 0, 0, 255, 1, -1};
    ConfusionMatrix matrix = ConfusionMatrix.of(predictions, labels, 3, 2);
    assertThat(matrix.counts()).containsExactly(1, 1, 0, 1, 1, 0);
    assertThat(matrix.count(2, 0)).isOne();
    assertThat(matrix.total()).isEqualTo(4);
    assertThat(matrix.unlabelled()).isEqualTo(2);
    assertThat(matrix.unpredicted()).isEqualTo(3);
    assertThat(matrix.leftOut()).isEqualTo(5);
  }

  @Test
  void voidIsLeftOutHoweverManyClassesThereAre() {
    ConfusionMatrix matrix =
        ConfusionMatrix.of(
            Segmentations.map("0.1", "20."), Segmentations.map("0..", "11."), 256, 256);
    assertThat(matrix.total()).isEqualTo(3);
    assertThat(matrix.count(2, 1)).isOne();
    assertThat(matrix.unlabelled()).isEqualTo(3);
    assertThat(ConfusionMatrix.of(Segmentations.map("."), Segmentations.map("0"), 1, 1))
        .extracting(ConfusionMatrix::unpredicted)
        .isEqualTo(1L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyPixelIsCountedOnceAndPartsSumUpToTheWhole(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int count = 1000 + random.nextInt(1000);
    int[] labels = Segmentations.labels(count, 6, random);
    int[] predictions = Segmentations.predictions(labels, 9, random);
    ConfusionMatrix whole = ConfusionMatrix.of(predictions, labels, 9, 6);
    assertThat(whole.total() + whole.leftOut()).isEqualTo(count);

    ConfusionMatrix sum = ConfusionMatrix.empty(9, 6);
    for (int from = 0; from < count; from += 300) {
      int to = Math.min(from + 300, count);
      sum =
          sum.plus(
              ConfusionMatrix.of(
                  Arrays.copyOfRange(predictions, from, to),
                  Arrays.copyOfRange(labels, from, to),
                  9,
                  6));
    }
    assertThat(sum.counts()).containsExactly(whole.counts());
    assertThat(sum.unlabelled()).isEqualTo(whole.unlabelled());
    assertThat(sum.unpredicted()).isEqualTo(whole.unpredicted());

    ConfusionMatrix rest = whole.withoutExtraClusters();
    assertThat(rest.total() + rest.leftOut()).isEqualTo(count);
    assertThat(Arrays.copyOf(rest.counts(), 36)).containsExactly(Arrays.copyOf(whole.counts(), 36));
    assertThat(rest.total()).isEqualTo(Arrays.stream(whole.counts(), 0, 36).sum());
  }

  @Test
  void fewerClustersThanClassesHaveNoExtraOnes() {
    ConfusionMatrix matrix = Segmentations.matrix(500, 3, 5, 1);
    assertThat(matrix.withoutExtraClusters().counts()).containsExactly(matrix.counts());
  }

  /// As a table of groupings it is that of the same pixels, so that agreement is the same.
  @Test
  void theContingencyIsThatOfTheCountedPixels() {
    SplittableRandom random = new SplittableRandom(3);
    int[] labels = Segmentations.labels(3000, 7, random);
    int[] predictions = Segmentations.predictions(labels, 20, random);
    ConfusionMatrix matrix = ConfusionMatrix.of(predictions, labels, 30, 9);
    ContingencyTable direct = ContingencyTable.of(predictions, labels);
    ContingencyTable table = matrix.contingency();
    assertThat(table.rowLabels()).containsExactly(direct.rowLabels());
    assertThat(table.columnLabels()).containsExactly(direct.columnLabels());
    assertThat(table.counts()).containsExactly(direct.counts());
    assertThat(Agreement.of(table)).isEqualTo(Agreement.of(direct));
  }

  @Test
  void whatDoesNotFitTogetherIsRefused() {
    assertThatThrownBy(() -> ConfusionMatrix.of(new int[2], new int[3], 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> ConfusionMatrix.of(Segmentations.map("00"), Segmentations.map("0", "0"), 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ConfusionMatrix.empty(2, 3).plus(ConfusionMatrix.empty(3, 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ConfusionMatrix(2, 2, new long[3], 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
