package org.stegoscope.checkpoint;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The opcodes that put one number or text on the stack.
final class PickleScalars {

  /// Reading a decimal number takes time in the square of its length; the longest that PyTorch
  /// writes, its magic number, has 24 digits.
  private static final int MAX_DIGITS = 1000;

  private static final int MAX_INTEGER_BYTES = 4096;
  private static final int MAX_LINE = 8 << 20;
  private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private final PickleInput input;
  private final HeapBudget budget;

  PickleScalars(PickleInput input, HeapBudget budget) {
    this.input = input;
    this.budget = budget;
  }

  Value read(char opcode) {
    budget.charge(HeapBudget.OBJECT);
    return switch (opcode) {
      case 'N' -> new Value.Null();
      case '\u0088' -> new Value.Bool(true);
      case '\u0089' -> new Value.Bool(false);
      case 'K' -> Value.Int.of(input.next());
      case 'M' -> Value.Int.of(input.unsignedShort());
      case 'J' -> Value.Int.of(input.int32());
      case 'I' -> decimalOrBool(input.line(MAX_DIGITS + 2));
      case 'L' -> decimal(withoutSuffix(input.line(MAX_DIGITS + 2)));
      case '\u008a' -> binaryInteger(input.next());
      case '\u008b' -> binaryInteger(input.int32());
      case 'G' -> new Value.Real(input.bigEndianDouble());
      case 'F' -> real(input.line(MAX_DIGITS));
      case 'S' -> textOrBytes(unquoted(input.line(MAX_LINE)));
      case 'U' -> textOrBytes(input.bytes(input.next()));
      case 'T' -> textOrBytes(input.bytes(signedLength()));
      case 'C' -> new Value.Bytes(input.bytes(input.next()));
      case 'B' -> new Value.Bytes(input.bytes(input.unsignedInt()));
      case '\u008e', '\u0096' -> new Value.Bytes(input.bytes(input.int64()));
      case 'V' -> new Value.Text(rawUnicode(input.line(MAX_LINE)));
      case '\u008c' -> new Value.Text(input.utf8(input.next()));
      case 'X' -> new Value.Text(input.utf8(input.unsignedInt()));
      case '\u008d' -> new Value.Text(input.utf8(input.int64()));
      default -> throw new IllegalArgumentException("no scalar opcode " + (int) opcode);
    };
  }

  private int signedLength() {
    int length = input.int32();
    if (length < 0) {
      throw input.corrupt("a length is " + length);
    }
    return length;
  }

  /// Protocol 0 and 1 write `True` as `01` and `False` as `00`.
  private Value decimalOrBool(String line) {
    return switch (line) {
      case "00" -> new Value.Bool(false);
      case "01" -> new Value.Bool(true);
      default -> decimal(line);
    };
  }

  private static String withoutSuffix(String line) {
    return line.endsWith("L") ? line.substring(0, line.length() - 1) : line;
  }

  private Value decimal(String line) {
    String digits = line.strip();
    if (digits.length() > MAX_DIGITS || !DECIMAL.matcher(digits).matches()) {
      throw input.corrupt(Quote.text(digits) + " stands for an integer");
    }
    return new Value.Int(new BigInteger(digits));
  }

  private Value real(String line) {
    String digits = line.strip();
    return switch (digits) {
      case "nan", "-nan" -> new Value.Real(Double.NaN);
      case "inf" -> new Value.Real(Double.POSITIVE_INFINITY);
      case "-inf" -> new Value.Real(Double.NEGATIVE_INFINITY);
      default -> {
        if (!FLOAT.matcher(digits).matches()) {
          throw input.corrupt(Quote.text(digits) + " stands for a float");
        }
        yield new Value.Real(Double.parseDouble(digits));
      }
    };
  }

  /// Two's complement, least significant byte first.
  private Value binaryInteger(int length) {
    if (length < 0) {
      throw input.corrupt("an integer has a length of " + length + " bytes");
    }
    input.require(length);
    if (length > MAX_INTEGER_BYTES) {
      throw input.corrupt("an integer has %d bytes".formatted(length));
    }
    if (length == 0) {
      return Value.Int.of(0);
    }
    byte[] bytes = input.bytes(length);
    for (int i = 0, j = length - 1; i < j; i++, j--) {
      byte swapped = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = swapped;
    }
    return new Value.Int(new BigInteger(bytes));
  }

  /// A string of Python 2 may be either.
  private Value textOrBytes(byte[] bytes) {
    budget.chargeText(bytes.length);
    try {
      return new Value.Text(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return new Value.Bytes(bytes);
    }
  }

  private byte[] unquoted(String line) {
    String quoted = line.strip();
    char quote = quoted.isEmpty() ? 0 : quoted.charAt(0);
    if (quoted.length() < 2
        || (quote != '\'' && quote != '"')
        || quoted.charAt(quoted.length() - 1) != quote) {
      throw input.corrupt("a string is not in quotes");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(quoted.length());
    int end = quoted.length() - 1;
    for (int i = 1; i < end; i++) {
      if (quoted.charAt(i) == '\\') {
        i = unescape(quoted, i + 1, end, bytes);
      } else {
        bytes.write(quoted.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  /// Writes the byte an escape stands for and returns where the escape ends.
  private int unescape(String quoted, int at, int end, ByteArrayOutputStream bytes) {
    if (at >= end) {
      throw input.corrupt("a string ends in a backslash");
    }
    char escape = quoted.charAt(at);
    int simple = "\\'\"abfnrtv".indexOf(escape);
    if (simple >= 0) {
      bytes.write("\\'\"\u0007\b\f\n\r\t\u000b".charAt(simple));
      return at;
    }
    if (escape == 'x') {
      bytes.write(number(quoted, at + 1, Math.min(at + 3, end), 2, 16));
      return at + 2;
    }
    int last = at;
    while (last < Math.min(at + 3, end) && Character.digit(quoted.charAt(last), 8) >= 0) {
      last++;
    }
    if (last == at) {
      bytes.write('\\');
      bytes.write(escape);
      return at;
    }
    bytes.write(number(quoted, at, last, last - at, 8));
    return last - 1;
  }

  private int number(String text, int from, int to, int length, int radix) {
    int value = 0;
    if (to - from < length) {
      throw input.corrupt("an escape in a text is cut short");
    }
    for (int i = from; i < to; i++) {
      int digit = Character.digit(text.charAt(i), radix);
      if (digit < 0) {
        throw input.corrupt("an escape in a text has the digit " + Quote.text(text.substring(i)));
      }
      value = value * radix + digit;
    }
    return value;
  }

  /// Python's raw-unicode-escape: Latin-1 with `\\uXXXX` and `\\UXXXXXXXX`.
  private String rawUnicode(String line) {
    StringBuilder text = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char next = i + 1 < line.length() ? line.charAt(i + 1) : 0;
      if (line.charAt(i) == '\\' && (next == 'u' || next == 'U')) {
        int length = next == 'u' ? 4 : 8;
        int point = number(line, i + 2, Math.min(i + 2 + length, line.length()), length, 16);
        if (!Character.isValidCodePoint(point)) {
          throw input.corrupt("a text has a character that does not exist");
        }
        text.appendCodePoint(point);
        i += 1 + length;
      } else {
        text.append(line.charAt(i));
      }
    }
    return text.toString();
  }
}
