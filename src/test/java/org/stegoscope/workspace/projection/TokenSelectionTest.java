package org.stegoscope.workspace.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.Combine;

final class TokenSelectionTest {

  private final TokenSelection selection = new TokenSelection();

  @BeforeEach
  void tenTokens() {
    selection.reset(10);
  }

  @Test
  void gesturesReplaceAddAndRemove() {
    selection.select(of(1, 2, 3), Combine.REPLACE);
    selection.select(of(3, 4), Combine.ADD);
    selection.select(of(1), Combine.REMOVE);
    assertThat(selected()).containsExactly(2, 3, 4);
    assertThat(selection.selectedProperty().get()).hasToString("3 of 10");
    selection.select(of(9), Combine.REPLACE);
    assertThat(selected()).containsExactly(9);
    selection.clear();
    assertThat(selected()).isEmpty();
  }

  @Test
  void whatIsHiddenIsNeverSelected() {
    selection.select(of(0, 1, 2), Combine.REPLACE);
    selection.hide();
    assertThat(selected()).isEmpty();
    selection.selectAll();
    assertThat(selected()).containsExactly(3, 4, 5, 6, 7, 8, 9);
    selection.invert();
    assertThat(selected()).isEmpty();
    selection.select(of(4, 5), Combine.REPLACE);
    selection.isolate();
    assertThat(selection.hiddenProperty().get().count()).isEqualTo(8);
    selection.showAll();
    assertThat(selection.hiddenProperty().get().isEmpty()).isTrue();
    assertThat(selected()).containsExactly(4, 5);
  }

  @Test
  void theOneThatWasPointedAtLastIsPrimaryWhileItIsShown() {
    selection.select(3, Combine.REPLACE);
    selection.select(5, Combine.ADD);
    assertThat(selection.primaryProperty().get()).isEqualTo(5);
    selection.select(of(1, 2), Combine.ADD);
    assertThat(selection.primaryProperty().get()).isEqualTo(5);
    selection.hide(of(5));
    assertThat(selection.primaryProperty().get()).isEqualTo(TokenSelection.NONE);
    selection.select(5, Combine.ADD);
    assertThat(selection.primaryProperty().get()).isEqualTo(TokenSelection.NONE);
  }

  @Test
  void numbersBeyondTheTokensAreLeftOut() {
    selection.select(of(9, 10, 11), Combine.REPLACE);
    assertThat(selected()).containsExactly(9);
    TokenSelection.State state = selection.state();
    selection.reset(3);
    assertThat(selected()).isEmpty();
    selection.restore(state);
    assertThat(selected()).containsExactly(9);
  }

  private IntStream selected() {
    return selection.selectedProperty().get().bits().stream();
  }

  private static BitSet of(int... tokens) {
    return IntStream.of(tokens).collect(BitSet::new, BitSet::set, BitSet::or);
  }
}
