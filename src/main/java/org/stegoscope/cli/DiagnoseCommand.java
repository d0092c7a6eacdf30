package org.stegoscope.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.model.ComputeDevice;
import org.stegoscope.model.Diagnosis;
import org.stegoscope.model.Processor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "diagnose",
    description = "Tell what this machine offers: versions, processor, memory, tensor engine, GPU.")
final class DiagnoseCommand implements Callable<Integer> {

  private static final long MEGABYTE = 1 << 20;

  @Mixin private CommonOptions common;

  private final Terminal terminal;

  DiagnoseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Map<String, Object> fields = machine();
    try {
      common.applyThreads();
      fields.putAll(engine(Diagnosis.ofThisMachine()));
    } catch (StegoscopeException e) {
      // That there is no engine is the diagnosis, not a failure of it.
      fields.put("engineProblem", e.getMessage());
    }
    if (common.json()) {
      terminal.print(fields);
    } else {
      fields.forEach((name, value) ->
          terminal.print("%-20s %s".formatted(name, Terminal.oneLine(String.valueOf(value)))));
    }
    return ExitCode.OK.status();
  }

  /// What is known without the engine.
  private static Map<String, Object> machine() {
    Processor processor = Processor.detected();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("application", "Stegoscope " + Diagnosis.version());
    fields.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    fields.put(
        "operatingSystem",
        "%s %s (%s)"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    fields.put("processor", processor.name());
    fields.put("processorUnits", processor.units().stream().sorted().toList());
    fields.put("cores", Runtime.getRuntime().availableProcessors());
    fields.put("maxHeapMegabytes", Runtime.getRuntime().maxMemory() / MEGABYTE);
    return fields;
  }

  private static Map<String, Object> engine(Diagnosis diagnosis) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("physicalMegabytes", diagnosis.physicalMemoryBytes() / MEGABYTE);
    fields.put("libtorch", diagnosis.libtorch());
    fields.put("libtorchPath", diagnosis.libtorchPath());
    fields.put("threads", diagnosis.threads());
    fields.put("devices", diagnosis.devices().stream().map(ComputeDevice::toString).toList());
    fields.put("bfloat16", diagnosis.bfloat16());
    fields.put("gpuExplanation", diagnosis.gpuExplanation());
    return fields;
  }
}
