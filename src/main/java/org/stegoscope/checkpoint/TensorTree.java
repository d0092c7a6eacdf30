package org.stegoscope.checkpoint;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.stegoscope.checkpoint.CheckpointException.Kind;

/// Finds the tensors in the values of a pickle and names each by the keys that lead to it.
///
/// Every container is entered once, by the first way to it, so that a file whose lists contain each
/// other costs no more than its length.
final class TensorTree {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_TENSORS = 100_000;
  private static final int MAX_NAME = 1000;

  /// The dictionaries in which a whole saved network keeps its parts; they are no part of a name.
  private static final Set<String> MODULE_FIELDS = Set.of("_modules", "_parameters", "_buffers");

  private final SourceFile file;
  private final Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Level> path = new ArrayDeque<>();
  private final SequencedMap<String, TensorLayout> tensors = new LinkedHashMap<>();
  private boolean isTooDeep;

  private record Child(String key, Value value) {}

  /// @param name of the container with a dot at its end, empty for the root
  private record Level(String name, Iterator<Child> children) {}

  TensorTree(SourceFile file) {
    this.file = file;
  }

  /// The tensors in file order.
  SequencedMap<String, TensorLayout> find(Value root) {
    visit("", new Child("", root));
    while (!path.isEmpty()) {
      Level level = path.getLast();
      if (level.children().hasNext()) {
        visit(level.name(), level.children().next());
      } else {
        path.removeLast();
      }
    }
    return tensors;
  }

  /// Whether something is nested so deep that it was not searched.
  boolean isTooDeep() {
    return isTooDeep;
  }

  private void visit(String parent, Child child) {
    switch (child.value()) {
      case Value.TensorRef tensor -> add(parent + child.key(), tensor.layout());
      case Value.Sequence list when list.items().isEmpty() -> {}
      case Value.Sequence list -> enter(parent, child, () -> new Items(list.items().iterator()));
      case Value.Mapping mapping -> enter(parent, child, () -> entries(mapping, false).iterator());
      case Value.Unresolved object -> enter(parent, child, () -> parts(object).iterator());
      default -> {}
    }
  }

  private void enter(String parent, Child child, Supplier<Iterator<Child>> children) {
    if (path.size() >= MAX_DEPTH) {
      isTooDeep = true;
    } else if (seen.add(child.value())) {
      String name = child.key().isEmpty() ? parent : parent + child.key() + ".";
      // A name that is too long already is of no use; the end of it tells that it is.
      String bounded = name.length() > MAX_NAME ? name.substring(0, MAX_NAME + 1) : name;
      path.addLast(new Level(bounded, children.get()));
    }
  }

  private void add(String path, TensorLayout layout) {
    // A file may hold one tensor and nothing around it.
    String name = path.isEmpty() ? "tensor" : path;
    if (name.length() > MAX_NAME) {
      throw file.fail(
          Kind.LIMIT_EXCEEDED,
          "has a tensor with a name of more than %d characters".formatted(MAX_NAME));
    }
    if (tensors.size() >= MAX_TENSORS) {
      throw file.fail(Kind.LIMIT_EXCEEDED, "has more than %d tensors".formatted(MAX_TENSORS));
    }
    if (tensors.putIfAbsent(name, layout) != null) {
      throw file.fail(Kind.DUPLICATE_KEY, "has two tensors with the same name " + Quote.text(name));
    }
  }

  /// The items of a list with their positions as keys.
  private static final class Items implements Iterator<Child> {

    private final Iterator<Value> items;
    private int position;

    Items(Iterator<Value> items) {
      this.items = items;
    }

    @Override
    public boolean hasNext() {
      return items.hasNext();
    }

    @Override
    public Child next() {
      return new Child(Integer.toString(position++), items.next());
    }
  }

  private static Stream<Child> entries(Value.Mapping mapping, boolean ofObject) {
    return mapping.entries().stream()
        .map(entry -> {
          String key = PlainValue.keyText(entry.key());
          boolean isHidden = ofObject && MODULE_FIELDS.contains(key);
          return new Child(isHidden ? "" : key, entry.value());
        });
  }

  private static Stream<Child> parts(Value.Unresolved object) {
    Stream<Child> state =
        switch (object.state().orElse(new Value.Null())) {
          case Value.Mapping fields -> entries(fields, true);
          case Value other -> Stream.of(new Child("state", other));
        };
    return Stream.of(
            Stream.of(new Child("arguments", object.arguments())),
            object.elements().stream().map(elements -> new Child("elements", elements)),
            object.entries().stream().flatMap(entries -> entries(entries, false)),
            state)
        .flatMap(parts -> parts);
  }
}
