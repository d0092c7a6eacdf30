package org.stegoscope.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.stegoscope.model.ForwardPass;
import org.stegoscope.model.TestBackbone;

/// Times DINO ViT-S/8 forward passes side by side with two peers: a PyTorch program in Python that
/// materialises attention, as DINO's own code does, and the network written plainly for the
/// libtorch of this process with its fused attention. The three take turns in one run, so that what
/// else the machine does hits all. Prints a table of medians, quartiles and ratios, and the peak
/// memory of the application's passes above what the process had with the engine and the weights
/// loaded.
///
/// See `docs/performance.md` for the command. Arguments: Python, threads, rounds, sides.
public final class ForwardPassComparison {

  private static final Path PEER = Path.of("docs", "benchmarks", "forward_pass_peer.py");

  private ForwardPassComparison() {}

  public static void main(String[] arguments) throws IOException {
    String python = arguments[0];
    int threads = Integer.parseInt(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    PrintStream out = System.out;
    Path weights = new TestBackbone(224, 8, 384, 12, 1536).writeTemporary();
    out.printf(
        "| side | ours, ms (quartiles) | Python, materialised | ratio | libtorch, fused | ratio |"
            + " peak above |%n");
    out.printf("|---|---|---|---|---|---|---|%n");
    for (int i = 3; i < arguments.length; i++) {
      compare(out, python, threads, rounds, Integer.parseInt(arguments[i]), weights);
    }
  }

  private static void compare(
      PrintStream out, String program, int threads, int rounds, int side, Path weights)
      throws IOException {
    Process peer =
        new ProcessBuilder(
                program,
                PEER.toString(),
                weights.toString(),
                Integer.toString(side),
                Integer.toString(threads))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Double> ours = new ArrayList<>();
    List<Double> python = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    long peak;
    try (ForwardPass pass = new ForwardPass(weights, side, threads);
        BufferedReader answers = peer.inputReader();
        Writer requests = peer.outputWriter()) {
      long before = peakBytes();
      pass.runMillis();
      pass.runMillis();
      peak = peakBytes() - before;
      for (int round = 0; round <= rounds; round++) {
        double our = pass.runMillis();
        requests.write("go\n");
        requests.flush();
        String[] answer = answers.readLine().split(" ");
        requireSameNumbers(pass.firstNumbers(), answer);
        double fused = pass.runPlainMillis();
        requireSameNumbers(pass.firstNumbers(), answer);
        if (round > 0) {
          ours.add(our);
          python.add(Double.parseDouble(answer[0]));
          plain.add(fused);
        }
      }
    }
    out.printf(
        Locale.ROOT,
        "| %d | %s | %s | %.2f | %s | %.2f | %d MB |%n",
        side,
        quartiles(ours),
        quartiles(python),
        ratio(ours, python),
        quartiles(plain),
        ratio(ours, plain),
        peak >> 20);
  }

  /// The median of the ratios of passes that ran next to each other.
  private static double ratio(List<Double> ours, List<Double> theirs) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(ours.get(i) / theirs.get(i));
    }
    return quartile(ratios, 0.5);
  }

  private static void requireSameNumbers(float[] ours, String[] answer) {
    for (int i = 0; i < ours.length; i++) {
      if (Math.abs(ours[i] - Float.parseFloat(answer[i + 1])) > 1e-3) {
        throw new IllegalStateException(
            "the peer computes %s, this %s"
                .formatted(Arrays.toString(answer), Arrays.toString(ours)));
      }
    }
  }

  private static String quartiles(List<Double> values) {
    return "%.0f (%.0f-%.0f)"
        .formatted(quartile(values, 0.5), quartile(values, 0.25), quartile(values, 0.75));
  }

  private static double quartile(List<Double> values, double fraction) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.round(fraction * (sorted.size() - 1)));
  }

  /// The peak resident set of this process, as Linux counts it.
  private static long peakBytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.US_ASCII).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }
}
