package org.stegoscope.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What the machine's processor is called and which matrix units it has.
public record Processor(String name, Set<String> units) {

  private static final Path LINUX = Path.of("/proc/cpuinfo");

  private static final List<String> INTERESTING =
      List.of("avx2", "fma", "avx512f", "avx512_bf16", "amx_bf16", "amx_tile", "bf16", "sve");

  /// Units that multiply bfloat16 matrices faster than float32 ones.
  private static final List<String> BFLOAT16 = List.of("amx_bf16", "avx512_bf16", "bf16");

  public Processor {
    units = Set.copyOf(units);
  }

  /// This machine's; where the operating system does not tell, only its architecture.
  public static Processor detected() {
    if (!Files.isReadable(LINUX)) {
      return new Processor(System.getProperty("os.arch"), Set.of());
    }
    try {
      return parse(Files.readAllLines(LINUX));
    } catch (IOException e) {
      return new Processor(System.getProperty("os.arch"), Set.of());
    }
  }

  static Processor parse(List<String> cpuinfo) {
    String name = System.getProperty("os.arch");
    Set<String> units = new TreeSet<>();
    for (String line : cpuinfo) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String key = line.substring(0, colon).strip();
      String value = line.substring(colon + 1).strip();
      switch (key) {
        case "model name" -> name = value;
        case "flags", "Features" -> {
          units.addAll(List.of(value.split("\\s+")));
          units.retainAll(INTERESTING);
        }
        default -> {}
      }
      if (!units.isEmpty() && !name.equals(System.getProperty("os.arch"))) {
        break;
      }
    }
    return new Processor(name, units);
  }

  public boolean hasBfloat16Units() {
    return BFLOAT16.stream().anyMatch(units::contains);
  }
}
