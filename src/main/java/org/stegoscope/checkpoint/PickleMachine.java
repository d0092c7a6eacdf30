package org.stegoscope.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.checkpoint.CheckpointException.Kind;

/// The stack machine that pickles are programs of, protocols 0 to 5, with every power taken from
/// it: names stay names, and a call gives data of ours or is refused, see [PickleObjects].
final class PickleMachine {

  private static final int MAX_STACK = 1_000_000;
  private static final int HIGHEST_PROTOCOL = 5;

  private final SourceFile file;
  private final PickleInput input;
  private final HeapBudget budget;
  private final PickleScalars scalars;
  private final PickleObjects objects;
  private final List<Value> stack = new ArrayList<>();
  private int[] marks = new int[16];
  private int markCount;

  /// By index, in a map, as a file may use whatever indices it likes.
  private final Map<Long, Value> memo = new HashMap<>();

  PickleMachine(SourceFile file, PickleInput input, HeapBudget budget, PickleObjects objects) {
    this.file = file;
    this.input = input;
    this.budget = budget;
    this.scalars = new PickleScalars(input, budget);
    this.objects = objects;
  }

  /// Runs to the end of the pickle and gives the object it describes.
  Value run() {
    for (char opcode = nextOpcode(); opcode != '.'; opcode = nextOpcode()) {
      execute(opcode);
    }
    return pop();
  }

  private char nextOpcode() {
    return (char) input.next();
  }

  private void execute(char opcode) {
    switch (opcode) {
      case 'N', '\u0088', '\u0089', 'K', 'M', 'J', 'I', 'L', '\u008a', '\u008b', 'G', 'F' ->
          push(scalars.read(opcode));
      case 'S', 'U', 'T', 'C', 'B', '\u008e', '\u0096', 'V', '\u008c', 'X', '\u008d' ->
          push(scalars.read(opcode));
      case '(' -> mark();
      case '0' -> popValueOrMark();
      case '1' -> popToMark();
      case '2' -> push(peek());
      case ')', '\u0085', '\u0086', '\u0087', 't', ']', 'l', '}', 'd', '\u008f', '\u0091' ->
          push(container(opcode));
      case 'a', 'e', 's', 'u', '\u0090' -> fill(opcode);
      case 'p' -> put(textIndex());
      case 'q' -> put(input.next());
      case 'r' -> put(input.unsignedInt());
      case '\u0094' -> put(memo.size());
      case 'g' -> push(get(textIndex()));
      case 'h' -> push(get(input.next()));
      case 'j' -> push(get(input.unsignedInt()));
      case 'c', '\u0093', 'i', 'o', 'R', '\u0081', '\u0092', 'b', 'Q' -> object(opcode);
      case '\u0080' -> protocol(input.next());
      case '\u0095' -> input.require(input.int64());
      case 'P' -> throw input.corrupt("a tensor's place is given as text");
      case '\u0082', '\u0083', '\u0084' ->
          throw input.corrupt("an object is named by a number of the copyreg registry");
      case '\u0097', '\u0098' -> throw input.corrupt("a buffer outside the pickle is wanted");
      default -> throw input.corrupt("the opcode 0x%02x does not exist".formatted((int) opcode));
    }
  }

  private Value container(char opcode) {
    budget.charge(HeapBudget.OBJECT);
    return switch (opcode) {
      case ')' -> tuple(List.of());
      case '\u0085' -> tuple(popCount(1));
      case '\u0086' -> tuple(popCount(2));
      case '\u0087' -> tuple(popCount(3));
      case 't' -> tuple(popToMark());
      case ']' -> Value.Sequence.list();
      case 'l' -> new Value.Sequence(Value.Sequence.Kind.LIST, popToMark());
      case '\u008f' -> new Value.Sequence(Value.Sequence.Kind.SET, new ArrayList<>(0));
      case '\u0091' -> new Value.Sequence(Value.Sequence.Kind.FROZENSET, hashable(popToMark()));
      case '}' -> new Value.Mapping();
      case 'd' -> {
        Value.Mapping mapping = new Value.Mapping();
        setItems(mapping, popToMark());
        yield mapping;
      }
      default -> throw new IllegalArgumentException("no container opcode " + (int) opcode);
    };
  }

  private static Value.Sequence tuple(List<Value> items) {
    return new Value.Sequence(Value.Sequence.Kind.TUPLE, items);
  }

  private List<Value> hashable(List<Value> items) {
    for (Value item : items) {
      if (DictKey.of(item, 0).isEmpty()) {
        throw input.corrupt("a set has an element that cannot be hashed");
      }
    }
    return items;
  }

  /// Adds what is on the stack to the container below it.
  private void fill(char opcode) {
    switch (opcode) {
      case 'a' -> {
        List<Value> items = popCount(1);
        elementsOf(peek()).addAll(items);
      }
      case 'e' -> {
        List<Value> items = popToMark();
        elementsOf(peek()).addAll(items);
      }
      case '\u0090' -> {
        List<Value> items = hashable(popToMark());
        if (!(peek() instanceof Value.Sequence set) || set.kind() != Value.Sequence.Kind.SET) {
          throw input.corrupt("elements are added to something that is no set");
        }
        set.mutableItems().addAll(items);
      }
      case 's' -> {
        List<Value> items = popCount(2);
        setItems(mappingOf(peek()), items);
      }
      case 'u' -> {
        List<Value> items = popToMark();
        setItems(mappingOf(peek()), items);
      }
      default -> throw new IllegalArgumentException("no filling opcode " + (int) opcode);
    }
  }

