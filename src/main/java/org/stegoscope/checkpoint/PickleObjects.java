package org.stegoscope.checkpoint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stegoscope.checkpoint.CheckpointException.Kind;

/// What a pickle may do with classes and functions: calls give our own data or are refused, objects
/// of unknown classes stay descriptions. Nothing is looked up by name anywhere.
final class PickleObjects {

  static final int MAX_NAME = 300;
  private static final int MAX_REPORTED = 1000;

  /// Setting these would change what an object does, not what it holds.
  private static final List<String> SPECIAL_FIELDS =
      List.of(
          "__setstate__",
          "__getstate__",
          "__reduce__",
          "__reduce_ex__",
          "__class__",
          "__new__",
          "__init__",
          "__call__",
          "__getattr__",
          "__getattribute__",
          "__setattr__",
          "__setitem__",
          "__del__");

  private final SourceFile file;
  private final PickleInput input;
  private final HeapBudget budget;
  private final TensorRebuild tensors;
  private final DataBuilders builders;
  private final Set<String> unresolved = new TreeSet<>();
  private final Set<String> overwritten = new LinkedHashSet<>();
  private final Map<String, StorageRef> storages = new TreeMap<>();
  private long serial;

  PickleObjects(SourceFile file, PickleInput input, HeapBudget budget) {
    this.file = file;
    this.input = input;
    this.budget = budget;
    this.tensors = new TensorRebuild(file);
    this.builders = new DataBuilders(this, budget);
  }

  /// The classes whose objects were left as descriptions.
  Set<String> unresolved() {
    return unresolved;
  }

  /// The dictionary keys that the file sets twice.
  Set<String> overwritten() {
    return overwritten;
  }

  /// The storages that were named, by key.
  Map<String, StorageRef> storages() {
    return storages;
  }

  Value global(Value module, Value name) {
    if (module instanceof Value.Text moduleText && name instanceof Value.Text nameText) {
      return global(moduleText.value(), nameText.value());
    }
    throw input.corrupt("a class is not named by two texts");
  }

  Value.Global global(String writtenModule, String name) {
    if (writtenModule.length() + name.length() > 2 * MAX_NAME
        || !GlobalPolicy.isWellFormed(writtenModule, name)) {
      throw input.corrupt(
          "%s in %s is no name of a class".formatted(Quote.text(name), Quote.text(writtenModule)));
    }
    String module = GlobalPolicy.currentModule(writtenModule);
    Value.Global global = new Value.Global(module, name);
    if (GlobalPolicy.isDangerous(module, name)) {
      throw unsafe(global, "which a file of weights has no use for");
    }
    budget.charge(HeapBudget.OBJECT);
    return global;
  }

  /// A function or class applied to arguments.
  Value call(Value callable, Value arguments) {
    Value.Global function = requireGlobal(callable);
    Value.Sequence tuple = requireTuple(arguments);
    if (TensorRebuild.isRebuildFunction(function)) {
      budget.charge(4 * HeapBudget.OBJECT);
      return tensors.rebuild(function, tuple.items());
    }
    return builders
        .build(function, tuple)
        .orElseThrow(() -> unsafe(function, "which is never called"));
  }

  /// An object made without calling its constructor.
  Value create(Value callable, Value arguments) {
    Value.Global type = requireGlobal(callable);
    Value.Sequence tuple = requireTuple(arguments);
    Optional<Value> known = builders.build(type, tuple);
    if (known.isPresent()) {
      return known.get();
    }
    if (type.module().equals("builtins") || TensorRebuild.isRebuildFunction(type)) {
      throw unsafe(type, "which is no class of data");
    }
    return describe(type, tuple);
  }

  /// A description of an object instead of the object.
  Value describe(Value.Global type, Value.Sequence arguments) {
    budget.charge(2 * HeapBudget.OBJECT);
    if (unresolved.size() < MAX_REPORTED) {
      unresolved.add(type.qualifiedName());
    }
    return new Value.Unresolved(type, arguments);
  }

  void setState(Value target, Value state) {
    requireNoSpecialFields(state);
    switch (target) {
      case Value.Unresolved object when object.storage().isEmpty() -> {
        if (object.state().isPresent()) {
          throw input.corrupt("the state of an object is set twice");
        }
        object.setState(state);
      }
      // A state dictionary carries PyTorch's version numbers this way; nothing here needs them.
      case Value.Mapping _ -> {}
      case Value.Global global -> throw unsafe(global, "which is to be changed");
      default -> throw input.corrupt("a state is set on something that has none");
    }
  }

  private void requireNoSpecialFields(Value state) {
    switch (state) {
      case Value.Mapping fields -> {
        for (String field : SPECIAL_FIELDS) {
          if (fields.get(field).isPresent()) {
            throw file.fail(
                Kind.UNSAFE_GLOBAL, "sets " + field + " of an object, which would change its code");
          }
        }
      }
      // A pair of the fields in the dictionary and of those in slots.
      case Value.Sequence pair when pair.items().size() == 2 ->
          pair.items().stream()
              .filter(Value.Mapping.class::isInstance)
              .forEach(this::requireNoSpecialFields);
      default -> {}
    }
  }

