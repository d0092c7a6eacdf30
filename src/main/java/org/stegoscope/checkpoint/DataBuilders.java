package org.stegoscope.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The calls that only make data, done by ourselves: collections, paths, numpy's scalars. Known
/// classes that we have no counterpart for become descriptions.
final class DataBuilders {

  /// Calls that are known to make plain objects and are left as descriptions.
  private static final Set<String> DESCRIBED =
      Set.of(
          "argparse.Namespace",
          "types.SimpleNamespace",
          "functools.partial",
          "builtins.complex",
          "builtins.slice",
          "builtins.range",
          "builtins.xrange",
          "builtins.object",
          "datetime.datetime",
          "datetime.date",
          "datetime.time",
          "datetime.timedelta",
          "datetime.timezone",
          "decimal.Decimal",
          "fractions.Fraction",
          "uuid.UUID",
          "torch.device",
          "torch.Generator",
          "torch.serialization._get_layout",
          "numpy.dtype",
          "numpy.ndarray",
          "numpy.core.multiarray._reconstruct",
          "numpy._core.multiarray._reconstruct",
          "numpy.core.numeric._frombuffer",
          "numpy._core.numeric._frombuffer",
          "numpy.random._pickle.__randomstate_ctor",
          "numpy.random._pickle.__generator_ctor",
          "numpy.random._pickle.__bit_generator_ctor");

  /// Packages whose classes are settings; their functions begin with a small letter.
  private static final Set<String> SETTINGS_PACKAGES =
      Set.of("omegaconf", "pytorch_lightning", "lightning", "lightning_fabric", "torchmetrics");

  private final PickleObjects objects;
  private final HeapBudget budget;

  DataBuilders(PickleObjects objects, HeapBudget budget) {
    this.objects = objects;
    this.budget = budget;
  }

  /// Empty for what is not known to be harmless.
  Optional<Value> build(Value.Global function, Value.Sequence arguments) {
    List<Value> items = arguments.items();
    budget.charge(HeapBudget.OBJECT);
    return switch (function.qualifiedName()) {
      case "collections.OrderedDict", "builtins.dict", "collections.Counter" ->
          Optional.of(mapping(items));
      case "collections.defaultdict" ->
          Optional.of(mapping(items.isEmpty() ? items : items.subList(1, items.size())));
      case "builtins.list", "collections.deque" ->
          Optional.of(sequence(Value.Sequence.Kind.LIST, items));
      case "builtins.tuple", "torch.Size" ->
          Optional.of(sequence(Value.Sequence.Kind.TUPLE, items));
      case "builtins.set" -> Optional.of(sequence(Value.Sequence.Kind.SET, items));
      case "builtins.frozenset" -> Optional.of(sequence(Value.Sequence.Kind.FROZENSET, items));
      case "builtins.bytes", "builtins.bytearray", "_codecs.encode" -> Optional.of(bytes(items));
      case "copyreg._reconstructor" -> Optional.of(reconstruct(items, 3));
      case "copyreg.__newobj__" -> Optional.of(reconstruct(items, Integer.MAX_VALUE));
      case "numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar" ->
          Optional.of(numpyScalar(function, arguments));
      default -> buildByClass(function, arguments);
    };
  }

  private Optional<Value> buildByClass(Value.Global function, Value.Sequence arguments) {
    String module = function.module();
    if ((module.equals("pathlib") || module.equals("pathlib._local"))
        && function.name().endsWith("Path")) {
      return Optional.of(path(arguments.items()));
    }
    int dot = module.indexOf('.');
    String top = dot < 0 ? module : module.substring(0, dot);
    boolean isSetting =
        SETTINGS_PACKAGES.contains(top) && Character.isUpperCase(function.name().charAt(0));
    return isSetting || DESCRIBED.contains(function.qualifiedName())
        ? Optional.of(objects.describe(function, arguments))
        : Optional.empty();
  }

  private Value mapping(List<Value> arguments) {
    Value.Mapping mapping = new Value.Mapping();
    if (arguments.isEmpty() || arguments.getFirst() instanceof Value.Null) {
      return mapping;
    }
    switch (arguments.getFirst()) {
      case Value.Mapping other ->
          other.entries().forEach(entry -> objects.setItem(mapping, entry.key(), entry.value()));
      case Value.Sequence pairs -> pairs.items().forEach(pair -> setPair(mapping, pair));
      default -> throw objects.corrupt("a dictionary is made of something that has no entries");
    }
    return mapping;
  }

