package org.stegoscope.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.stegoscope.core.RgbImage;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobContext;

/// Runs a thousand inferences and as many attention maps, and prints the megabytes by which the
/// resident memory grew after the first three hundred. A process of its own, so that nothing else
/// allocates; its heap is fixed and touched from the start.
public final class ThousandInferences {

  static final Path STATUS = Path.of("/proc/self/status");

  private ThousandInferences() {}

  public static void main(String[] arguments) throws IOException {
    TorchRuntime.setThreads(1);
    try (LoadedModel model =
        new ModelLoader().load(Path.of(arguments[0]), ModelOptions.DEFAULT, JobContext.NONE)) {
      RgbImage grey = new RgbImage(96, 96, new byte[3 * 96 * 96]);
      ModelInput input = ModelInput.prepare(grey, new Resolution.Native(), model.patchSizePx());
      int arrays = model.nativeArrays();
      long before = 0;
      for (int i = 0; i < 1000; i++) {
        model.features(input, List.of(FeatureRequest.STEGO), JobContext.NONE);
        model.attention(input, AttentionRequest.CLS_OF_LAST_BLOCK, JobContext.NONE);
        if (i == 300) {
          before = residentMegabytes();
        }
      }
      if (model.nativeArrays() != arrays) {
        throw new IllegalStateException(
            "%d native arrays became %d".formatted(arrays, model.nativeArrays()));
      }
      System.out.println(residentMegabytes() - before);
    }
  }

  private static long residentMegabytes() throws IOException {
    return Files.readAllLines(STATUS, StandardCharsets.US_ASCII).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
