package org.stegoscope.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// What the pickle of a PyTorch file describes, before its storages are found.
///
/// @param storages by key, as the pickle names them
record TorchContents(
    SourceFile file,
    SequencedMap<String, TensorLayout> layouts,
    Map<String, StorageRef> storages,
    Value metadata,
    List<Problem> problems) {

  /// Wrappers that are read through or hold nothing of interest: not worth a word to the user.
  private static final Set<String> KNOWN_PACKAGES = Set.of("omegaconf", "argparse", "numpy");

  static TorchContents of(SourceFile file, Value root, PickleObjects objects) {
    Value metadata = OmegaConf.unwrap(root);
    TensorTree tree = new TensorTree(file);
    SequencedMap<String, TensorLayout> layouts = tree.find(metadata);
    List<Problem> problems = new ArrayList<>();
    if (tree.isTooDeep()) {
      problems.add(
          Problem.warning(
              "deep_nesting", file.name() + " nests some values too deep to be looked through."));
    }
    addProblem(
        problems,
        Severity.WARNING,
        "duplicate_key",
        file.name() + " sets some dictionary keys twice, the last value is used: ",
        objects.overwritten().stream().toList());
    addProblem(
        problems,
        Severity.NOTE,
        "unresolved_objects",
        file.name() + " holds objects that were kept as descriptions: ",
        objects.unresolved().stream().filter(TorchContents::isWorthAWord).toList());
    return new TorchContents(file, layouts, objects.storages(), metadata, problems);
  }

  private static boolean isWorthAWord(String type) {
    return !KNOWN_PACKAGES.contains(type.substring(0, type.indexOf('.')));
  }

  private static void addProblem(
      List<Problem> problems, Severity severity, String kind, String start, List<String> names) {
    if (!names.isEmpty()) {
      problems.add(new Problem(kind, severity, start + Quote.names(names) + ".", names));
    }
  }

  /// @param places where each storage is, by key
  Checkpoint located(Container container, String sha256, Map<String, StorageBytes> places) {
    SequencedMap<String, StoredTensor> tensors = new LinkedHashMap<>();
    layouts.forEach((name, layout) ->
        tensors.put(
            name, new StoredTensor(file, name, layout, places.get(layout.storage().key()))));
    return new Checkpoint(file, container, sha256, tensors, metadata, problems);
  }
}
