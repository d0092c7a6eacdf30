package org.stegoscope.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.stegoscope.job.JobContext;

/// A file as a project knows it.
///
/// @param path absolute
/// @param bytes its size; [#UNKNOWN] where that is not known
/// @param sha256 64 lower-case hexadecimal digits; empty where they are not known
record StoredFile(Path path, long bytes, String sha256) {

  static final long UNKNOWN = -1;

  private static final int BUFFER = 1 << 20;

  static StoredFile of(Path file, String sha256) {
    return new StoredFile(place(file), UNKNOWN, sha256);
  }

  /// The path of a file as projects know it.
  static Path place(Path file) {
    return file.toAbsolutePath().normalize();
  }

  String name() {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  /// The same content somewhere else.
  StoredFile at(Path other) {
    return new StoredFile(other.toAbsolutePath().normalize(), bytes, sha256);
  }

  /// The same file with what is not known of it; what cannot be read stays unknown.
  StoredFile completed(JobContext context) {
    try {
      long size = Files.size(path);
      return new StoredFile(path, size, sha256.isEmpty() ? digest(path, context) : sha256);
    } catch (IOException e) {
      return this;
    }
  }

  /// The SHA-256 of the bytes of a file.
  static String digest(Path file, JobContext context) throws IOException {
    MessageDigest digest = sha256Digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        context.checkCancelled();
        digest.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
