package org.stegoscope.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.stream.ImageInputStream;

/// How a camera held a photo: the tag 274 of TIFF 6.0 and of Exif. `tag` 1 is upright, 2 to 4 are
/// mirrored or upside down, 5 to 8 lie on the side.
record Orientation(int tag) {

  static final Orientation UPRIGHT = new Orientation(1);

  private static final int TAG_ORIENTATION = 274;
  private static final int TYPE_SHORT = 3;
  private static final byte[] EXIF_MARK = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  /// A file of more blocks than this is no photo; where its Exif block is does not matter.
  private static final int MAX_BLOCKS = 10_000;

  /// Whether width and height change places.
  boolean isOnItsSide() {
    return tag >= 5;
  }

  /// The column in the upright picture of the pixel `x`, `y` of a stored `width` x `height` one.
  int uprightX(int x, int y, int width, int height) {
    return switch (tag) {
      case 2, 3 -> width - 1 - x;
      case 5, 8 -> y;
      case 6, 7 -> height - 1 - y;
      default -> x;
    };
  }

  /// The row in the upright picture of the pixel `x`, `y` of a stored `width` x `height` one.
  int uprightY(int x, int y, int width, int height) {
    return switch (tag) {
      case 3, 4 -> height - 1 - y;
      case 5, 6 -> x;
      case 7, 8 -> width - 1 - x;
      default -> y;
    };
  }

  /// The orientation a file declares; upright where it declares none or where the declaration is
  /// damaged. Afterwards `in` is at its beginning again, big-endian as a new stream is.
  static Orientation read(PhotoFormat format, ImageInputStream in) throws IOException {
    try {
      long exif =
          switch (format) {
            case JPEG -> findInJpeg(in);
            case PNG -> findInPng(in);
            case WEBP -> findInWebp(in);
            case TIFF -> 0;
            case BMP, GIF -> -1;
          };
      return exif < 0 ? UPRIGHT : readDirectory(in, exif);
    } catch (EOFException e) {
      return UPRIGHT;
    } finally {
      in.seek(0);
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
    }
  }

  /// The position of the TIFF structure in a segment APP1, -1 if there is none.
  private static long findInJpeg(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    long position = 2;
    for (int block = 0; block < MAX_BLOCKS; block++) {
      in.seek(position);
      int marker = in.readUnsignedShort();
      if (marker == 0xFFFF) {
        // A fill byte before the marker.
        position++;
        continue;
      }
      boolean scanOrEnd = marker == 0xFFDA || marker == 0xFFD9;
      int length = in.readUnsignedShort();
      if (marker < 0xFF00 || scanOrEnd || length < 2) {
        return -1;
      }
      if (marker == 0xFFE1 && startsWithMark(in, position + 4)) {
        return position + 4 + EXIF_MARK.length;
      }
      position += 2 + length;
    }
    return -1;
  }

  private static long findInPng(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    long position = 8;
    for (int block = 0; block < MAX_BLOCKS; block++) {
      in.seek(position);
      long length = in.readUnsignedInt();
      String type = fourLetters(in);
      if (type.equals("eXIf")) {
        return position + 8;
      }
      position += 12 + length;
    }
    return -1;
  }

  private static long findInWebp(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    long position = 12;
    for (int block = 0; block < MAX_BLOCKS; block++) {
      in.seek(position);
      String type = fourLetters(in);
      long length = in.readUnsignedInt();
      if (type.equals("EXIF")) {
        // Some writers keep the mark that only JPEG calls for.
        return position + 8 + (startsWithMark(in, position + 8) ? EXIF_MARK.length : 0);
      }
      position += 8 + length + length % 2;
    }
    return -1;
  }

  private static String fourLetters(ImageInputStream in) throws IOException {
    byte[] letters = new byte[4];
    in.readFully(letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  private static boolean startsWithMark(ImageInputStream in, long position) throws IOException {
    in.seek(position);
    for (byte expected : EXIF_MARK) {
      if (in.readByte() != expected) {
        return false;
      }
    }
    return true;
  }

  /// Looks for the tag in the first directory of the TIFF structure at `start`.
  private static Orientation readDirectory(ImageInputStream in, long start) throws IOException {
    in.seek(start);
    in.setByteOrder(in.readByte() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    in.seek(start + 2);
    if (in.readUnsignedShort() != 42) {
      return UPRIGHT;
    }
    long directory = start + in.readUnsignedInt();
    in.seek(directory);
    int entries = in.readUnsignedShort();
    for (int entry = 0; entry < entries; entry++) {
      in.seek(directory + 2 + 12L * entry);
      if (in.readUnsignedShort() == TAG_ORIENTATION && in.readUnsignedShort() == TYPE_SHORT) {
        in.skipBytes(4);
        int tag = in.readUnsignedShort();
        return tag >= 1 && tag <= 8 ? new Orientation(tag) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
