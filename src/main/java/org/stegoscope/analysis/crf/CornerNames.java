package org.stegoscope.analysis.crf;

import java.util.Arrays;

/// Numbers for names, in the order in which they come: a hash table of positive longs.
final class CornerNames {

  private static final long FREE = -1;

  private long[] slots;
  private int[] idOfSlot;
  private long[] names;
  private int size;

  /// @param expected about how many different names come
  CornerNames(int expected) {
    int capacity = Integer.highestOneBit(Math.max(16, expected)) * 2;
    slots = new long[capacity];
    Arrays.fill(slots, FREE);
    idOfSlot = new int[capacity];
    names = new long[capacity / 2];
  }

  int size() {
    return size;
  }

  long nameOf(int id) {
    return names[id];
  }

  /// The number of a name, a new one where it is new.
  int idOf(long name) {
    int slot = slotOf(name);
    if (slots[slot] == name) {
      return idOfSlot[slot];
    }
    if (size == names.length) {
      grow();
      slot = slotOf(name);
    }
    slots[slot] = name;
    idOfSlot[slot] = size;
    names[size] = name;
    return size++;
  }

  /// `missing` where the name never came.
  int find(long name, int missing) {
    int slot = slotOf(name);
    return slots[slot] == name ? idOfSlot[slot] : missing;
  }

  private int slotOf(long name) {
    int mask = slots.length - 1;
    long mixed = name * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & mask;
    while (slots[slot] != FREE && slots[slot] != name) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    slots = new long[Math.multiplyExact(slots.length, 2)];
    Arrays.fill(slots, FREE);
    idOfSlot = new int[slots.length];
    names = Arrays.copyOf(names, names.length * 2);
    for (int id = 0; id < size; id++) {
      int slot = slotOf(names[id]);
      slots[slot] = names[id];
      idOfSlot[slot] = id;
    }
  }
}