  private List<Value> elementsOf(Value target) {
    return switch (target) {
      case Value.Sequence list when list.kind() == Value.Sequence.Kind.LIST -> list.mutableItems();
      case Value.Unresolved object -> object.mutableElements().mutableItems();
      default -> throw input.corrupt("an element is added to something that is no list");
    };
  }

  private Value.Mapping mappingOf(Value target) {
    return switch (target) {
      case Value.Mapping mapping -> mapping;
      case Value.Unresolved object -> object.mutableEntries();
      default -> throw input.corrupt("an entry is added to something that is no dictionary");
    };
  }

  private void setItems(Value.Mapping mapping, List<Value> keysAndValues) {
    if (keysAndValues.size() % 2 != 0) {
      throw input.corrupt("a dictionary key has no value");
    }
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      objects.setItem(mapping, keysAndValues.get(i), keysAndValues.get(i + 1));
    }
  }

  private void object(char opcode) {
    switch (opcode) {
      case 'c' -> {
        String module = input.line(PickleObjects.MAX_NAME);
        push(objects.global(module, input.line(PickleObjects.MAX_NAME)));
      }
      case '\u0093' -> {
        List<Value> names = popCount(2);
        push(objects.global(names.get(0), names.get(1)));
      }
      case 'i' -> {
        String module = input.line(PickleObjects.MAX_NAME);
        Value type = objects.global(module, input.line(PickleObjects.MAX_NAME));
        push(objects.call(type, tuple(popToMark())));
      }
      case 'o' -> {
        List<Value> items = popToMark();
        if (items.isEmpty()) {
          throw input.corrupt("an object has no class");
        }
        push(objects.call(items.getFirst(), tuple(items.subList(1, items.size()))));
      }
      case 'R' -> {
        List<Value> call = popCount(2);
        push(objects.call(call.get(0), call.get(1)));
      }
      case '\u0081' -> {
        List<Value> call = popCount(2);
        push(objects.create(call.get(0), call.get(1)));
      }
      case '\u0092' -> {
        List<Value> call = popCount(3);
        push(objects.create(call.get(0), call.get(1)));
      }
      case 'b' -> {
        Value state = pop();
        objects.setState(peek(), state);
      }
      case 'Q' -> push(objects.persistent(pop()));
      default -> throw new IllegalArgumentException("no object opcode " + (int) opcode);
    }
  }

  private void protocol(int version) {
    if (version > HIGHEST_PROTOCOL) {
      throw input.corrupt(
          "the protocol is %d, the highest known is %d".formatted(version, HIGHEST_PROTOCOL));
    }
  }

  private void push(Value value) {
    if (stack.size() >= MAX_STACK) {
      throw file.fail(
          Kind.LIMIT_EXCEEDED,
          "puts more than %d values on the stack of its pickle".formatted(MAX_STACK));
    }
    stack.add(value);
  }

  private void mark() {
    if (markCount >= MAX_STACK) {
      throw file.fail(
          Kind.LIMIT_EXCEEDED, "nests more than %d levels in its pickle".formatted(MAX_STACK));
    }
    if (markCount == marks.length) {
      marks = Arrays.copyOf(marks, 2 * markCount);
    }
    marks[markCount++] = stack.size();
  }

  /// The part of the stack above the last mark is all that an opcode may take.
  private int fence() {
    return markCount == 0 ? 0 : marks[markCount - 1];
  }

  private Value peek() {
    if (stack.size() <= fence()) {
      throw input.corrupt("a value is wanted and none is there");
    }
    return stack.getLast();
  }

  private Value pop() {
    Value value = peek();
    stack.removeLast();
    return value;
  }

  private void popValueOrMark() {
    if (markCount > 0 && stack.size() == fence()) {
      markCount--;
    } else {
      pop();
    }
  }

  private List<Value> popCount(int count) {
    if (stack.size() - fence() < count) {
      throw input.corrupt("%d values are wanted and fewer are there".formatted(count));
    }
    return popFrom(stack.size() - count);
  }

  private List<Value> popToMark() {
    if (markCount == 0) {
      throw input.corrupt("values since a mark are wanted and there is no mark");
    }
    int from = fence();
    markCount--;
    return popFrom(from);
  }

  private List<Value> popFrom(int from) {
    List<Value> top = stack.subList(from, stack.size());
    budget.charge((long) HeapBudget.SLOT * top.size());
    List<Value> values = new ArrayList<>(top);
    top.clear();
    return values;
  }

  private long textIndex() {
    String line = input.line(20).strip();
    Optional<Long> index =
        line.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(line)) : Optional.empty();
    return index.orElseThrow(() -> input.corrupt(Quote.text(line) + " stands for an index"));
  }

  private void put(long index) {
    Value value = peek();
    budget.charge(HeapBudget.OBJECT);
    memo.put(index, value);
  }

  private Value get(long index) {
    Value value = memo.get(index);
    if (value == null) {
      throw input.corrupt("the remembered value %d is wanted and does not exist".formatted(index));
    }
    return value;
  }
}
