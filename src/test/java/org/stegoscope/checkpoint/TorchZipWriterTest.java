package org.stegoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

final class TorchZipWriterTest {

  @TempDir private Path folder;

  private static final float[] BITS = randomBits(5 * 7 * 11, 3);

  /// Any bits, also of infinities; of the numbers that are none only the one Java keeps.
  private static float[] randomBits(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      values[i] = Float.isNaN(value) ? -0.0f : value;
    }
    return values;
  }

  private static StegoCheckpoint stego() {
    SequencedMap<String, TorchTensor> tensors = new LinkedHashMap<>();
    tensors.put("net.cluster1.0.weight", TorchTensor.floats(new long[] {5, 7, 11, 1}, BITS));
    tensors.put("scalar", TorchTensor.floats(new long[0], new float[] {Float.MIN_VALUE}));
    tensors.put("empty", TorchTensor.floats(new long[] {0, 3}, new float[0]));
    tensors.put("steps", TorchTensor.longs(new long[] {2}, new long[] {-1, Long.MAX_VALUE}));
    tensors.put("long", TorchTensor.floats(new long[] {40_000}, () -> randomBits(40_000, 4)));
    SequencedMap<String, Object> config = new LinkedHashMap<>();
    config.put("dim", 70);
    config.put("lr", 5e-4);
    config.put("pointwise", true);
    config.put("crop_type", null);
    config.put("hist_freq", List.of(1, "zwei 犬"));
    return new StegoCheckpoint(3, 5_000_000_000L, 27, config, tensors);
  }

  @Test
  void whatIsWrittenIsReadBackBitForBit() {
    Path file = folder.resolve("model.ckpt");
    stego().write(file, JobContext.NONE);
    Checkpoint read = Checkpoint.read(file, JobContext.NONE);
    assertThat(read.container()).isEqualTo(Container.TORCH_ZIP);
    assertThat(read.problems()).isEmpty();
    Map<String, StoredTensor> tensors = read.tensors();
    StoredTensor weight = tensors.get("state_dict.net.cluster1.0.weight");
    assertThat(weight.shape()).containsExactly(5, 7, 11, 1);
    assertThat(weight.floats()).containsExactly(BITS);
    assertThat(tensors.get("state_dict.scalar").shape()).isEmpty();
    assertThat(tensors.get("state_dict.scalar").floats()).containsExactly(Float.MIN_VALUE);
    assertThat(tensors.get("state_dict.empty").shape()).containsExactly(0, 3);
    assertThat(tensors.get("state_dict.steps").longs()).containsExactly(-1, Long.MAX_VALUE);
    assertThat(tensors.get("state_dict.long").floats()).containsExactly(randomBits(40_000, 4));
    Map<?, ?> plain = (Map<?, ?>) read.metadata().toPlain();
    assertThat(plain.get("epoch")).isEqualTo(3L);
    assertThat(plain.get("global_step")).isEqualTo(5_000_000_000L);
    assertThat(plain.get("pytorch-lightning_version")).isEqualTo("1.4.0");
    Map<?, ?> hyperParameters = (Map<?, ?>) plain.get("hyper_parameters");
    assertThat(hyperParameters.get("n_classes")).isEqualTo(27L);
    assertThat(hyperParameters.get("cfg").toString())
        .isEqualTo("{dim=70, lr=5.0E-4, pointwise=true, crop_type=null, hist_freq=[1, zwei 犬]}");
  }

  @Test
  void entriesAreStoredAtMultiplesOf64Bytes() throws IOException {
    Path file = folder.resolve("model.ckpt");
    stego().write(file, JobContext.NONE);
    byte[] bytes = Files.readAllBytes(file);
    try (FileChannel channel = FileChannel.open(file);
        java.util.zip.ZipFile zip = new java.util.zip.ZipFile(file.toFile())) {
      List<String> names = new ArrayList<>();
      for (java.util.zip.ZipEntry entry : zip.stream().toList()) {
        names.add(entry.getName());
        assertThat(entry.getMethod()).isEqualTo(java.util.zip.ZipEntry.STORED);
        byte[] content = zip.getInputStream(entry).readAllBytes();
        assertThat(content).hasSize((int) entry.getSize());
      }
      assertThat(names)
          .containsExactly(
              "archive/data.pkl",
              "archive/data/0",
              "archive/data/1",
              "archive/data/2",
              "archive/data/3",
              "archive/data/4",
              "archive/version");
      assertThat(channel.size()).isEqualTo(bytes.length);
    }
    // The local headers, front to back: their contents begin where the header ends.
    int position = 0;
    for (int entry = 0; entry < 7; entry++) {
      int start = position + 30 + int16(bytes, position + 26) + int16(bytes, position + 28);
      assertThat(start % 64).as("entry %d begins at %d", entry, start).isZero();
      position = start + int16(bytes, position + 18) + (int16(bytes, position + 20) << 16);
    }
  }

  private static int int16(byte[] bytes, int at) {
    return Byte.toUnsignedInt(bytes[at]) | Byte.toUnsignedInt(bytes[at + 1]) << 8;
  }

  @Test
  void aTensorThatOccursTwiceHasOneStorage() {
    TorchTensor shared = TorchTensor.floats(new long[] {3}, TorchFiles.B);
    Path file = folder.resolve("shared.pt");
    TorchZipWriter.write(file, Map.of("a", shared, "b", shared), JobContext.NONE);
    Checkpoint read = Checkpoint.read(file, JobContext.NONE);
    assertThat(read.tensors().get("a").floats()).containsExactly(TorchFiles.B);
    assertThat(read.tensors().get("b").floats()).containsExactly(TorchFiles.B);
    assertThat(file.toFile().length()).isLessThan(1000);
  }

  @Test
  void aFailureLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("model.ckpt"), "old");
    TorchTensor broken =
        TorchTensor.floats(
            new long[] {3},
            () -> {
              throw new StegoscopeException("the weights are gone");
            });
    assertThatThrownBy(() -> TorchZipWriter.write(file, Map.of("w", broken), JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("the weights are gone");
    assertThat(file).hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    assertThatThrownBy(
            () -> stego().write(folder.resolve("absent").resolve("m.ckpt"), JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void aShapeThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> TorchTensor.floats(new long[] {4}, TorchFiles.B))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the shape [4] is given 3 values");
  }

  @Test
  void torchReadsIt() throws IOException, InterruptedException {
    assumeTrue(python("import torch").status() == 0, "skipped: no python3 with torch here");
    Path file = folder.resolve("model.ckpt");
    stego().write(file, JobContext.NONE);
    Answer answer =
        python(
            """
            import sys, torch
            c = torch.load(sys.argv[1], map_location="cpu")
            print(list(c), c["epoch"], c["global_step"], c["hyper_parameters"]["n_classes"])
            print(ascii(c["hyper_parameters"]["cfg"]))
            s = c["state_dict"]
            for n in s:
                print(n, str(s[n].dtype), tuple(s[n].shape), s[n].is_contiguous())
            w = s["net.cluster1.0.weight"].flatten()
            print(" ".join(str(v) for v in w.view(torch.int32).tolist()))
            print(s["scalar"].view(torch.int32).item(), s["steps"].tolist())
            """,
            file.toString());
    assertThat(answer.status()).as(answer.text()).isZero();
    String bits =
        String.join(
            " ",
            java.util.stream.IntStream.range(0, BITS.length)
                .mapToObj(i -> Integer.toString(Float.floatToRawIntBits(BITS[i])))
                .toList());
    assertThat(answer.text().lines())
        .containsExactly(
            "['epoch', 'global_step', 'pytorch-lightning_version', 'state_dict',"
                + " 'hyper_parameters'] 3 5000000000 27",
            "{'dim': 70, 'lr': 0.0005, 'pointwise': True, 'crop_type': None,"
                + " 'hist_freq': [1, 'zwei \\u72ac']}",
            "net.cluster1.0.weight torch.float32 (5, 7, 11, 1) True",
            "scalar torch.float32 () True",
            "empty torch.float32 (0, 3) True",
            "steps torch.int64 (2,) True",
            "long torch.float32 (40000,) True",
            bits,
            "1 [-1, 9223372036854775807]");
  }

  private record Answer(int status, String text) {}

  private static Answer python(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-c", program));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("OPENBLAS_CORETYPE");
    builder.environment().remove("OPENBLAS_L2_SIZE");
    try {
      Process process = builder.start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), text);
    } catch (IOException e) {
      return new Answer(-1, e.toString());
    }
  }
}
