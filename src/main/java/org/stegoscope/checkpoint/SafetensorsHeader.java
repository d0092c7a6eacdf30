package org.stegoscope.checkpoint;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stegoscope.checkpoint.CheckpointException.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// The JSON header of a safetensors file, read token by token so that nothing of it is kept but
/// what is needed.
///
/// @param metadata a mapping with the one key `__metadata__`, or an empty one
record SafetensorsHeader(List<Entry> tensors, Value metadata) {

  private static final int MAX_TENSORS = 100_000;
  private static final int MAX_AXES = 64;
  private static final int MAX_NESTING = 8;
  private static final int MAX_TEXT = 4 << 20;
  private static final int MAX_NAME = 1000;
  private static final int MAX_DIGITS = 20;
  private static final String METADATA = "__metadata__";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxStringLength(MAX_TEXT)
                  .maxNameLength(MAX_NAME)
                  .maxNumberLength(MAX_DIGITS)
                  .build())
          .build();

  /// One tensor: the bytes from `begin` to `end` after the header.
  record Entry(String name, DType dtype, long[] shape, long begin, long end) {

    String shapeText() {
      return Arrays.toString(shape);
    }
  }

  static SafetensorsHeader read(SourceFile file, FileChannel channel, long position, long length)
      throws IOException {
    channel.position(position);
    InputStream bytes = new BoundedStream(Channels.newInputStream(channel), length);
    InputStreamReader text = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      return new Parse(file, parser).header();
    } catch (JacksonException e) {
      throw new CheckpointException(
          Kind.BAD_SAFETENSORS_HEADER,
          "%s should have a JSON header, which cannot be read: %s."
              .formatted(file.name(), Quote.plain(e.getOriginalMessage())),
          e);
    }
  }

  /// The header's bytes and none of the numbers after them.
  private static final class BoundedStream extends FilterInputStream {

    private long left;

    BoundedStream(InputStream in, long length) {
      super(in);
      left = length;
    }

    @Override
    public int read() throws IOException {
      int next = left > 0 ? super.read() : -1;
      left--;
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int read = super.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }
  }

  /// One reading of one header.
  private static final class Parse {

    private final SourceFile file;
    private final JsonParser parser;
    private final HeapBudget budget;
    private final List<Entry> tensors = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Value.Mapping metadata = new Value.Mapping();

    Parse(SourceFile file, JsonParser parser) {
      this.file = file;
      this.parser = parser;
      this.budget = new HeapBudget(file);
    }

    SafetensorsHeader header() {
      expect(parser.nextToken(), JsonToken.START_OBJECT, "an object at its start");
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        addName(names, name);
        if (name.equals(METADATA)) {
          metadata.put(METADATA, new Value.Text(METADATA), texts());
        } else {
          addTensor(name);
        }
      }
      if (parser.nextToken() != null) {
        throw bad("one object and nothing after it");
      }
      return new SafetensorsHeader(List.copyOf(tensors), metadata);
    }

    private void addName(Set<String> known, String name) {
      budget.chargeText(name.length() + HeapBudget.ENTRY);
      if (!known.add(name)) {
        throw file.fail(
            Kind.DUPLICATE_KEY, "has the key %s twice in its header".formatted(Quote.text(name)));
      }
    }

    private Value.Mapping texts() {
      Value.Mapping texts = new Value.Mapping();
      Set<String> keys = new HashSet<>();
      expect(parser.nextToken(), JsonToken.START_OBJECT, "an object for " + METADATA);
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        addName(keys, key);
        expect(parser.nextToken(), JsonToken.VALUE_STRING, "texts in " + METADATA);
        String text = parser.getString();
        budget.chargeText(text.length());
        texts.put(DictKey.ofText(key), new Value.Text(key), new Value.Text(text));
      }
      return texts;
    }

    private void addTensor(String name) {
      if (tensors.size() >= MAX_TENSORS) {
        throw file.fail(Kind.LIMIT_EXCEEDED, "has more than %d tensors".formatted(MAX_TENSORS));
      }
      expect(parser.nextToken(), JsonToken.START_OBJECT, "an object for each tensor");
      Set<String> keys = new HashSet<>();
      DType dtype = null;
      long[] shape = null;
      long[] offsets = null;
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        addName(keys, key);
        switch (key) {
          case "dtype" -> dtype = dtype(name);
          case "shape" -> shape = numbers("the shape");
          case "data_offsets" -> offsets = numbers("data_offsets");
          default -> throw bad("dtype, shape and data_offsets only, not " + Quote.text(key));
        }
      }
      if (dtype == null || shape == null || offsets == null || offsets.length != 2) {
        throw bad("dtype, shape and two data_offsets for " + Quote.text(name));
      }
      if (offsets[0] > offsets[1]) {
        throw negative();
      }
      tensors.add(new Entry(name, dtype, shape, offsets[0], offsets[1]));
    }

    private DType dtype(String name) {
      expect(parser.nextToken(), JsonToken.VALUE_STRING, "a text for dtype");
      String text = parser.getString();
      Optional<DType> dtype = DType.ofSafetensors(text);
      return dtype.orElseThrow(() ->
          file.fail(
              Kind.UNSUPPORTED_DTYPE,
              "has the tensor %s of the element type %s, which cannot be read"
                  .formatted(Quote.text(name), Quote.text(text))));
    }

    private long[] numbers(String what) {
      expect(parser.nextToken(), JsonToken.START_ARRAY, "a list for " + what);
      long[] numbers = new long[MAX_AXES];
      int count = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        expect(parser.currentToken(), JsonToken.VALUE_NUMBER_INT, "integers for " + what);
        if (count == MAX_AXES || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
          throw bad("at most %d integers of 64 bits for %s".formatted(MAX_AXES, what));
        }
        numbers[count] = parser.getLongValue();
        if (numbers[count] < 0) {
          throw negative();
        }
        count++;
      }
      return Arrays.copyOf(numbers, count);
    }

    private void expect(JsonToken actual, JsonToken wanted, String what) {
      if (actual != wanted) {
        throw bad(what);
      }
    }

    private CheckpointException bad(String wanted) {
      return file.fail(
          Kind.BAD_SAFETENSORS_HEADER, "should have in its safetensors header " + wanted);
    }

    private CheckpointException negative() {
      return file.fail(
          Kind.BAD_SAFETENSORS_OFFSETS,
          "has sizes or offsets in its header that are negative or run backwards");
    }
  }
}
