package org.stegoscope.checkpoint.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.checkpoint.CheckpointException.Kind;
import org.stegoscope.checkpoint.Quote;

/// Reads the sizes of a vision transformer off its weights and checks that all of them agree.
final class VitInspection {

  /// Beyond anything published; a file that says more is damaged.
  private static final long MAX_WIDTH = 8192;

  private static final int MAX_DEPTH = 256;
  private static final int CHANNELS = 3;

  private final Backbone backbone;
  private final Map<String, WeightSource> weights;
  private final Findings findings;
  private boolean isSound = true;

  VitInspection(Backbone backbone, Findings findings) {
    this.backbone = backbone;
    this.weights = backbone.weights();
    this.findings = findings;
  }

  /// Empty where the sizes cannot be told; the reason is among the findings.
  Optional<VitShape> inspect() {
    if (!backbone.foreign().isEmpty()) {
      findings.error(
          Kind.MODEL_UNSUPPORTED,
          describeForeign() + ", which is not supported: its numbers would be wrong",
          backbone.foreign());
    }
    int depth = depth();
    if (depth > MAX_DEPTH) {
      findings.error(
          Kind.MODEL_SHAPE_MISMATCH,
          "should have at most %d blocks, has block %d".formatted(MAX_DEPTH, depth - 1),
          List.of());
      return Optional.empty();
    }
    List<String> required = VitNames.required(Math.max(depth, 1));
    required.forEach(name -> findings.expect(name, ""));
    findings.addMissing(required.stream().filter(name -> !weights.containsKey(name)).toList());
    long width = width();
    long patch = patch(width);
    long grid = grid(width);
    long mlpWidth = size("blocks.0.mlp.fc1.weight", 0).orElse(0L);
    if (width < 1) {
      return Optional.empty();
    }
    requireShape("cls_token", 1, 1, width);
    requireVector("patch_embed.proj.bias", width);
    for (int block = 0; block < depth; block++) {
      requireBlock("blocks." + block + ".", width, mlpWidth);
    }
    requireVector("norm.weight", width);
    requireVector("norm.bias", width);
    if (!isSound || patch < 1 || grid < 1 || mlpWidth < 1 || depth < 1) {
      return Optional.empty();
    }
    return Optional.of(
        new VitShape(
            (int) patch,
            (int) width,
            depth,
            VitShape.usualHeads((int) width),
            (int) mlpWidth,
            (int) grid,
            (int) grid));
  }

  private String describeForeign() {
    String names = Quote.names(backbone.foreign());
    if (names.contains("ls1") || names.contains("layer_scale") || names.contains("gamma")) {
      return "is a transformer with LayerScale as in DINOv2 (" + names + ")";
    }
    if (names.contains("reg") || names.contains("storage_tokens")) {
      return "is a transformer with register tokens (" + names + ")";
    }
    if (names.contains("dist")) {
      return "is a transformer with a distillation token (" + names + ")";
    }
    return "is a transformer with other parts than DINO's (" + names + ")";
  }

  private int depth() {
    return weights.keySet().stream()
        .filter(name -> name.startsWith("blocks."))
        .mapToInt(name -> Integer.parseInt(name.split("\\.", 3)[1]) + 1)
        .max()
        .orElse(0);
  }

  /// The last axis of the class token, or what comes nearest if that is missing.
  private long width() {
    Optional<Long> width =
        lastSize("cls_token")
            .or(() -> lastSize("pos_embed"))
            .or(() -> size("patch_embed.proj.weight", 0))
            .or(() -> lastSize("blocks.0.attn.qkv.weight"));
    if (width.isPresent() && (width.get() < 1 || width.get() > MAX_WIDTH)) {
      findings.error(
          Kind.MODEL_SHAPE_MISMATCH,
          "should have tokens of 1 to %d channels, has %d".formatted(MAX_WIDTH, width.get()),
          List.of("cls_token"));
      return 0;
    }
    return width.orElse(0L);
  }

  private long patch(long width) {
    String name = "patch_embed.proj.weight";
    long patch = size(name, 3).orElse(0L);
    requireShape(name, width, CHANNELS, patch, patch);
    return patch <= MAX_WIDTH ? patch : 0;
  }

  /// The side of the square grid that the position embedding is for.
  private long grid(long width) {
    String name = "pos_embed";
    findings.expect(name, "[1, 1 + n*n, %d]".formatted(width));
    if (!weights.containsKey(name)) {
      return 0;
    }
    long[] shape = weights.get(name).shape();
    long positions = shape.length == 3 ? shape[1] - 1 : 0;
    long grid = (long) Math.sqrt((double) positions);
    boolean fits =
        shape.length == 3
            && shape[0] == 1
            && shape[2] == width
            && grid >= 1
            && grid * grid == positions
            && grid <= MAX_WIDTH;
    if (!fits) {
      isSound = false;
      findings.addMismatch(
          name, "[1, 1 + n*n, %d], one class token and a square grid,".formatted(width), shape);
      return 0;
    }
    return grid;
  }

  private void requireBlock(String block, long width, long mlpWidth) {
    requireVector(block + "norm1.weight", width);
    requireVector(block + "norm1.bias", width);
    requireShape(block + "attn.qkv.weight", 3 * width, width);
    requireVector(block + "attn.qkv.bias", 3 * width);
    requireShape(block + "attn.proj.weight", width, width);
    requireVector(block + "attn.proj.bias", width);
    requireVector(block + "norm2.weight", width);
    requireVector(block + "norm2.bias", width);
    requireShape(block + "mlp.fc1.weight", mlpWidth, width);
    requireVector(block + "mlp.fc1.bias", mlpWidth);
    requireShape(block + "mlp.fc2.weight", width, mlpWidth);
    requireVector(block + "mlp.fc2.bias", width);
  }

  private void requireVector(String name, long length) {
    requireShape(name, length);
  }

  private void requireShape(String name, long... expected) {
    findings.expect(name, expected);
    WeightSource weight = weights.get(name);
    if (weight != null && !Arrays.equals(weight.shape(), expected)) {
      isSound = false;
      findings.addMismatch(name, Arrays.toString(expected), weight.shape());
    }
  }

  private Optional<Long> lastSize(String name) {
    return Optional.ofNullable(weights.get(name))
        .map(WeightSource::shape)
        .filter(shape -> shape.length > 0)
        .map(shape -> shape[shape.length - 1]);
  }

  private Optional<Long> size(String name, int axis) {
    return Optional.ofNullable(weights.get(name))
        .map(WeightSource::shape)
        .filter(shape -> shape.length > axis)
        .map(shape -> shape[axis]);
  }
}
