package org.stegoscope.model;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import java.util.ArrayList;
import java.util.List;
import org.stegoscope.core.StegoscopeException;

/// The tensor engine: libtorch, loaded once a process.
public final class TorchRuntime {

  private static final String ENGINE = "PyTorch";

  private TorchRuntime() {}

  /// Loads libtorch where it is not loaded yet. The first start on a machine unpacks it.
  static Engine engine() {
    if (System.getProperty("ai.djl.offline") == null) {
      System.setProperty("ai.djl.offline", "true");
    }
    try {
      return Engine.getEngine(ENGINE);
    } catch (EngineException | UnsatisfiedLinkError e) {
      throw new StegoscopeException(
          "The tensor engine (libtorch %s) could not be loaded: %s"
              .formatted(Diagnosis.EXPECTED_LIBTORCH, String.valueOf(e.getMessage())),
          e);
    }
  }

  /// The devices models can run on, the processor first.
  public static List<ComputeDevice> devices() {
    List<ComputeDevice> devices = new ArrayList<>();
    devices.add(ComputeDevice.CPU);
    for (int i = 0; i < engine().getGpuCount(); i++) {
      devices.add(new ComputeDevice(ComputeDevice.Kind.CUDA, i));
    }
    return List.copyOf(devices);
  }

  /// The version of the loaded libtorch.
  public static String version() {
    return engine().getVersion();
  }

  /// The folder the loaded libtorch lies in.
  static String path() {
    engine();
    return LibUtils.getLibtorchPath();
  }

  public static int threads() {
    engine();
    return JniUtils.getNumThreads();
  }

  /// Sets how many threads one operation may use, for the whole process.
  public static void setThreads(int threads) {
    if (threads < 1 || threads > 1024) {
      throw new StegoscopeException(
          "The number of threads is 1 to 1024, not %d.".formatted(threads));
    }
    engine();
    JniUtils.setNumThreads(threads);
  }

  /// Throws a sentence where `device` cannot be used.
  static void require(ComputeDevice device) {
    if (!devices().contains(device)) {
      throw new StegoscopeException(
          "There is no device %s: %s"
              .formatted(device, Diagnosis.of(Processor.detected()).gpuExplanation()));
    }
  }
}
