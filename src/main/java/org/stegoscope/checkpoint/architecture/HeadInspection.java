package org.stegoscope.checkpoint.architecture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import org.stegoscope.checkpoint.StoredTensor;

/// Finds the segmentation head and the probes of STEGO and its relatives and reads their sizes.
final class HeadInspection {

  private static final List<String> STEGO_NAMES =
      List.of(
          "cluster1.0.weight",
          "cluster1.0.bias",
          "cluster2.0.weight",
          "cluster2.0.bias",
          "cluster2.2.weight",
          "cluster2.2.bias",
          "train_cluster_probe.clusters",
          "cluster_probe.clusters",
          "linear_probe.weight",
          "linear_probe.bias",
          "decoder.weight",
          "decoder.bias",
          "prediction.local_clusters",
          "prediction.global_clusters");

  private static final List<String> CAUSE_MODULES =
      List.of("head_ema.", "head.", "projection_head_ema.", "projection_head.", "linear.");

  private static final List<String> CAUSE_CLUSTER_NAMES = List.of("codebook", "cluster_probe");

  /// Keys under which nothing of the network is.
  private static final Set<String> NOT_WEIGHTS =
      Set.of("optimizer", "optimizer_states", "callbacks");

  private final Map<String, StoredTensor> tensors;
  private final Findings findings;
  private final SequencedMap<String, WeightSource> weights = new LinkedHashMap<>();
  private final Set<String> used = new LinkedHashSet<>();
  private Method method = Method.UNKNOWN;
  private Optional<HeadShape> shape = Optional.empty();
  private int classes;
  private int extraClusters;

  HeadInspection(Map<String, StoredTensor> tensors, Findings findings) {
    this.tensors = tensors;
    this.findings = findings;
  }

  Method method() {
    return method;
  }

  Optional<HeadShape> shape() {
    return shape;
  }

  int classes() {
    return classes;
  }

  int extraClusters() {
    return extraClusters;
  }

  /// By canonical name.
  SequencedMap<String, WeightSource> weights() {
    return weights;
  }

  /// The names in the file.
  Set<String> used() {
    return used;
  }

  /// @param width of the backbone's tokens, empty where there is none
  /// @param extraInConfig `extra_clusters` of the configuration
  void inspect(OptionalInt width, OptionalInt extraInConfig) {
    collectCause();
    if (method == Method.UNKNOWN) {
      collectStego();
    }
    switch (method) {
      case STEGO, SMOOSEG -> inspectStego(width, extraInConfig);
      case CAUSE_SEGMENT -> inspectCauseSegment();
      case CAUSE_CLUSTER -> inspectCauseCluster();
      case DINO, UNKNOWN -> {}
    }
  }

  private void collectStego() {
    for (StoredTensor tensor : tensors.values()) {
      for (String name : STEGO_NAMES) {
        if (endsWithKey(tensor.name(), name) && !weights.containsKey(name)) {
          weights.put(name, WeightSource.of(tensor));
          used.add(tensor.name());
        }
      }
    }
    if (weights.containsKey("prediction.global_clusters")) {
      method = Method.SMOOSEG;
    } else if (weights.containsKey("cluster_probe.clusters")
        || weights.containsKey("cluster1.0.weight")) {
      method = Method.STEGO;
    } else {
      weights.clear();
      used.clear();
    }
  }

  private static boolean endsWithKey(String name, String key) {
    return name.equals(key)
        || (name.endsWith("." + key)
            && !NOT_WEIGHTS.contains(name.substring(0, name.indexOf('.'))));
  }

  private void collectCause() {
    Optional<String> ema =
        tensors.keySet().stream()
            .filter(name -> name.startsWith("head_ema.") || name.contains(".head_ema."))
            .findFirst();
    if (ema.isPresent()) {
      method = Method.CAUSE_SEGMENT;
      String prefix = ema.get().substring(0, ema.get().indexOf("head_ema."));
      for (String module : CAUSE_MODULES) {
        addAll(prefix, prefix + module);
      }
      return;
    }
    for (StoredTensor tensor : tensors.values()) {
      if (endsWithKey(tensor.name(), "codebook")) {
        String prefix = tensor.name().substring(0, tensor.name().length() - "codebook".length());
        if (tensors.containsKey(prefix + "cluster_probe")) {
          method = Method.CAUSE_CLUSTER;
          CAUSE_CLUSTER_NAMES.forEach(name -> addAll(prefix, prefix + name));
          return;
        }
      }
    }
  }

  private void addAll(String prefix, String start) {
    for (StoredTensor tensor : tensors.values()) {
      if (tensor.name().startsWith(start)) {
        weights.put(tensor.name().substring(prefix.length()), WeightSource.of(tensor));
        used.add(tensor.name());
      }
    }
  }

