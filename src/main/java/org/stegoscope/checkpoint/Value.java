package org.stegoscope.checkpoint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedCollection;
import java.util.SequencedMap;

/// What a checkpoint holds besides its tensors, as inert data: nothing named in the file was looked
/// up, called or built.
///
/// Values form a graph, not a tree: a container may be referred to many times and may contain
/// itself. Containers are therefore equal only to themselves, and everything that walks them must
/// be bounded, as [#toPlain()] is.
public sealed interface Value {

  /// Python's `None`.
  record Null() implements Value {}

  record Bool(boolean value) implements Value {}

  record Int(BigInteger value) implements Value {

    static Int of(long value) {
      return new Int(BigInteger.valueOf(value));
    }

    /// The number, unless it does not fit.
    public OptionalLong asLong() {
      return value.bitLength() < Long.SIZE
          ? OptionalLong.of(value.longValue())
          : OptionalLong.empty();
    }
  }

  record Real(double value) implements Value {}

  record Text(String value) implements Value {}

  record Bytes(byte[] value) implements Value {}

  /// A class or function that the file mentions by name.
  record Global(String module, String name) implements Value {

    public String qualifiedName() {
      return module + "." + name;
    }
  }

  /// A list, tuple or set, in file order.
  final class Sequence implements Value {

    /// Which of Python's sequences it was.
    public enum Kind {
      LIST,
      TUPLE,
      SET,
      FROZENSET
    }

    private final Kind kind;
    private final List<Value> items;

    Sequence(Kind kind, List<Value> items) {
      this.kind = kind;
      this.items = items;
    }

    static Sequence list() {
      return new Sequence(Kind.LIST, new ArrayList<>(0));
    }

    public Kind kind() {
      return kind;
    }

    public List<Value> items() {
      return Collections.unmodifiableList(items);
    }

    /// For the readers, which fill a container while others already refer to it.
    List<Value> mutableItems() {
      return items;
    }

    @Override
    public String toString() {
      return "%s of %d".formatted(kind, items.size());
    }
  }

  /// A dictionary in file order.
  final class Mapping implements Value {

    /// One key with its value.
    public record Entry(Value key, Value value) {

      @Override
      public String toString() {
        return "entry";
      }
    }

    private final SequencedMap<String, Entry> entries = new LinkedHashMap<>(4);

    public SequencedCollection<Entry> entries() {
      return Collections.unmodifiableSequencedCollection(entries.sequencedValues());
    }

    public int size() {
      return entries.size();
    }

    /// The value of a text key.
    public Optional<Value> get(String key) {
      return Optional.ofNullable(entries.get(DictKey.ofText(key))).map(Entry::value);
    }

    /// Sets what [DictKey] made of a key, and says whether the key was there before.
    boolean put(String dictKey, Value key, Value value) {
      Entry before = entries.put(dictKey, new Entry(key, value));
      return before != null;
    }

    SequencedMap<String, Entry> mutableEntries() {
      return entries;
    }

    @Override
    public String toString() {
      return "MAPPING of " + entries.size();
    }
  }

  /// The place of a tensor, whose numbers are in [Checkpoint#tensors()].
  final class TensorRef implements Value {

    private final TensorLayout layout;

    TensorRef(TensorLayout layout) {
      this.layout = layout;
    }

    public DType dtype() {
      return layout.dtype();
    }

    public long[] shape() {
      return layout.shape().clone();
    }

    TensorLayout layout() {
      return layout;
    }

    @Override
    public String toString() {
      return layout.describe();
    }
  }

  /// An object of a class that was not built: what the file would have given to its constructor and
  /// to its state.
  final class Unresolved implements Value {

    private final Global type;
    private final Sequence arguments;
    private final StorageRef storage;
    private Value state;
    private Mapping entries;
    private Sequence elements;

    Unresolved(Global type, Sequence arguments) {
      this.type = type;
      this.arguments = arguments;
      this.storage = null;
    }

    Unresolved(Global type, StorageRef storage) {
      this.type = type;
      this.arguments = new Sequence(Sequence.Kind.TUPLE, List.of());
      this.storage = storage;
    }

    public Global type() {
      return type;
    }

    public Sequence arguments() {
      return arguments;
    }

    /// What the file sets on the object, usually a [Mapping] of its fields.
    public Optional<Value> state() {
      return Optional.ofNullable(state);
    }

    /// The entries of an object that is also a dictionary.
    public Optional<Mapping> entries() {
      return Optional.ofNullable(entries);
    }

    /// The elements of an object that is also a list.
    public Optional<Sequence> elements() {
      return Optional.ofNullable(elements);
    }

    Optional<StorageRef> storage() {
      return Optional.ofNullable(storage);
    }

    void setState(Value newState) {
      state = newState;
    }

    Mapping mutableEntries() {
      if (entries == null) {
        entries = new Mapping();
      }
      return entries;
    }

    Sequence mutableElements() {
      if (elements == null) {
        elements = Sequence.list();
      }
      return elements;
    }

    @Override
    public String toString() {
      return "UNRESOLVED " + type.qualifiedName();
    }
  }

  /// The value as null, Boolean, Long, BigInteger, Double, String, List and Map with text keys, fit
  /// for JSON. Bounded in depth, in the number of values and in the length of texts; what is left
  /// out is shown as "...", a container inside itself as "(cycle)".
  default Object toPlain() {
    return PlainValue.of(this);
  }
}
