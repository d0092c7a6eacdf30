package org.stegoscope.model;

import ai.djl.util.cuda.CudaUtils;
import java.util.List;

/// What a user, or somebody who helps one, needs to know about the machine and the engine.
public record Diagnosis(
    String application,
    String java,
    String operatingSystem,
    Processor processor,
    int cores,
    long maxHeapBytes,
    long physicalMemoryBytes,
    String libtorch,
    String libtorchPath,
    int threads,
    List<ComputeDevice> devices,
    boolean bfloat16,
    String gpuExplanation) {

  /// The libtorch this project is built and tested with.
  public static final String EXPECTED_LIBTORCH = "2.7.1";

  public static final String LIBRARY_PATH = "PYTORCH_LIBRARY_PATH";

  public static Diagnosis ofThisMachine() {
    return of(Processor.detected());
  }

  static Diagnosis of(Processor processor) {
    List<ComputeDevice> devices = TorchRuntime.devices();
    String named = namedPath();
    String loaded = TorchRuntime.path();
    return new Diagnosis(
        "Stegoscope " + version(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        "%s %s (%s)"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        processor,
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory(),
        MemoryGuard.physicalBytes(),
        TorchRuntime.version(),
        loaded,
        TorchRuntime.threads(),
        devices,
        processor.hasBfloat16Units() || devices.size() > 1,
        explainGpu(devices.size() - 1, named, loaded, visibleDriverGpus()));
  }

  /// The application's version as built, "development" when it runs from its classes.
  public static String version() {
    String version = Diagnosis.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /// The folder the user names; null where none is named.
  private static String namedPath() {
    String property = System.getProperty(LIBRARY_PATH);
    return property != null ? property : System.getenv(LIBRARY_PATH);
  }

  /// GPUs the CUDA runtime of the system can see, 0 where there is none.
  private static int visibleDriverGpus() {
    return CudaUtils.getGpuCount();
  }

  static String explainGpu(int usable, String named, String loaded, int visible) {
    String bring =
        "set %s to the lib folder of a libtorch %s built for CUDA 12.8, and PYTORCH_FLAVOR to cu128"
            .formatted(LIBRARY_PATH, EXPECTED_LIBTORCH);
    if (usable > 0) {
      return "%d CUDA device%s can be used.".formatted(usable, usable == 1 ? "" : "s");
    } else if (named != null && !named.equals(loaded)) {
      return "%s names %s, where no libtorch was found, so the built-in one computes on the processor: %s."
          .formatted(LIBRARY_PATH, named, bring);
    } else if (named == null && visible == 0) {
      return "the built-in libtorch computes on the processor, and no CUDA runtime with a GPU was"
          + " found; to use a GPU, install NVIDIA's driver, then "
          + bring
          + ".";
    } else if (named == null) {
      return "this machine has a GPU, but the built-in libtorch computes on the processor: "
          + bring
          + ".";
    }
    return "the libtorch at %s sees no CUDA device: it must be version %s built for CUDA 12.8, and NVIDIA's driver must be installed (nvidia-smi shows it)."
        .formatted(named, EXPECTED_LIBTORCH);
  }
}
