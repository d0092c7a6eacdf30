package org.stegoscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

final class CombineTest {

  private static BitSet set(int... members) {
    BitSet set = new BitSet();
    for (int member : members) {
      set.set(member);
    }
    return set;
  }

  @Test
  void aSetReplacesAnotherIsAddedToItOrTakenFromIt() {
    BitSet before = set(1, 2, 3);
    BitSet given = set(3, 4);
    assertThat(Combine.REPLACE.of(before, given)).isEqualTo(set(3, 4));
    assertThat(Combine.ADD.of(before, given)).isEqualTo(set(1, 2, 3, 4));
    assertThat(Combine.REMOVE.of(before, given)).isEqualTo(set(1, 2));
    assertThat(before).isEqualTo(set(1, 2, 3));
    assertThat(given).isEqualTo(set(3, 4));
  }

  @Test
  void theResultIsASetOfItsOwn() {
    BitSet given = set(3);
    Combine.REPLACE.of(set(), given).set(9);
    assertThat(given).isEqualTo(set(3));
  }
}
