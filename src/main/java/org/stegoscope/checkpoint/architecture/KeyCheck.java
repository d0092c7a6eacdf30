package org.stegoscope.checkpoint.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.stegoscope.checkpoint.Checkpoint;
import org.stegoscope.checkpoint.CheckpointException.Kind;
import org.stegoscope.checkpoint.Problem;
import org.stegoscope.checkpoint.StoredTensor;

/// What a network expects against what a file holds, key by key: first the weights of the network
/// in its own order, then the file's other tensors in the file's.
public record KeyCheck(List<Entry> entries) {

  /// How expectation and file agree.
  public enum Status {
    FOUND,
    WRONG_SHAPE,
    MISSING,
    /// Nothing here knows what it is for.
    UNEXPECTED,
    /// Known, and of no use here.
    IGNORED
  }

  /// One key.
  ///
  /// @param key the canonical name of the weight; empty for a tensor that is none
  /// @param tensors the names in the file, several where a weight is put together
  /// @param expected the shape it should have; empty where it is not known
  /// @param found the shape it has; empty where it is missing
  public record Entry(
      String key, List<String> tensors, String expected, String found, Status status) {

    public Entry {
      tensors = List.copyOf(tensors);
    }
  }

  public KeyCheck {
    entries = List.copyOf(entries);
  }

  static KeyCheck of(Checkpoint checkpoint, Architecture architecture) {
    Set<String> wrong = wrongShapes(architecture);
    Set<String> missing = Set.copyOf(architecture.missing());
    Set<String> keys = new LinkedHashSet<>(architecture.expected().keySet());
    keys.addAll(architecture.weights().keySet());
    keys.addAll(architecture.missing());
    List<Entry> entries = new ArrayList<>();
    for (String key : keys) {
      WeightSource weight = architecture.weights().get(key);
      String expected = architecture.expected().getOrDefault(key, "");
      if (weight != null) {
        Status status = wrong.contains(key) ? Status.WRONG_SHAPE : Status.FOUND;
        String found = Arrays.toString(weight.shape());
        List<String> tensors = weight.parts().stream().map(StoredTensor::name).toList();
        entries.add(new Entry(key, tensors, expected, found, status));
      } else if (missing.contains(key)) {
        entries.add(new Entry(key, List.of(), expected, "", Status.MISSING));
      }
    }
    addOthers(entries, checkpoint, architecture.unexpected(), Status.UNEXPECTED);
    addOthers(entries, checkpoint, architecture.ignored(), Status.IGNORED);
    return new KeyCheck(entries);
  }

  private static Set<String> wrongShapes(Architecture architecture) {
    return architecture.problems().stream()
        .filter(problem -> problem.kind().equals(Kind.MODEL_SHAPE_MISMATCH.label()))
        .map(Problem::names)
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  private static void addOthers(
      List<Entry> entries, Checkpoint checkpoint, List<String> names, Status status) {
    Map<String, StoredTensor> tensors = checkpoint.tensors();
    for (String name : names) {
      String found = Arrays.toString(tensors.get(name).shape());
      entries.add(new Entry("", List.of(name), "", found, status));
    }
  }

  public long count(Status status) {
    return entries.stream().filter(entry -> entry.status() == status).count();
  }
}