  private void setPair(Value.Mapping mapping, Value pair) {
    if (!(pair instanceof Value.Sequence sequence) || sequence.items().size() != 2) {
      throw objects.corrupt("a dictionary is made of something else than pairs");
    }
    objects.setItem(mapping, sequence.items().get(0), sequence.items().get(1));
  }

  private Value sequence(Value.Sequence.Kind kind, List<Value> arguments) {
    List<Value> items =
        switch (arguments.isEmpty() ? new Value.Null() : arguments.getFirst()) {
          case Value.Null _ -> List.of();
          case Value.Sequence other -> other.items();
          default -> throw objects.corrupt("a list is made of something that is none");
        };
    budget.charge((long) HeapBudget.SLOT * items.size());
    return new Value.Sequence(kind, new ArrayList<>(items));
  }

  /// Python 3 writes bytes in old protocols as text and the name of a one-byte encoding.
  private Value bytes(List<Value> arguments) {
    if (arguments.isEmpty()) {
      return new Value.Bytes(new byte[0]);
    }
    byte[] bytes =
        switch (arguments.getFirst()) {
          case Value.Text text -> {
            budget.charge(text.value().length());
            yield text.value().getBytes(StandardCharsets.ISO_8859_1);
          }
          case Value.Bytes same -> same.value();
          default -> throw objects.corrupt("bytes are made of something that has none");
        };
    return new Value.Bytes(bytes);
  }

  /// `(class, base, state)` of old protocols, `(class, arguments...)` of new ones.
  private Value reconstruct(List<Value> items, int most) {
    if (items.isEmpty()
        || items.size() > most
        || !(items.getFirst() instanceof Value.Global type)) {
      throw objects.corrupt("an object is made without its class");
    }
    // Never again through build(): a file could nest such calls without end.
    if (type.module().equals("copyreg")) {
      throw objects.corrupt("an object is made of the class " + Quote.text(type.qualifiedName()));
    }
    List<Value> arguments = most == 3 ? List.of() : items.subList(1, items.size());
    return objects.create(type, new Value.Sequence(Value.Sequence.Kind.TUPLE, arguments));
  }

  private Value path(List<Value> parts) {
    boolean areTexts = parts.stream().allMatch(Value.Text.class::isInstance);
    if (!areTexts) {
      throw objects.corrupt("a path is made of something else than texts");
    }
    budget.charge(parts.stream().mapToLong(part -> ((Value.Text) part).value().length()).sum());
    return new Value.Text(
        parts.stream().map(part -> ((Value.Text) part).value()).collect(Collectors.joining("/")));
  }

  /// `(dtype, bytes)`, for the dtypes that have a counterpart.
  private Value numpyScalar(Value.Global function, Value.Sequence arguments) {
    List<Value> items = arguments.items();
    if (items.size() == 2
        && items.get(0) instanceof Value.Unresolved dtype
        && items.get(1) instanceof Value.Bytes bytes
        && !dtype.arguments().items().isEmpty()
        && dtype.arguments().items().getFirst() instanceof Value.Text code) {
      Optional<Value> number = number(code.value(), bytes.value(), orderOf(dtype));
      if (number.isPresent()) {
        return number.get();
      }
    }
    return objects.describe(function, arguments);
  }

  /// The second entry of a dtype's state.
  private static ByteOrder orderOf(Value.Unresolved dtype) {
    boolean isBig =
        dtype.state().orElse(null) instanceof Value.Sequence state
            && state.items().size() > 1
            && state.items().get(1).equals(new Value.Text(">"));
    return isBig ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  private static Optional<Value> number(String code, byte[] content, ByteOrder order) {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(order);
    return switch (code + ":" + content.length) {
      case "f8:8" -> Optional.of(new Value.Real(bytes.getDouble()));
      case "f4:4" -> Optional.of(new Value.Real(bytes.getFloat()));
      case "f2:2" -> Optional.of(new Value.Real(Float.float16ToFloat(bytes.getShort())));
      case "i8:8" -> Optional.of(Value.Int.of(bytes.getLong()));
      case "i4:4" -> Optional.of(Value.Int.of(bytes.getInt()));
      case "i2:2" -> Optional.of(Value.Int.of(bytes.getShort()));
      case "i1:1" -> Optional.of(Value.Int.of(bytes.get()));
      case "u1:1" -> Optional.of(Value.Int.of(Byte.toUnsignedInt(bytes.get())));
      case "u2:2" -> Optional.of(Value.Int.of(Short.toUnsignedInt(bytes.getShort())));
      case "u4:4" -> Optional.of(Value.Int.of(Integer.toUnsignedLong(bytes.getInt())));
      case "b1:1" -> Optional.of(new Value.Bool(bytes.get() != 0));
      default -> Optional.empty();
    };
  }
}
