package org.stegoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What some letters find, and in which order.
final class NameRankingTest {

  private static final List<String> NAMES =
      List.of(
          "Open photos…",
          "Open folder…",
          "Open checkpoint…",
          "Close photo",
          "Next photo",
          "Fit photo",
          "Copy as command line",
          "Computing…");

  private static List<String> found(String typed) {
    return NameRanking.best(typed, NAMES, Function.identity(), _ -> "");
  }

  @Test
  void nothingTypedFindsEverythingInItsOrder() {
    assertThat(found(" ")).isEqualTo(NAMES);
  }

  @Test
  void namesThatBeginWithItComeBeforeNamesThatHaveAWordOfIt() {
    assertThat(NameRanking.best("photo", List.of("Fit photo", "Photo"), n -> n, _ -> ""))
        .containsExactly("Photo", "Fit photo");
  }

  @Test
  void beginningsOfWordsComeBeforeScatteredLetters() {
    assertThat(found("op")).startsWith("Open photos…", "Open folder…").endsWith("Close photo");
    assertThat(found("oph").getFirst()).isEqualTo("Open photos…");
    assertThat(found("cacl").getFirst()).isEqualTo("Copy as command line");
  }

  @Test
  void wordsMayBeTypedWithTheirSpacesAndInCapitals() {
    assertThat(found("OPEN PH")).containsExactly("Open photos…");
    assertThat(found("op fol")).containsExactly("Open folder…");
  }

  @Test
  void lettersInTheirOrderAreEnough() {
    assertThat(found("cmptg")).containsExactly("Computing…");
  }

  @Test
  void lettersInAnotherOrderFindNothing() {
    assertThat(found("gnitupmoc")).isEmpty();
  }

  @Test
  void ofEqualMatchesTheShorterNameIsFirst() {
    assertThat(found("photo")).startsWith("Fit photo", "Next photo", "Close photo");
  }

  @Test
  void thePlaceCountsButLast() {
    List<String> names = List.of("Quit", "View files");
    assertThat(NameRanking.best("file", names, n -> n, n -> n.equals("Quit") ? "File" : "View"))
        .containsExactly("View files", "Quit");
  }

  @Test
  void anyTextMatchesItself() {
    for (String name : NAMES) {
      assertThat(NameRanking.rank(name, name)).hasValue(0);
    }
  }
}
