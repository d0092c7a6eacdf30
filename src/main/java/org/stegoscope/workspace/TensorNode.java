package org.stegoscope.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stegoscope.checkpoint.StoredTensor;

/// Tensors by the parts of their names, which dots divide.
///
/// @param label the last part of the name; several where there is but one way to go on
/// @param tensor of a leaf; empty for the others
/// @param tensors how many there are at and below this node
/// @param parameters the elements of all of them
/// @param bytes the bytes of all of them, each counted as if it shared its storage with no other
public record TensorNode(
    String label,
    Optional<StoredTensor> tensor,
    List<TensorNode> children,
    int tensors,
    long parameters,
    long bytes) {

  static final TensorNode EMPTY = inner("", List.of());

  /// Names of more parts are no names of modules.
  private static final int MAX_PARTS = 32;

  /// A whole part of a name, of no more digits than fit into a long.
  private static final Pattern NUMBER = Pattern.compile("([0-9]{1,18})(\\..*)?", Pattern.DOTALL);

  /// Blocks by number; all else stays as the file has it.
  private static final Comparator<TensorNode> NUMBERS_FIRST =
      Comparator.comparingLong(TensorNode::number);

  public TensorNode {
    children = List.copyOf(children);
  }

  /// A node without a name above all tensors.
  static TensorNode of(Collection<StoredTensor> tensors) {
    Branch root = new Branch();
    tensors.forEach(root::add);
    return inner("", root.nodes());
  }

  private static TensorNode leaf(String label, StoredTensor tensor) {
    long elements = tensor.elements();
    return new TensorNode(
        label, Optional.of(tensor), List.of(), 1, elements, elements * tensor.dtype().bytes());
  }

  private static TensorNode inner(String label, List<TensorNode> children) {
    return new TensorNode(
        label,
        Optional.empty(),
        children,
        children.stream().mapToInt(TensorNode::tensors).sum(),
        children.stream().mapToLong(TensorNode::parameters).sum(),
        children.stream().mapToLong(TensorNode::bytes).sum());
  }

  /// The tensors whose names contain a text, in capitals or not, with what is above them.
  TensorNode matching(String text) {
    return text.isEmpty() ? this : filtered(text.toLowerCase(Locale.ROOT)).orElse(EMPTY);
  }

  private Optional<TensorNode> filtered(String lower) {
    if (tensor.isPresent()) {
      boolean matches = tensor.get().name().toLowerCase(Locale.ROOT).contains(lower);
      return matches ? Optional.of(this) : Optional.empty();
    }
    List<TensorNode> kept =
        children.stream().flatMap(child -> child.filtered(lower).stream()).toList();
    return kept.isEmpty() ? Optional.empty() : Optional.of(inner(label, kept));
  }

  /// The nodes from the first below this one down to the leaf of a tensor; none where it has none.
  public List<TensorNode> pathTo(StoredTensor wanted) {
    for (TensorNode child : children) {
      if (child.tensor.filter(wanted::equals).isPresent()) {
        return List.of(child);
      }
      List<TensorNode> rest = child.pathTo(wanted);
      if (!rest.isEmpty()) {
        List<TensorNode> path = new ArrayList<>(List.of(child));
        path.addAll(rest);
        return path;
      }
    }
    return List.of();
  }

  private long number() {
    Matcher number = NUMBER.matcher(label);
    return number.matches() ? Long.parseLong(number.group(1)) : Long.MAX_VALUE;
  }

  /// A part of a name while the tree grows.
  private static final class Branch {

    private final Map<String, Branch> branches = new LinkedHashMap<>();
    private StoredTensor tensor;

    void add(StoredTensor added) {
      Branch branch = this;
      for (String part : added.name().split("\\.", MAX_PARTS)) {
        branch = branch.branches.computeIfAbsent(part, _ -> new Branch());
      }
      branch.tensor = added;
    }

    List<TensorNode> nodes() {
      List<TensorNode> nodes = new ArrayList<>();
      branches.forEach((label, branch) -> {
        if (branch.tensor != null) {
          nodes.add(leaf(label, branch.tensor));
        }
        if (!branch.branches.isEmpty()) {
          nodes.add(joined(label, branch.nodes()));
        }
      });
      nodes.sort(NUMBERS_FIRST);
      return nodes;
    }

    private static TensorNode joined(String label, List<TensorNode> children) {
      boolean oneWay = children.size() == 1 && children.getFirst().tensor().isEmpty();
      return oneWay
          ? inner(label + "." + children.getFirst().label(), children.getFirst().children())
          : inner(label, children);
    }
  }
}
