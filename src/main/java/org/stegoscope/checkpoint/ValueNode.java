package org.stegoscope.checkpoint;

import java.util.List;

/// A value of a checkpoint's metadata in words, as a tree a person can unfold.
///
/// @param name the key or the position in its parent
/// @param text the value on one line, shortened; of a container how much is in it
/// @param children empty unless it is a container
public record ValueNode(String name, String text, List<ValueNode> children) {

  public ValueNode {
    children = List.copyOf(children);
  }

  /// What is at the top of a checkpoint besides its tensors, in file order. Containers that hold
  /// tensors and nothing else are left out. Bounded like [Value#toPlain()], so that values that
  /// contain each other cost no more than they show.
  public static List<ValueNode> of(Value metadata) {
    return new ValueWalk().children(metadata);
  }
}
