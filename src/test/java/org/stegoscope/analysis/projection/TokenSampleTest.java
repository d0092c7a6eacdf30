package org.stegoscope.analysis.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;

final class TokenSampleTest {

  private static final PatchGrid WIDE = new PatchGrid(4, 6, 8);
  private static final PatchGrid TALL = new PatchGrid(5, 3, 8);
  private static final List<PatchGrid> GRIDS = List.of(WIDE, TALL);

  @Test
  void everyTokenKeepsItsImageAndItsPlace() {
    TokenSample sample = TokenSample.draw(GRIDS, new TokenSampling.All());

    assertThat(sample.size()).isEqualTo(39);
    assertThat(sample.statement()).isEqualTo("all 39 tokens");
    assertThat(sample.images()[23]).isZero();
    assertThat(sample.row(23)).isEqualTo(3);
    assertThat(sample.column(23)).isEqualTo(5);
    assertThat(sample.images()[24]).isEqualTo(1);
    assertThat(sample.row(28)).isEqualTo(1);
    assertThat(sample.column(28)).isEqualTo(1);
  }

  @Test
  void aTokenIsFoundByItsPatch() {
    TokenSample sample = TokenSample.draw(GRIDS, new TokenSampling.Random(13, 3));

    for (int token = 0; token < sample.size(); token++) {
      assertThat(sample.tokenOf(sample.images()[token], sample.patches()[token])).hasValue(token);
    }
    long found =
        IntStream.range(0, 24).filter(patch -> sample.tokenOf(0, patch).isPresent()).count()
            + IntStream.range(0, 15).filter(patch -> sample.tokenOf(1, patch).isPresent()).count();
    assertThat(found).isEqualTo(13);
    assertThat(sample.tokenOf(2, 0)).isEmpty();
  }

  @Test
  void aGridTakesTheMiddleOfEachStepAndOneTokenAtLeast() {
    TokenSample sample = TokenSample.draw(GRIDS, new TokenSampling.Grid(3));

    assertThat(sample.patches()).containsExactly(7, 10, 4, 13);
    assertThat(sample.images()).containsExactly(0, 0, 1, 1);
    assertThat(sample.statement()).isEqualTo("4 of 39 tokens, every 3 patches");
    assertThat(TokenSample.draw(GRIDS, new TokenSampling.Grid(100)).size()).isEqualTo(2);
  }

  @Test
  void aRandomSampleIsTheSameForItsSeed() {
    TokenSampling sampling = new TokenSampling.Random(10, 7);
    TokenSample sample = TokenSample.draw(GRIDS, sampling);
    TokenSample again = TokenSample.draw(GRIDS, sampling);
    TokenSample other = TokenSample.draw(GRIDS, new TokenSampling.Random(10, 8));

    assertThat(sample.patches()).isEqualTo(again.patches());
    assertThat(sample.images()).isEqualTo(again.images()).isSorted();
    assertThat(identities(sample)).doesNotHaveDuplicates().isNotEqualTo(identities(other));
    assertThat(sample.statement()).isEqualTo("10 of 39 tokens, random, seed 7");
    assertThat(TokenSample.draw(GRIDS, new TokenSampling.Random(1000, 7)).size()).isEqualTo(39);
  }

  /// 3,000 draws of 10 of 39: each token is expected 769 times, with a deviation of 24; the limits
  /// are five of them away.
  @Test
  void aRandomSamplePrefersNoToken() {
    int[] drawn = new int[39];
    for (int seed = 0; seed < 3000; seed++) {
      for (int token : identities(TokenSample.draw(GRIDS, new TokenSampling.Random(10, seed)))) {
        drawn[token]++;
      }
    }
    assertThat(Arrays.stream(drawn).boxed()).allMatch(count -> count > 649 && count < 889);
  }

  @Test
  void eachClassGivesSoManyTokensAndTokensWithoutClassNone() {
    int[] first = IntStream.range(0, 24).map(i -> i < 12 ? 0 : 2).toArray();
    int[] second = IntStream.range(0, 15).map(i -> i == 4 ? 5 : -1).toArray();
    TokenSample sample =
        TokenSample.draw(GRIDS, List.of(first, second), new TokenSampling.PerClass(3, 1));

    assertThat(sample.size()).isEqualTo(7);
    assertThat(Arrays.stream(sample.patches(), 0, 3)).allMatch(patch -> patch < 12);
    assertThat(sample.images()).containsExactly(0, 0, 0, 0, 0, 0, 1);
    assertThat(sample.patches()[6]).isEqualTo(4);
    assertThat(sample.statement()).isEqualTo("7 of 39 tokens, at most 3 of each class, seed 1");
  }

  @Test
  void vectorsAreThoseOfTheTokens() {
    FeatureMap one = new FeatureMap(WIDE, 2, counting(0, 48));
    FeatureMap two = new FeatureMap(TALL, 2, counting(48, 30));
    TokenSample sample = TokenSample.draw(GRIDS, new TokenSampling.Grid(3));

    assertThat(sample.gather(List.of(one, two))).containsExactly(14, 15, 20, 21, 56, 57, 74, 75);
  }

  @Test
  void featuresOnAnotherGridAreRefused() {
    TokenSample sample = TokenSample.draw(List.of(WIDE), new TokenSampling.All());
    FeatureMap map = new FeatureMap(TALL, 2, counting(0, 30));

    assertThatThrownBy(() -> sample.gather(List.of(map)))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "One space has 4 x 6 patches and the other 5 x 3, so they do not have the same tokens;"
                + " use models of the same patch size.");
  }

  @Test
  void aSampleForEachClassNeedsClasses() {
    assertThatThrownBy(() -> TokenSample.draw(GRIDS, new TokenSampling.PerClass(3, 1)))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "Tokens cannot be drawn for each class, as there are no classes; choose another sample"
                + " or give labels.");
    assertThatThrownBy(() -> new TokenSampling.Random(0, 1))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("A sample has at least 1 token, not 0.");
  }

  private static int[] identities(TokenSample sample) {
    return IntStream.range(0, sample.size())
        .map(i -> sample.images()[i] * WIDE.size() + sample.patches()[i])
        .toArray();
  }

  private static float[] counting(int first, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = first + i;
    }
    return values;
  }
}