  void setItem(Value.Mapping mapping, Value key, Value value) {
    budget.charge(HeapBudget.ENTRY);
    String dictKey =
        DictKey.of(key, serial++)
            .orElseThrow(() -> input.corrupt("a dictionary key cannot be hashed"));
    if (dictKey.length() > MAX_NAME) {
      budget.chargeText(dictKey.length());
    }
    boolean wasThere = mapping.put(dictKey, key, value);
    if (wasThere && overwritten.size() < MAX_REPORTED) {
      overwritten.add(PlainValue.keyText(key));
    }
  }

  /// The place of a storage: `('storage', class, key, device, elements, view)`.
  Value persistent(Value id) {
    if (!(id instanceof Value.Sequence tuple)
        || tuple.items().size() < 5
        || tuple.items().size() > 6
        || !tuple.items().getFirst().equals(new Value.Text("storage"))) {
      throw input.corrupt("the place of a storage is not given as PyTorch gives it");
    }
    List<Value> parts = tuple.items();
    if (!(parts.get(1) instanceof Value.Global type) || !(parts.get(2) instanceof Value.Text key)) {
      throw input.corrupt("a storage has no class or no key");
    }
    if (key.value().length() > MAX_NAME) {
      throw input.corrupt("a storage has a key of " + key.value().length() + " characters");
    }
    boolean untyped = type.name().equals("UntypedStorage") || type.name().equals("_UntypedStorage");
    DType dtype = untyped ? DType.UINT8 : storageType(type);
    budget.charge(HeapBudget.ENTRY);
    StorageRef storage =
        withView(key.value(), dtype, untyped, count(parts.get(4)), parts.subList(5, parts.size()));
    StorageRef before = storages.putIfAbsent(storage.key(), storage);
    if (before != null && before.rootBytes() != storage.rootBytes()) {
      throw file.fail(
          Kind.BAD_TENSOR,
          "gives the storage %s once %d and once %d bytes"
              .formatted(Quote.text(key.value()), before.rootBytes(), storage.rootBytes()));
    }
    return new Value.Unresolved(type, storage);
  }

  /// Files of before 1.6 may name a part of a bigger storage: `(key, offset, size)`.
  private StorageRef withView(
      String key, DType dtype, boolean untyped, long count, List<Value> view) {
    if (view.isEmpty() || view.getFirst() instanceof Value.Null) {
      return new StorageRef(key, dtype, untyped, 0, count, count);
    }
    if (!(view.getFirst() instanceof Value.Sequence parts) || parts.items().size() != 3) {
      throw input.corrupt("a view of a storage is not given as PyTorch gives it");
    }
    long offset = count(parts.items().get(1));
    long size = count(parts.items().get(2));
    if (offset > count || size > count - offset) {
      throw file.fail(
          Kind.BAD_TENSOR,
          "has a view of elements %d to %d of a storage of %d"
              .formatted(offset, offset + size, count));
    }
    return new StorageRef(key, dtype, untyped, offset, size, count);
  }

  private DType storageType(Value.Global type) {
    boolean ofTorch =
        type.module().equals("torch")
            || type.module().equals("torch.cuda")
            || type.module().equals("torch.storage");
    if (!ofTorch || !type.name().endsWith("Storage")) {
      throw unsafe(type, "which is no class of storages");
    }
    return DType.ofStorageClass(type.name())
        .orElseThrow(() ->
            file.fail(
                Kind.UNSUPPORTED_DTYPE,
                "has tensors of %s, whose elements cannot be read"
                    .formatted(Quote.plain(type.qualifiedName()))));
  }

  /// Bounded so that the number of bytes is a long too.
  private long count(Value value) {
    if (value instanceof Value.Int number
        && number.value().signum() >= 0
        && number.value().bitLength() < 48) {
      return number.value().longValue();
    }
    throw file.fail(
        Kind.BAD_TENSOR,
        "has a storage whose size should be a number of elements, is "
            + Quote.plain(String.valueOf(value.toPlain())));
  }

  private Value.Global requireGlobal(Value callable) {
    return switch (callable) {
      case Value.Global global -> global;
      case Value.Unresolved object -> throw unsafe(object.type(), "whose result is to be called");
      default -> throw input.corrupt("something is called that is no function");
    };
  }

  private Value.Sequence requireTuple(Value arguments) {
    if (arguments instanceof Value.Sequence tuple && tuple.kind() == Value.Sequence.Kind.TUPLE) {
      return tuple;
    }
    throw input.corrupt("arguments are not given as a tuple");
  }

  CheckpointException corrupt(String what) {
    return input.corrupt(what);
  }

  private CheckpointException unsafe(Value.Global global, String why) {
    return file.fail(
        Kind.UNSAFE_GLOBAL,
        "names %s, %s: the file is refused and nothing of it was run"
            .formatted(Quote.plain(global.qualifiedName()), why));
  }
}
