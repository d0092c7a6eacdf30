package org.stegoscope.checkpoint;

import java.util.List;
import java.util.Map;
import org.stegoscope.checkpoint.CheckpointException.Kind;

/// What PyTorch's `_rebuild_*` functions do, as a description of the tensor: which elements of
/// which storage. Everything is checked against the size that the pickle gives to the storage.
final class TensorRebuild {

  private static final int MAX_AXES = 64;

  /// Far more than any file has, and small enough that products with element sizes fit in a long.
  private static final long MAX_ELEMENTS = 1L << 47;

  /// A view may show an element many times (stride 0), but not blow up a small file.
  private static final long MAX_REPEATED_ELEMENTS = 1 << 24;

  /// By function name, how many arguments it takes: fewest and most.
  private static final Map<String, int[]> ARGUMENTS =
      Map.of(
          "_rebuild_tensor", new int[] {4, 4},
          "_rebuild_tensor_v2", new int[] {6, 7},
          "_rebuild_tensor_v3", new int[] {7, 8},
          "_rebuild_parameter", new int[] {3, 3},
          "_rebuild_parameter_with_state", new int[] {4, 4},
          "_rebuild_from_type", new int[] {4, 4},
          "_rebuild_from_type_v2", new int[] {4, 4});

  private final SourceFile file;

  TensorRebuild(SourceFile file) {
    this.file = file;
  }

  static boolean isRebuildFunction(Value.Global function) {
    return switch (function.module()) {
      case "torch._utils" -> function.name().startsWith("_rebuild_");
      case "torch._tensor", "torch.tensor" -> function.name().startsWith("_rebuild_from_type");
      default -> false;
    };
  }

  Value rebuild(Value.Global function, List<Value> arguments) {
    int[] allowed = ARGUMENTS.get(function.name());
    if (allowed == null) {
      throw file.fail(
          Kind.UNSUPPORTED_DTYPE,
          "has a tensor made by %s, only dense tensors can be read"
              .formatted(Quote.plain(function.qualifiedName())));
    }
    if (arguments.size() < allowed[0] || arguments.size() > allowed[1]) {
      throw bad("%s is given %d arguments".formatted(function.qualifiedName(), arguments.size()));
    }
    return switch (function.name()) {
      case "_rebuild_parameter", "_rebuild_parameter_with_state" -> tensor(arguments.getFirst());
      case "_rebuild_from_type", "_rebuild_from_type_v2" -> fromType(arguments);
      default -> dense(function.name(), arguments);
    };
  }

  /// A tensor of another Python class: `(function, class, arguments, state)`.
  private Value fromType(List<Value> arguments) {
    if (!(arguments.get(0) instanceof Value.Global function)
        || !(arguments.get(2) instanceof Value.Sequence inner)) {
      throw bad("the arguments of _rebuild_from_type_v2 have the wrong types");
    }
    if (!isRebuildFunction(function)) {
      throw file.fail(
          Kind.UNSAFE_GLOBAL,
          "wants a tensor made by %s, which is never called"
              .formatted(Quote.plain(function.qualifiedName())));
    }
    if (function.name().startsWith("_rebuild_from_type")) {
      throw bad("_rebuild_from_type_v2 is nested in itself");
    }
    return rebuild(function, inner.items());
  }

  private Value tensor(Value value) {
    if (value instanceof Value.TensorRef) {
      return value;
    }
    throw bad("a parameter is made of something that is no tensor");
  }

  private Value dense(String function, List<Value> arguments) {
    if (!(arguments.getFirst() instanceof Value.Unresolved object) || object.storage().isEmpty()) {
      throw bad("a tensor is made of something that is no storage");
    }
    StorageRef storage = object.storage().get();
    DType dtype = storage.dtype();
    boolean namesItsType = function.equals("_rebuild_tensor_v3");
    if (namesItsType || storage.untyped()) {
      dtype = dtypeArgument(arguments);
    }
    requireNoMathBits(arguments, namesItsType ? 7 : 6);
    long[] shape = sizes("size", arguments.get(2));
    long[] stride = sizes("stride", arguments.get(3));
    long offset = number("storage offset", arguments.get(1));
    return new Value.TensorRef(checked(storage, dtype, offset, shape, stride));
  }

