package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LetteringTest {

  private static final double SIZE = 8;

  @Test
  void whatFitsStaysAndWhatDoesNotEndsInAnEllipsis() {
    double width = Lettering.width("a long name", SIZE);
    assertThat(Lettering.cut("a long name", SIZE, width)).isEqualTo("a long name");
    String cut = Lettering.cut("a long name", SIZE, width - 0.1);
    assertThat(cut).startsWith("a lo").endsWith("…");
    assertThat(Lettering.width(cut, SIZE)).isLessThan(width);
    assertThat(Lettering.cut("a long name", SIZE, 0.1)).isEmpty();
  }

  @Test
  void anEmojiIsCutWholeOrNotAtAll() {
    String family = "👨‍👩‍👧‍👦".repeat(20);
    String cut = Lettering.cut(family, SIZE, 60);
    assertThat(cut).endsWith("…");
    assertThat((cut.length() - 1) % 11).isZero();
  }

  @Test
  void linesAreBrokenBetweenWordsAndLongWordsWithin() {
    double width = Lettering.width("two words", SIZE);
    assertThat(Lettering.wrapped("two words two words", SIZE, width))
        .containsExactly("two words", "two words");
    List<String> pieces = Lettering.wrapped("x".repeat(100), SIZE, width);
    assertThat(String.join("", pieces)).isEqualTo("x".repeat(100));
    assertThat(pieces).allMatch(piece -> Lettering.width(piece, SIZE) <= width);
    assertThat(Lettering.wrapped(" ", SIZE, width)).isEmpty();
  }

  @Test
  void aLineThatIsTooNarrowForALetterHoldsOne() {
    assertThat(Lettering.wrapped("abc", SIZE, 0.1)).containsExactly("a", "b", "c");
  }

  @Test
  void lettersThatTheFontLacksAreARunOfTheirOwn() {
    assertThat(Lettering.runs("cat 🐱 犬 Кошка"))
        .extracting(Lettering.Run::text)
        .containsExactly("cat ", "🐱", " ", "犬", " Кошка");
    assertThat(Lettering.runs("שלום")).hasSize(1);
    assertThat(Lettering.runs("")).isEmpty();
  }

  @Test
  void charactersThatNoFileMayHoldAreReplaced() {
    assertThat(Lettering.clean("a\nb\u0000c\ud800d")).isEqualTo("a b c\ufffdd");
  }
}
