package org.stegoscope.checkpoint;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Replaces the nodes of OmegaConf configurations, in which Lightning wraps every setting, by what
/// they hold: the `_content` of containers, the `_val` of leaves.
final class OmegaConf {

  /// Nodes do not hold nodes directly; more hops than this is a trap.
  private static final int MAX_HOPS = 16;

  private final Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Value> toDo = new ArrayDeque<>();

  private OmegaConf() {}

  /// Changes the containers reached from `root` in place.
  static Value unwrap(Value root) {
    return new OmegaConf().run(root);
  }

  private Value run(Value root) {
    Value unwrapped = visit(root);
    while (!toDo.isEmpty()) {
      switch (toDo.pop()) {
        case Value.Sequence sequence -> visitItems(sequence);
        case Value.Mapping mapping -> visitEntries(mapping);
        case Value.Unresolved object -> visitObject(object);
        default -> throw new IllegalStateException("only containers are visited");
      }
    }
    return unwrapped;
  }

  private void visitItems(Value.Sequence sequence) {
    for (int i = 0; i < sequence.items().size(); i++) {
      Value item = sequence.items().get(i);
      Value unwrapped = visit(item);
      if (!unwrapped.equals(item)) {
        sequence.mutableItems().set(i, unwrapped);
      }
    }
  }

  private void visitEntries(Value.Mapping mapping) {
    for (Map.Entry<String, Value.Mapping.Entry> slot : mapping.mutableEntries().entrySet()) {
      Value.Mapping.Entry entry = slot.getValue();
      Value unwrapped = visit(entry.value());
      if (!unwrapped.equals(entry.value())) {
        slot.setValue(new Value.Mapping.Entry(entry.key(), unwrapped));
      }
    }
  }

  private void visitObject(Value.Unresolved object) {
    visitItems(object.arguments());
    object.state().ifPresent(state -> object.setState(visit(state)));
    object.entries().ifPresent(this::visit);
    object.elements().ifPresent(this::visit);
  }

  /// The value in place of `value`, to be visited itself if it is a container.
  private Value visit(Value value) {
    Value current = value;
    for (int hop = 0; hop < MAX_HOPS; hop++) {
      Optional<Value> inner = inner(current);
      if (inner.isEmpty()) {
        break;
      }
      current = inner.get();
    }
    boolean isContainer =
        current instanceof Value.Sequence
            || current instanceof Value.Mapping
            || current instanceof Value.Unresolved;
    if (isContainer && seen.add(current)) {
      toDo.push(current);
    }
    return current;
  }

  private static Optional<Value> inner(Value value) {
    if (value instanceof Value.Unresolved object
        && object.type().module().startsWith("omegaconf.")
        && object.state().orElse(null) instanceof Value.Mapping state) {
      return state.get("_content").or(() -> state.get("_val"));
    }
    return Optional.empty();
  }
}
