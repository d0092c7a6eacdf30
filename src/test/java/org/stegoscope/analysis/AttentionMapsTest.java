package org.stegoscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.core.StegoscopeException;

final class AttentionMapsTest {

  private static final float[] ATTENTION = {.10f, .40f, .05f, .25f, .20f};

  @Test
  void massMaskOfASmallExampleMadeWithDino() {
    assertThat(AttentionMaps.massMask(ATTENTION, .6))
        .containsExactly(false, true, false, true, false);
  }

  @Test
  void massMaskDoesNotDependOnTheScaleOfTheAttention() {
    float[] scaled = {20, 80, 10, 50, 40};
    assertThat(AttentionMaps.massMask(scaled, .6)).containsExactly(false, true, false, true, false);
  }

  @Test
  void allOfTheMassIsAllThatIsAttendedAndNoneIsNothing() {
    float[] attention = {0, .3f, .1f, .2f, .4f};
    assertThat(AttentionMaps.massMask(attention, 1)).containsExactly(false, true, true, true, true);
    assertThat(AttentionMaps.massMask(attention, 0)).containsOnly(false);
    assertThat(AttentionMaps.massMask(new float[3], .6)).containsOnly(false);
  }

  @Test
  void aMoreOfMassOnlyAddsCells() {
    boolean[] before = new boolean[ATTENTION.length];
    for (double mass = 0; mass <= 1; mass += .01) {
      boolean[] mask = AttentionMaps.massMask(ATTENTION, mass);
      for (int i = 0; i < mask.length; i++) {
        assertThat(mask[i] || !before[i]).isTrue();
      }
      before = mask;
    }
  }

  @Test
  void massIsAShare() {
    assertThatThrownBy(() -> AttentionMaps.massMask(ATTENTION, 1.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AttentionMaps.massMask(ATTENTION, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void headsAreCombinedCellByCell() {
    List<ScalarMap> heads =
        AttentionMaps.heads(new float[] {0, 1, 2, 3, 4, 2, 0, 3}, 2, new PatchGrid(2, 2, 8));
    assertThat(heads).hasSize(2);
    assertThat(AttentionMaps.mean(heads).values()).containsExactly(2, 1.5f, 1, 3);
    assertThat(AttentionMaps.max(heads).values()).containsExactly(4, 2, 2, 3);
    assertThat(heads.getFirst().values()).containsExactly(0, 1, 2, 3);
    assertThatThrownBy(() -> AttentionMaps.heads(new float[5], 2, new PatchGrid(2, 2, 8)))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("The attention should be 2 x 4 numbers, but there are 5.");
  }

  @Test
  void minMaxStretchesEachHeadByItself() {
    ScalarMap head = new ScalarMap(1, 3, new float[] {2, 6, 4});
    assertThat(AttentionMaps.minMax(head).values()).containsExactly(0, 1, .5f);
    ScalarMap flat = new ScalarMap(1, 3, new float[] {.2f, .2f, .2f});
    assertThat(AttentionMaps.minMax(flat).values()).containsOnly(0f);
  }
}
