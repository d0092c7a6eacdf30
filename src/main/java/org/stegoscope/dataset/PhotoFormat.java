package org.stegoscope.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The picture formats that are read, told by their first bytes and never by the name of the file.
enum PhotoFormat {
  PNG,
  JPEG,
  TIFF,
  WEBP,
  BMP,
  GIF;

  /// As many first bytes as [#of] and [#describe] want to see.
  static final int SNIFF_BYTES = 512;

  /// What a sentence calls all of them.
  static final String ALL = "a PNG, JPEG, TIFF, WebP, BMP or GIF picture";

  /// The sizes of the second header of a BMP file; the two letters BM alone also begin texts.
  private static final Set<Integer> BMP_HEADER_SIZES = Set.of(12, 16, 40, 52, 56, 64, 108, 124);

  /// The format of a file that begins with `head`.
  static Optional<PhotoFormat> of(byte[] head) {
    if (startsWith(head, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (startsWith(head, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (startsWith(head, 0, "GIF87a") || startsWith(head, 0, "GIF89a")) {
      return Optional.of(GIF);
    }
    if (startsWith(head, 0, "RIFF") && startsWith(head, 8, "WEBP")) {
      return Optional.of(WEBP);
    }
    // 42 is TIFF, 43 is BigTIFF.
    for (String magic : new String[] {"II*\0", "MM\0*", "II+\0", "MM\0+"}) {
      if (startsWith(head, 0, magic)) {
        return Optional.of(TIFF);
      }
    }
    if (startsWith(head, 0, "BM")
        && head.length > 17
        && BMP_HEADER_SIZES.contains(int32(head, 14))) {
      return Optional.of(BMP);
    }
    return Optional.empty();
  }

  /// How long a file that begins with `head` claims to be, in bytes; 0 where it claims nothing.
  /// Only WebP is asked: its decoder fills the missing end of a truncated lossless picture with
  /// noise.
  long claimedBytes(byte[] head) {
    return this == WEBP ? 8 + Integer.toUnsignedLong(int32(head, 4)) : 0;
  }

  /// What a file that begins with `head` and is none of the formats seems to be, for a sentence.
  static String describe(byte[] head) {
    if (startsWith(head, 0, "%PDF")) {
      return "a PDF document";
    }
    if (startsWith(head, 0, "PK\u0003\u0004")) {
      return "a ZIP archive";
    }
    if (startsWith(head, 4, "ftyp")) {
      return "a HEIC, AVIF or video file";
    }
    String text = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT).strip();
    if (text.contains("<html") || text.startsWith("<!doctype html")) {
      return "an HTML page";
    }
    if (text.contains("<svg")) {
      return "an SVG drawing";
    }
    if (isText(head)) {
      return "a text file";
    }
    return "data that begins with the bytes "
        + HexFormat.ofDelimiter(" ").formatHex(head, 0, Math.min(8, head.length));
  }

  private static boolean isText(byte[] head) {
    for (byte b : head) {
      boolean control = b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t';
      if (control || b == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWith(byte[] head, int offset, String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    int end = offset + bytes.length;
    return head.length >= end && Arrays.equals(head, offset, end, bytes, 0, bytes.length);
  }

  private static int int32(byte[] bytes, int offset) {
    int value = 0;
    for (int i = 3; i >= 0; i--) {
      value = value << 8 | Byte.toUnsignedInt(bytes[offset + i]);
    }
    return value;
  }
}
