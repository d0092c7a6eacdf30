package org.stegoscope.study.evaluation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.study.RecordFile;

/// What was counted image by image, kept so that an evaluation that was stopped goes on where it
/// was.
final class Journal implements AutoCloseable {

  private final RecordFile file;
  private final List<ImageCounts> known;

  private Journal(RecordFile file, List<ImageCounts> known) {
    this.file = file;
    this.known = List.copyOf(known);
  }

  /// Opens the file for more; that of another plan is begun anew.
  ///
  /// @param digest of the plan
  /// @throws StegoscopeException where the file cannot be read or written
  static Journal open(Path path, String digest) {
    RecordFile file = RecordFile.open(path, digest);
    List<ImageCounts> known = new ArrayList<>();
    for (int i = 0; i < file.size(); i++) {
      image(file.read(i)).ifPresent(known::add);
    }
    return new Journal(file, known);
  }

  /// Those of earlier, in the order in which they were counted.
  List<ImageCounts> known() {
    return known;
  }

  void add(ImageCounts image) {
    file.add(bytes(image));
  }

  @Override
  public void close() {
    file.close();
  }

  private static byte[] bytes(ImageCounts image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(image.sample());
      out.writeInt(image.confusions().size());
      for (SparseConfusion confusion : image.confusions()) {
        out.writeInt(confusion.clusters());
        out.writeInt(confusion.classes());
        out.writeLong(confusion.unlabelled());
        out.writeLong(confusion.unpredicted());
        write(out, confusion.places());
        write(out, confusion.counts());
      }
      out.writeBoolean(image.trust().isPresent());
      for (ConfidenceCounts trust : image.trust().orElse(List.of())) {
        writeSparse(out, trust);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, int[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (int number : numbers) {
      out.writeInt(number);
    }
  }

  private static void writeSparse(DataOutputStream out, ConfidenceCounts trust) throws IOException {
    out.writeInt(trust.clusters());
    out.writeInt(trust.classes());
    int used = 0;
    for (int count : trust.counts()) {
      used += count > 0 ? 1 : 0;
    }
    out.writeInt(used);
    for (int place = 0; place < trust.counts().length; place++) {
      if (trust.counts()[place] > 0) {
        out.writeInt(place);
        out.writeInt(trust.counts()[place]);
      }
    }
  }

  /// Empty where the bytes are something else: what somebody put there is not trusted.
  private static Optional<ImageCounts> image(byte[] bytes) {
    try {
      return Optional.of(parse(bytes));
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ImageCounts parse(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int sample = in.readInt();
      int count = in.readInt();
      List<SparseConfusion> confusions = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int clusters = in.readInt();
        int classes = in.readInt();
        long unlabelled = in.readLong();
        long unpredicted = in.readLong();
        confusions.add(
            new SparseConfusion(
                clusters, classes, numbers(in), numbers(in), unlabelled, unpredicted));
      }
      if (!in.readBoolean()) {
        return new ImageCounts(sample, confusions, Optional.empty());
      }
      List<ConfidenceCounts> trust = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        trust.add(readSparse(in));
      }
      return new ImageCounts(sample, confusions, Optional.of(trust));
    }
  }

  private static int[] numbers(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available() / Integer.BYTES) {
      throw new EOFException();
    }
    int[] numbers = new int[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = in.readInt();
    }
    return numbers;
  }

  private static ConfidenceCounts readSparse(DataInputStream in) throws IOException {
    int clusters = in.readInt();
    int classes = in.readInt();
    if (clusters < 0 || clusters > LabelMap.VOID || classes < 0 || classes > LabelMap.VOID) {
      throw new IllegalArgumentException("more groups than labels can hold");
    }
    ConfidenceCounts counts = ConfidenceCounts.empty(clusters, classes);
    int used = in.readInt();
    for (int i = 0; i < used; i++) {
      counts.counts()[in.readInt()] = in.readInt();
    }
    return counts;
  }
}
