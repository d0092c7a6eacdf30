package org.stegoscope.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.stegoscope.checkpoint.CheckpointException.Kind;
import org.stegoscope.job.JobContext;

/// Recognises the container by its first bytes and reads it, or says what the file seems to be.
final class CheckpointReader {

  private static final int HEAD = 512;

  /// How a text begins that is shown to the user.
  private static final int SHOWN = 24;

  private static final int TAR_MAGIC_POSITION = 257;

  private CheckpointReader() {}

  static Checkpoint read(Path path, JobContext context) {
    context.checkCancelled();
    SourceFile file = SourceFile.of(path);
    if (file.bytes() == 0) {
      throw file.fail(Kind.NOT_A_CHECKPOINT, "is empty: the download probably failed");
    }
    byte[] head = head(file);
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("PK\u0003\u0004")) {
      return TorchZipReader.read(file, context);
    }
    if (SafetensorsReader.isHeader(head) || isNamedSafetensors(path)) {
      return SafetensorsReader.read(file, context);
    }
    // 0x80 begins a pickle of protocol 2 and later, L the magic number in protocols 0 and 1.
    boolean isPickle = head.length > 1 && head[0] == (byte) 0x80 && head[1] >= 0 && head[1] <= 5;
    if (isPickle || text.startsWith("L119547037146038801333356L")) {
      return TorchLegacyReader.read(file, context);
    }
    throw file.fail(Kind.NOT_A_CHECKPOINT, describe(text));
  }

  private static boolean isNamedSafetensors(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(".safetensors");
  }

  private static byte[] head(SourceFile file) {
    try (FileChannel channel = file.open()) {
      int length = (int) Math.min(HEAD, file.bytes());
      byte[] head = new byte[length];
      ZipDirectory.readFully(file, channel, 0, length).get(head);
      return head;
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private static String describe(String head) {
    String trimmed = head.replace("\u00ef\u00bb\u00bf", "").strip();
    String lower = trimmed.toLowerCase(Locale.ROOT);
    String shown =
        Quote.text(trimmed.lines().findFirst().orElse("").transform(CheckpointReader::start));
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return "looks like a web page (it starts with %s), not a checkpoint: the download probably failed"
          .formatted(shown);
    }
    if (lower.startsWith("version https://git-lfs")) {
      return "is a pointer of Git LFS, not the checkpoint itself: fetch it with \"git lfs pull\"";
    }
    String archive = archive(head);
    if (!archive.isEmpty()) {
      return "is %s, not a checkpoint: unpack or convert it first".formatted(archive);
    }
    if (isText(head)) {
      return "looks like a text (it starts with %s), not a checkpoint".formatted(shown);
    }
    return "is neither a PyTorch nor a safetensors file: it starts with the bytes " + hex(head);
  }

  private static String archive(String head) {
    if (head.startsWith("\u001f\u008b")) {
      return "packed with gzip";
    }
    if (head.startsWith("PK")) {
      return "an empty or split zip file";
    }
    if (head.startsWith("BZh")) {
      return "packed with bzip2";
    }
    if (head.startsWith("\u00fd7zXZ")) {
      return "packed with xz";
    }
    if (head.startsWith("7z\u00bc\u00af")) {
      return "packed with 7-Zip";
    }
    if (head.startsWith("(\u00b5/\u00fd")) {
      return "packed with zstd";
    }
    if (head.startsWith("ustar", Math.min(TAR_MAGIC_POSITION, head.length()))) {
      return "a tar archive";
    }
    if (head.startsWith("\u0093NUMPY")) {
      return "a numpy array";
    }
    if (head.startsWith("\u0089HDF")) {
      return "an HDF5 file";
    }
    if (head.startsWith("GGUF")) {
      return "a GGUF file";
    }
    return "";
  }

  private static boolean isText(String head) {
    return head.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t')
        && head.chars().filter(c -> c < 0x7f).count() * 10 >= head.length() * 9L;
  }

  private static String start(String line) {
    return line.length() > SHOWN ? line.substring(0, SHOWN) : line;
  }

  private static String hex(String head) {
    StringBuilder hex = new StringBuilder();
    head.chars().limit(8).forEach(c -> hex.append("%02x ".formatted(c)));
    return hex.toString().strip();
  }
}