  private void inspectStego(OptionalInt width, OptionalInt extraInConfig) {
    boolean hasHead = weights.containsKey("cluster1.0.weight");
    boolean isNonlinear = weights.keySet().stream().anyMatch(name -> name.startsWith("cluster2."));
    if (hasHead) {
      requireAll("cluster1.0.bias");
    } else if (isNonlinear || weights.containsKey("cluster1.0.bias")) {
      requireAll("cluster1.0.weight", "cluster1.0.bias");
    }
    if (isNonlinear) {
      requireAll("cluster2.0.weight", "cluster2.0.bias", "cluster2.2.weight", "cluster2.2.bias");
    }
    long features = width.isPresent() ? width.getAsInt() : size("cluster1.0.weight", 1).orElse(0L);
    long code = hasHead ? size("cluster1.0.weight", 0).orElse(0L) : features;
    if (hasHead && code > 0) {
      HeadShape.Projection projection =
          isNonlinear ? HeadShape.Projection.NONLINEAR : HeadShape.Projection.LINEAR;
      shape = Optional.of(new HeadShape(projection, (int) Math.min(code, Integer.MAX_VALUE)));
    }
    checkHead(features, code);
    checkProbes(features, code, extraInConfig);
  }

  private void checkHead(long features, long code) {
    requireConvolution("cluster1.0.weight", code, features);
    requireShape("cluster1.0.bias", code);
    requireConvolution("cluster2.0.weight", features, features);
    requireShape("cluster2.0.bias", features);
    requireConvolution("cluster2.2.weight", code, features);
    requireShape("cluster2.2.bias", code);
    requireConvolution("decoder.weight", features, code);
    requireShape("decoder.bias", features);
  }

  private void checkProbes(long features, long code, OptionalInt extraInConfig) {
    String clusters =
        method == Method.SMOOSEG ? "prediction.global_clusters" : "cluster_probe.clusters";
    long rows = size(clusters, 0).orElse(0L);
    long codeOfProbes = code > 0 ? code : size(clusters, 1).orElse(features);
    long number = size("linear_probe.weight", 0).orElseGet(() -> rows - extraInConfig.orElse(0));
    requireConvolution("linear_probe.weight", number, codeOfProbes);
    requireShape("linear_probe.bias", number);
    requireShape("cluster_probe.clusters", rows, codeOfProbes);
    requireShape("prediction.local_clusters", rows, codeOfProbes);
    requireShape("prediction.global_clusters", rows, codeOfProbes);
    requireShape("train_cluster_probe.clusters", number, codeOfProbes);
    if (weights.containsKey("linear_probe.weight")) {
      requireAll("linear_probe.bias");
    }
    if (rows > 0 && (rows < number || number < 0)) {
      findings.addMismatch(
          clusters,
          "[%d or more, %d]".formatted(number, codeOfProbes),
          weights.get(clusters).shape());
      return;
    }
    classes = Math.clamp(number, 0, Integer.MAX_VALUE);
    extraClusters = rows == 0 ? 0 : (int) Math.min(rows - number, Integer.MAX_VALUE);
  }

  private void inspectCauseSegment() {
    String head = weights.containsKey("head_ema.f1.weight") ? "head_ema.f1" : "head_ema.tr.f1";
    requireAll(head + ".weight", head + ".bias", "linear.f.weight", "linear.f.bias");
    long code = size(head + ".weight", 0).orElse(0L);
    classes = size("linear.f.weight", 0).orElse(0L).intValue();
    requireShape(head + ".bias", code);
    requireConvolution("linear.f.weight", classes, code);
    shape = Optional.of(new HeadShape(HeadShape.Projection.NONLINEAR, (int) code));
  }

  private void inspectCauseCluster() {
    long[] probe = weights.get("cluster_probe").shape();
    if (probe.length != 2) {
      findings.addMismatch("cluster_probe", "[classes, code]", probe);
      return;
    }
    if (weights.get("codebook").shape().length != 2) {
      findings.addMismatch("codebook", "[words, width]", weights.get("codebook").shape());
    }
    classes = (int) probe[0];
  }

  private void requireAll(String... names) {
    findings.addMissing(Arrays.stream(names).filter(name -> !weights.containsKey(name)).toList());
  }

  /// A 1x1 convolution may have lost its two axes of length one.
  private void requireConvolution(String name, long out, long in) {
    expect(name, out, in, 1, 1);
    WeightSource weight = weights.get(name);
    if (weight != null
        && !Arrays.equals(weight.shape(), new long[] {out, in})
        && !Arrays.equals(weight.shape(), new long[] {out, in, 1, 1})) {
      findings.addMismatch(name, "[%d, %d, 1, 1]".formatted(out, in), weight.shape());
    }
  }

  private void requireShape(String name, long... expected) {
    expect(name, expected);
    WeightSource weight = weights.get(name);
    if (weight != null && !Arrays.equals(weight.shape(), expected)) {
      findings.addMismatch(name, Arrays.toString(expected), weight.shape());
    }
  }

  /// Most parts of a head are optional.
  private void expect(String name, long... shape) {
    if (weights.containsKey(name) || findings.missing().contains(name)) {
      findings.expect(name, shape);
    }
  }

  private Optional<Long> size(String name, int axis) {
    return Optional.ofNullable(weights.get(name))
        .map(WeightSource::shape)
        .filter(sizes -> sizes.length > axis)
        .map(sizes -> sizes[axis]);
  }
}
