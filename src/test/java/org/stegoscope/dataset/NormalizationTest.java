package org.stegoscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;

final class NormalizationTest {

  /// The float32 numbers of NumPy, printed in full; no tolerance.
  @Test
  void roundsEveryOperationToFloat() {
    RgbImage image = new RgbImage(2, 1, new byte[] {0, 0, 0, (byte) 255, 100, 37});
    assertThat(Normalization.IMAGENET.apply(image))
        .containsExactly(
            -2.117904f, 2.2489083f, -2.0357141f, -0.28501397f, -1.8044444f, -1.1595641f);
  }

  @Test
  void halfMapsToMinusOneToOne() {
    RgbImage image = new RgbImage(2, 1, new byte[] {0, 0, 0, (byte) 255, (byte) 255, (byte) 255});
    assertThat(Normalization.HALF.apply(image)).containsExactly(-1f, 1f, -1f, 1f, -1f, 1f);
  }

  @Test
  void itsTextReadsBack() {
    Normalization own =
        new Normalization(new float[] {0.1f, 0.2f, 0.3f}, new float[] {1, 0.25f, 1e-3f});
    assertThat(Normalization.parse("imagenet")).isEqualTo(Normalization.IMAGENET);
    assertThat(Normalization.parse("half")).isEqualTo(Normalization.HALF);
    assertThat(Normalization.parse("0.485, 0.456,0.406/0.229,0.224,0.225"))
        .isEqualTo(Normalization.IMAGENET)
        .hasToString("imagenet")
        .hasSameHashCodeAs(Normalization.IMAGENET);
    assertThat(Normalization.parse(own.toString())).isEqualTo(own);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cifar", "1,2,3", "1,2/3,4", "1,2,3/4,5,x", "1,2,3/4,5,6/7,8,9"})
  void anythingElseIsASentenceWithTheText(String text) {
    assertThatThrownBy(() -> Normalization.parse(text))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageStartingWith("Expected a normalization such as imagenet, half or ")
        .hasMessageEndingWith("found “" + text + "”");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0,0,0/1,0,1", "NaN,0,0/1,1,1", "0,0,0/1,-1,1"})
  void numbersThatCannotBeDividedByAreASentence(String text) {
    assertThatThrownBy(() -> Normalization.parse(text))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageStartingWith("Expected finite means and positive deviations, found ");
  }

  @Test
  void itsNumbersCannotBeChangedFromOutside() {
    Normalization.IMAGENET.mean()[0] = 7;
    assertThat(Normalization.IMAGENET.mean()[0]).isEqualTo(0.485f);
  }
}
