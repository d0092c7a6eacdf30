package org.stegoscope.model;

import ai.djl.Device;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stegoscope.core.StegoscopeException;

/// Where a model computes: the processor, or a CUDA device by its number.
public record ComputeDevice(Kind kind, int index) {

  /// The kinds of device libtorch is used on here.
  public enum Kind {
    CPU,
    CUDA
  }

  public static final ComputeDevice CPU = new ComputeDevice(Kind.CPU, 0);

  private static final Pattern CUDA_NAME = Pattern.compile("(?:cuda|gpu)(?::(\\d{1,3}))?");

  /// Reads `cpu`, `cuda` or `cuda:N`.
  public static ComputeDevice parse(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    Matcher cuda = CUDA_NAME.matcher(name);
    if (name.equals("cpu")) {
      return CPU;
    } else if (cuda.matches()) {
      String number = cuda.group(1);
      return new ComputeDevice(Kind.CUDA, number == null ? 0 : Integer.parseInt(number));
    }
    throw new StegoscopeException("A device is cpu, cuda or cuda:N, not \"%s\".".formatted(text));
  }

  Device djl() {
    return kind == Kind.CPU ? Device.cpu() : Device.gpu(index);
  }

  @Override
  public String toString() {
    return kind == Kind.CPU ? "cpu" : "cuda:" + index;
  }
}