  private DType dtypeArgument(List<Value> arguments) {
    if (arguments.size() < 7
        || !(arguments.get(6) instanceof Value.Global global)
        || !global.module().equals("torch")) {
      throw bad("a tensor of untyped storage has no element type");
    }
    return DType.ofTorch(global.name())
        .orElseThrow(() ->
            file.fail(
                Kind.UNSUPPORTED_DTYPE,
                "has a tensor of the element type %s, which cannot be read"
                    .formatted(Quote.plain(global.name()))));
  }

  /// Lazy negation and conjugation are flags beside the numbers; ignoring them gives wrong numbers.
  private void requireNoMathBits(List<Value> arguments, int position) {
    if (arguments.size() > position
        && arguments.get(position) instanceof Value.Mapping metadata
        && (isTrue(metadata, "neg") || isTrue(metadata, "conj"))) {
      throw bad("a tensor is stored with its sign to be flipped");
    }
  }

  private static boolean isTrue(Value.Mapping mapping, String key) {
    return mapping.get(key).filter(value -> value.equals(new Value.Bool(true))).isPresent();
  }

  private TensorLayout checked(
      StorageRef storage, DType dtype, long offset, long[] shape, long[] stride) {
    if (shape.length != stride.length) {
      throw bad("a tensor has %d sizes and %d strides".formatted(shape.length, stride.length));
    }
    long available = storage.count() * storage.dtype().bytes() / dtype.bytes();
    long first = storage.firstElement() * storage.dtype().bytes() / dtype.bytes();
    TensorLayout layout = new TensorLayout(storage, dtype, first + offset, shape, stride);
    if (product(shape) > MAX_ELEMENTS || offset > MAX_ELEMENTS) {
      throw bad("a tensor is said to have more elements than any file holds");
    }
    long last = lastElement(offset, shape, stride);
    if (last > available) {
      throw bad(
          "a tensor %s reaches to element %d of a storage of %d"
              .formatted(layout.describe(), last, available));
    }
    if (layout.elements() > Math.max(available, MAX_REPEATED_ELEMENTS)) {
      throw file.fail(
          Kind.LIMIT_EXCEEDED,
          "has a tensor %s that repeats the %d elements of its storage too often"
              .formatted(layout.describe(), available));
    }
    return layout;
  }

  /// Zeros left out, so that no part of the shape can overflow.
  private static long product(long[] shape) {
    long product = 1;
    for (long size : shape) {
      if (size > MAX_ELEMENTS || product > MAX_ELEMENTS) {
        return Long.MAX_VALUE;
      }
      product =
          Math.max(1, size) > MAX_ELEMENTS / product ? Long.MAX_VALUE : product * Math.max(1, size);
    }
    return product;
  }

  /// One past the last element that the tensor touches.
  private long lastElement(long offset, long[] shape, long[] stride) {
    long last = offset;
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] == 0) {
        return offset;
      }
      long steps = shape[axis] - 1;
      if (steps > 0 && stride[axis] > MAX_ELEMENTS / steps) {
        throw bad("a tensor's strides reach beyond any storage");
      }
      last += steps * stride[axis];
    }
    return last + 1;
  }

  private long[] sizes(String what, Value value) {
    if (!(value instanceof Value.Sequence sequence) || sequence.items().size() > MAX_AXES) {
      throw bad("the " + what + " of a tensor is no tuple of at most " + MAX_AXES + " integers");
    }
    return sequence.items().stream().mapToLong(item -> number(what, item)).toArray();
  }

  private long number(String what, Value value) {
    if (value instanceof Value.Int number
        && number.value().signum() >= 0
        && number.asLong().isPresent()) {
      return number.asLong().getAsLong();
    }
    throw bad(
        "the %s of a tensor should be an integer from 0, is %s"
            .formatted(what, Quote.plain(String.valueOf(value.toPlain()))));
  }

  private CheckpointException bad(String what) {
    return file.fail(Kind.BAD_TENSOR, "has a tensor that cannot be: " + what);
  }
}
