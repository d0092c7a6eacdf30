package org.stegoscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.core.StegoscopeException;

final class ResolutionTest {

  @ParameterizedTest
  @ValueSource(strings = {"native", "shorter:320", "upstream:320", "448x448", "1x16384"})
  void itsTextIsWhatItWasReadFrom(String text) {
    assertThat(Resolution.parse(text)).hasToString(text);
  }

  @Test
  void eachFormIsItsOwnType() {
    assertThat(Resolution.parse(" native ")).isEqualTo(new Resolution.Native());
    assertThat(Resolution.parse("upstream:224")).isEqualTo(new Resolution.Upstream(224));
    assertThat(Resolution.parse("shorter:224")).isEqualTo(new Resolution.Shorter(224));
    assertThat(Resolution.parse("640x480")).isEqualTo(new Resolution.Fixed(640, 480));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Native!",
        "upstream",
        "upstream:",
        "upstream:-1",
        "320",
        "320x",
        "99999999x1"
      })
  void anythingElseIsASentenceWithTheText(String text) {
    assertThatThrownBy(() -> Resolution.parse(text))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "Expected a resolution such as native, shorter:320, upstream:320 or 448x448, found"
                + " “%s”",
            text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"upstream:0", "0x8", "8x20000"})
  void sidesOutOfRangeAreASentence(String text) {
    assertThatThrownBy(() -> Resolution.parse(text))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageStartingWith("Expected a resolution of 1 to 16384 pixels a side, found ");
  }
}
