package org.stegoscope.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.stegoscope.checkpoint.architecture.VitShape;
import org.stegoscope.core.PatchGrid;

/// Says in numbers, before it is tried, that an image does not fit into memory: where the operating
/// system lends more than it has, the alternative is that it kills the process.
final class MemoryGuard {

  private static final Path LINUX = Path.of("/proc/meminfo");

  /// Residual stream twice, queries, keys and values, the hidden layer twice, and its output.
  private static final int WIDTHS_PER_TOKEN = 2 + 3 + 4 + 4 + 2;

  private MemoryGuard() {}

  /// `keptBytes` is what is kept during the pass besides what every pass needs.
  static void check(VitShape shape, PatchGrid grid, long keptBytes) {
    long needed = passBytes(shape, grid) + keptBytes;
    OptionalLong available = availableBytes();
    if (available.isPresent() && needed > available.getAsLong()) {
      throw new OutOfDeviceMemoryException(
          "This image needs about %d MB of memory at %d x %d patches, and %d MB are free: choose a smaller resolution."
              .formatted(needed >> 20, grid.columns(), grid.rows(), available.getAsLong() >> 20));
    }
  }

  /// An upper bound of the memory of one forward pass with fused attention, in bytes.
  static long passBytes(VitShape shape, PatchGrid grid) {
    long tokens = 1L + grid.size();
    return tokens * shape.width() * WIDTHS_PER_TOKEN * Float.BYTES
        + 3L * grid.widthPx() * grid.heightPx() * Float.BYTES;
  }

  /// Memory that can be had without swapping; empty where the system does not tell.
  static OptionalLong availableBytes() {
    return field("MemAvailable:");
  }

  static long physicalBytes() {
    return field("MemTotal:").orElse(0);
  }

  private static OptionalLong field(String name) {
    if (!Files.isReadable(LINUX)) {
      return OptionalLong.empty();
    }
    try {
      List<String> lines = Files.readAllLines(LINUX);
      return lines.stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
