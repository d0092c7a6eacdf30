package org.stegoscope.study.features;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.study.RecordFile;

/// Features of a frozen network on the disk, with the labels of the images: computed once, read
/// again and again while probes are fitted to them. Several threads may read.
public final class FeatureStore implements AutoCloseable {

  private final RecordFile file;

  private FeatureStore(RecordFile file) {
    this.file = file;
  }

  /// @param digest of everything that features depend on; a file of others is begun anew
  public static FeatureStore open(Path path, String digest) {
    return new FeatureStore(RecordFile.open(path, digest));
  }

  /// One image.
  ///
  /// @param sample its position in what was computed
  /// @param maps of each kind of features
  public record Entry(int sample, Optional<LabelMap> labels, List<FeatureMap> maps) {

    public Entry {
      maps = List.copyOf(maps);
    }
  }

  public int size() {
    return file.size();
  }

  public void add(Entry entry) {
    file.add(bytes(entry));
  }

  /// @throws StegoscopeException where the file is damaged
  public Entry read(int index) {
    try {
      return parse(ByteBuffer.wrap(file.read(index)));
    } catch (java.nio.BufferUnderflowException | IllegalArgumentException e) {
      throw new StegoscopeException(
          "Features that were kept cannot be understood; delete them, and they are computed again.",
          e);
    }
  }

  @Override
  public void close() {
    file.close();
  }

  private static byte[] bytes(Entry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(entry.sample());
      out.writeInt(entry.labels().map(LabelMap::width).orElse(0));
      out.writeInt(entry.labels().map(LabelMap::height).orElse(0));
      if (entry.labels().isPresent()) {
        out.write(entry.labels().get().labels());
      }
      out.writeInt(entry.maps().size());
      for (FeatureMap map : entry.maps()) {
        out.writeInt(map.grid().rows());
        out.writeInt(map.grid().columns());
        out.writeInt(map.grid().patchSizePx());
        out.writeInt(map.channels());
        ByteBuffer numbers = ByteBuffer.allocate(map.values().length * Float.BYTES);
        numbers.asFloatBuffer().put(map.values());
        out.write(numbers.array());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Entry parse(ByteBuffer in) {
    int sample = in.getInt();
    int width = in.getInt();
    int height = in.getInt();
    byte[] labels = new byte[bounded((long) width * height, 1, in)];
    in.get(labels);
    int count = bounded(in.getInt(), Integer.BYTES, in);
    List<FeatureMap> maps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PatchGrid grid = new PatchGrid(in.getInt(), in.getInt(), in.getInt());
      int channels = in.getInt();
      float[] values =
          new float[bounded((long) grid.rows() * grid.columns() * channels, Float.BYTES, in)];
      in.asFloatBuffer().get(values);
      in.position(in.position() + values.length * Float.BYTES);
      maps.add(new FeatureMap(grid, channels, values));
    }
    return new Entry(
        sample,
        width == 0 ? Optional.empty() : Optional.of(new LabelMap(width, height, labels)),
        maps);
  }

  /// No more is made room for than there is left to read.
  private static int bounded(long count, int bytesEach, ByteBuffer in) {
    if (count < 0 || count > in.remaining() / bytesEach) {
      throw new IllegalArgumentException("more is announced than there is");
    }
    return (int) count;
  }
}
