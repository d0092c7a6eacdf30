package org.stegoscope.checkpoint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes [ValueNode]s of values, which form a graph and may be hostile.
final class ValueWalk {

  private static final int MAX_DEPTH = 32;
  private static final int MAX_NODES = 50_000;

  /// More than the nodes, because tensors are looked at and not shown.
  private static final int MAX_VISITS = 1_000_000;

  /// As much of a text as one reads in a table.
  private static final int MAX_TEXT = 500;

  /// In one container, so that a long list leaves room for what comes after it.
  private static final int MAX_CHILDREN = 1000;

  private static final String LEFT_OUT = "...";

  private final Set<Value> path = Collections.newSetFromMap(new IdentityHashMap<>());
  private int nodesLeft = MAX_NODES;
  private int visitsLeft = MAX_VISITS;

  private record Named(String name, Value value) {}

  /// What is in a container, without tensors.
  List<ValueNode> children(Value container) {
    path.add(container);
    List<ValueNode> nodes = new ArrayList<>();
    Iterator<Named> parts = parts(container).iterator();
    while (parts.hasNext()) {
      if (nodes.size() >= MAX_CHILDREN || nodesLeft <= 0 || visitsLeft <= 0) {
        nodes.add(new ValueNode(LEFT_OUT, "more values, not shown", List.of()));
        break;
      }
      visitsLeft--;
      node(parts.next()).ifPresent(nodes::add);
    }
    path.remove(container);
    return nodes;
  }

  private Optional<ValueNode> node(Named part) {
    String name = Quote.plain(part.name());
    return switch (part.value()) {
      case Value.TensorRef _ -> Optional.empty();
      case Value.Null _ -> leaf(name, "None");
      case Value.Bool bool -> leaf(name, bool.value() ? "True" : "False");
      case Value.Int number -> leaf(name, PlainValue.keyText(number));
      case Value.Real real -> leaf(name, real(real.value()));
      case Value.Text text -> leaf(name, text.value());
      case Value.Bytes bytes -> leaf(name, bytes.value().length + " bytes");
      case Value.Global global -> leaf(name, global.qualifiedName());
      case Value.Sequence _, Value.Mapping _, Value.Unresolved _ -> container(name, part.value());
    };
  }

  private Optional<ValueNode> leaf(String name, String text) {
    nodesLeft--;
    return Optional.of(new ValueNode(name, Quote.plain(text, MAX_TEXT), List.of()));
  }

  /// As Python writes it, so that a learning rate looks like in its configuration.
  private static String real(double value) {
    String shortest = Double.toString(value);
    boolean isPlain = Math.abs(value) >= 1e-4 && Math.abs(value) < 1e16;
    if (!isPlain) {
      return shortest.replace(".0E", "e").replace('E', 'e');
    }
    String plain = new BigDecimal(shortest).stripTrailingZeros().toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }

  private Optional<ValueNode> container(String name, Value value) {
    if (path.contains(value)) {
      return leaf(name, "(contains itself)");
    }
    if (path.size() >= MAX_DEPTH) {
      return leaf(name, LEFT_OUT);
    }
    List<ValueNode> children = children(value);
    boolean holdsTensorsOnly = children.isEmpty() && parts(value).findAny().isPresent();
    if (holdsTensorsOnly) {
      return Optional.empty();
    }
    nodesLeft--;
    return Optional.of(new ValueNode(name, describe(value), children));
  }

  private static Stream<Named> parts(Value container) {
    return switch (container) {
      case Value.Mapping mapping -> entries(mapping);
      case Value.Sequence sequence -> items(sequence);
      case Value.Unresolved object ->
          Stream.of(
                  items(object.arguments()),
                  object.elements().stream().flatMap(ValueWalk::items),
                  object.entries().stream().flatMap(ValueWalk::entries),
                  object.state().stream().flatMap(ValueWalk::state))
              .flatMap(parts -> parts);
      default -> Stream.empty();
    };
  }

  private static Stream<Named> entries(Value.Mapping mapping) {
    return mapping.entries().stream()
        .map(entry -> new Named(PlainValue.keyText(entry.key()), entry.value()));
  }

  private static Stream<Named> items(Value.Sequence sequence) {
    List<Value> items = sequence.items();
    return IntStream.range(0, items.size())
        .mapToObj(position -> new Named(Integer.toString(position), items.get(position)));
  }

  private static Stream<Named> state(Value state) {
    return state instanceof Value.Mapping fields
        ? entries(fields)
        : Stream.of(new Named("state", state));
  }

  private static String describe(Value container) {
    return switch (container) {
      case Value.Mapping mapping -> counted(mapping.size(), "entry", "entries");
      case Value.Sequence sequence ->
          switch (sequence.kind()) {
                case LIST -> "list of ";
                case TUPLE -> "tuple of ";
                case SET, FROZENSET -> "set of ";
              }
              + sequence.items().size();
      case Value.Unresolved object -> Quote.plain(object.type().qualifiedName());
      default -> "";
    };
  }

  private static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
