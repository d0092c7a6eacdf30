package org.stegoscope.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import org.stegoscope.checkpoint.Checkpoint;
import org.stegoscope.checkpoint.CheckpointException;
import org.stegoscope.checkpoint.Problem;
import org.stegoscope.checkpoint.architecture.Architecture;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Makes a network of a checkpoint.
public final class ModelLoader {

  private final Processor processor;

  public ModelLoader() {
    this(Processor.detected());
  }

  ModelLoader(Processor processor) {
    this.processor = processor;
  }

  /// Reads a file and puts its weights onto a device.
  public LoadedModel load(Path file, ModelOptions options, JobContext context) {
    context.progress("reading " + file.getFileName(), 0);
    Checkpoint checkpoint = Checkpoint.read(file, context);
    Architecture architecture = Architecture.infer(checkpoint);
    return load(checkpoint, architecture, options, context);
  }

  /// Puts the weights of a checkpoint that was read before onto a device.
  public LoadedModel load(
      Checkpoint checkpoint, Architecture architecture, ModelOptions options, JobContext context) {
    architecture.requireUsable();
    for (Problem problem : architecture.checkWeights(context)) {
      throw new CheckpointException(CheckpointException.Kind.MODEL_NONFINITE, problem.sentence());
    }
    TorchRuntime.require(options.device());
    if (options.precision() == Precision.FLOAT32) {
      return place(checkpoint, architecture, options);
    }
    requireBfloat16(options.device());
    LoadedModel model = place(checkpoint, architecture, options);
    try (LoadedModel exact = place(checkpoint, architecture, options.in(Precision.FLOAT32))) {
      model.measured(Bfloat16Error.measure(exact, model, context));
    }
    return model;
  }

  private void requireBfloat16(ComputeDevice device) {
    if (device.kind() == ComputeDevice.Kind.CPU && !processor.hasBfloat16Units()) {
      throw new StegoscopeException(
          "bfloat16 is offered where the hardware has units for it (AMX or AVX512-BF16, or a GPU); this processor (%s) has none, so float32 is faster and exact."
              .formatted(processor.name()));
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // the model owns the arena and closes it
  private static LoadedModel place(
      Checkpoint checkpoint, Architecture architecture, ModelOptions options) {
    Engine engine = TorchRuntime.engine();
    NDManager manager = engine.newBaseManager(options.device().djl());
    Arena arena = Arena.ofShared();
    boolean placed = false;
    try {
      LoadedModel model =
          new LoadedModel(
              checkpoint.file(), checkpoint.sha256(), architecture, options, manager, arena);
      placed = true;
      return model;
    } finally {
      if (!placed) {
        manager.close();
        arena.close();
      }
    }
  }

  /// The precisions that make sense on a device of this machine.
  public List<Precision> precisions(ComputeDevice device) {
    return device.kind() == ComputeDevice.Kind.CUDA || processor.hasBfloat16Units()
        ? List.of(Precision.FLOAT32, Precision.BFLOAT16)
        : List.of(Precision.FLOAT32);
  }
}
