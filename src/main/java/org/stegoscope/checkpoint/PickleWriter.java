package org.stegoscope.checkpoint;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes plain data as a pickle of protocol 2: null, Boolean, whole numbers, floating numbers,
/// texts, [List], [Map], [Tuple], and [TorchTensor] as `torch.save` has it, a call of
/// `torch._utils._rebuild_tensor_v2` with the place of its storage as a persistent id.
///
/// A tensor that occurs twice has one storage.
final class PickleWriter {

  /// Python's own reader gives up near this depth.
  private static final int MAX_DEPTH = 500;

  private static final int MAX_LONG1_BYTES = 255;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /// By identity, as tensors are equal only to themselves; the position is the key.
  private final Map<TorchTensor, Integer> storages = new LinkedHashMap<>();

  private PickleWriter() {}

  /// Python's tuple.
  record Tuple(List<?> items) {}

  /// A pickle and the tensors it refers to; the storage of the n-th has the key n.
  record Pickled(byte[] bytes, List<TorchTensor> tensors) {}

  /// @throws IllegalArgumentException for a value of another type, for data that is nested too deep
  ///   or in itself, and for a text that is no Unicode
  static Pickled write(Object root) {
    PickleWriter writer = new PickleWriter();
    writer.raw(0x80, 2);
    writer.value(root, 0);
    writer.raw('.');
    return new Pickled(writer.bytes.toByteArray(), List.copyOf(writer.storages.keySet()));
  }

  private void value(Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("nested more than %d levels".formatted(MAX_DEPTH));
    }
    switch (value) {
      case null -> raw('N');
      case Boolean truth -> raw(truth ? 0x88 : 0x89);
      case Byte number -> whole(number);
      case Short number -> whole(number);
      case Integer number -> whole(number);
      case Long number -> whole(number);
      case BigInteger number -> big(number);
      case Float number -> real(number);
      case Double number -> real(number);
      case String text -> text(text);
      case Tuple tuple -> tuple(tuple.items(), depth);
      case List<?> list -> list(list, depth);
      case Map<?, ?> map -> map(map, depth);
      case TorchTensor tensor -> tensor(tensor);
      default -> throw new IllegalArgumentException("no pickle is made of " + value.getClass());
    }
  }

  private void list(List<?> list, int depth) {
    raw(']', '(');
    list.forEach(item -> value(item, depth + 1));
    raw('e');
  }

  private void map(Map<?, ?> map, int depth) {
    raw('}', '(');
    map.forEach((key, item) -> {
      value(key, depth + 1);
      value(item, depth + 1);
    });
    raw('u');
  }

  private void tuple(List<?> items, int depth) {
    raw('(');
    items.forEach(item -> value(item, depth + 1));
    raw('t');
  }

  private void tensor(TorchTensor tensor) {
    Integer known = storages.putIfAbsent(tensor, storages.size());
    int key = known == null ? storages.size() - 1 : known;
    global("torch._utils", "_rebuild_tensor_v2");
    raw('(');
    raw('(');
    text("storage");
    global("torch", tensor.dtype().storageClass());
    text(Integer.toString(key));
    text("cpu");
    whole(tensor.elements());
    raw('t', 'Q');
    whole(0);
    sizes(tensor.shape());
    sizes(tensor.strides());
    raw(0x89);
    global("collections", "OrderedDict");
    raw(')', 'R', 't', 'R');
  }

  private void sizes(long[] sizes) {
    raw('(');
    Arrays.stream(sizes).forEach(this::whole);
    raw('t');
  }

  private void whole(long number) {
    if (number >= 0 && number < 1 << 8) {
      raw('K', (int) number);
    } else if (number == (int) number) {
      raw('J');
      int32((int) number);
    } else {
      big(BigInteger.valueOf(number));
    }
  }

  private void big(BigInteger number) {
    byte[] bigEndian = number.toByteArray();
    if (bigEndian.length > MAX_LONG1_BYTES) {
      throw new IllegalArgumentException("a whole number has more than 255 bytes");
    }
    raw(0x8a, bigEndian.length);
    for (int i = bigEndian.length - 1; i >= 0; i--) {
      raw(bigEndian[i]);
    }
  }

  private void real(double number) {
    raw('G');
    bytes.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
  }

  private void text(String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("half of a surrogate pair in " + Quote.text(text));
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    raw('X');
    int32(utf8.length);
    bytes.writeBytes(utf8);
  }

  private void global(String module, String name) {
    bytes.writeBytes("c%s\n%s\n".formatted(module, name).getBytes(StandardCharsets.US_ASCII));
  }

  private void int32(int value) {
    raw(value, value >> 8, value >> 16, value >> 24);
  }

  private void raw(int... values) {
    Arrays.stream(values).forEach(bytes::write);
  }
}
