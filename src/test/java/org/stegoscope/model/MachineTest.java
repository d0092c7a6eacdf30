package org.stegoscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.checkpoint.architecture.VitShape;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;

/// What is known about processor, devices and memory, and how it is told.
final class MachineTest {

  @Test
  void readsTheProcessorsNameAndUnits() {
    Processor processor =
        Processor.parse(
            List.of(
                "processor\t: 0", "model name\t: Some CPU", "flags\t\t: fpu avx2 amx_bf16 sse"));
    assertThat(processor.name()).isEqualTo("Some CPU");
    assertThat(processor.units()).containsExactlyInAnyOrder("avx2", "amx_bf16");
    assertThat(processor.hasBfloat16Units()).isTrue();
    assertThat(Processor.parse(List.of("model name: Old", "flags: avx2")).hasBfloat16Units())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"cpu,cpu", "CPU,cpu", "cuda,cuda:0", "cuda:3,cuda:3", "gpu:1,cuda:1"})
  void readsDeviceNames(String text, String device) {
    assertThat(ComputeDevice.parse(text)).hasToString(device);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tpu", "cuda:", "cuda:x", "cuda:1234", "cpu0"})
  void refusesOtherDeviceNames(String text) {
    assertThatThrownBy(() -> ComputeDevice.parse(text))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageStartingWith("A device is cpu, cuda or cuda:N");
  }

  @Test
  void explainsWhyThereIsNoGpu() {
    String builtIn = "/cache/pytorch";
    assertThat(Diagnosis.explainGpu(0, null, builtIn, 0)).contains("install NVIDIA's driver");
    assertThat(Diagnosis.explainGpu(0, null, builtIn, 2)).startsWith("this machine has a GPU");
    assertThat(Diagnosis.explainGpu(0, "/opt/torch/lib", "/opt/torch/lib", 1))
        .contains("/opt/torch/lib")
        .contains("2.7.1");
    assertThat(Diagnosis.explainGpu(0, "/empty", builtIn, 1))
        .contains("/empty, where no libtorch was found");
    assertThat(Diagnosis.explainGpu(2, "/opt/torch/lib", "/opt/torch/lib", 2))
        .isEqualTo("2 CUDA devices can be used.");
  }

  @Test
  void aDeviceThatIsNotThereGetsASentence() {
    assertThatThrownBy(() -> TorchRuntime.require(new ComputeDevice(ComputeDevice.Kind.CUDA, 77)))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageStartingWith("There is no device cuda:77");
  }

  @Test
  void anImageThatCannotFitIsRefusedWithNumbers() {
    VitShape vit = new VitShape(8, 768, 12, 12, 3072, 28, 28);
    PatchGrid grid = new PatchGrid(20_000, 20_000, 8);
    assertThatThrownBy(() -> MemoryGuard.check(vit, grid, 0))
        .isInstanceOf(OutOfDeviceMemoryException.class)
        .hasMessageContaining("20000 x 20000 patches")
        .hasMessageContaining("MB are free");
  }

  @Test
  void memoryOfAPassGrowsLinearly() {
    VitShape vit = new VitShape(8, 384, 12, 6, 1536, 28, 28);
    long one = MemoryGuard.passBytes(vit, new PatchGrid(56, 56, 8));
    long four = MemoryGuard.passBytes(vit, new PatchGrid(112, 112, 8));
    assertThat(four).isBetween(4 * one - (1 << 20), 4 * one);
  }

  @Test
  void whatTheEngineSaysOfMemoryReachesTheUser() {
    EngineException failure =
        new EngineException(
            "The following operation failed in the TorchScript interpreter.\n"
                + "RuntimeError: CUDA out of memory. Tried to allocate 2.00 GiB.");
    assertThat(EngineFailure.explain(failure))
        .isInstanceOf(OutOfDeviceMemoryException.class)
        .hasMessageContaining("smaller resolution")
        .hasMessageContaining("Tried to allocate 2.00 GiB");
    assertThat(EngineFailure.explain(new EngineException("shapes differ")))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("The tensor engine failed: shapes differ");
  }
}
