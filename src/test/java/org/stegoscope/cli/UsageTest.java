package org.stegoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;
import org.stegoscope.workspace.OutputNames;

/// What the command line answers before any work is done.
final class UsageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inspect",
        "segment",
        "features",
        "attention",
        "correspond",
        "colors",
        "crf",
        "metrics",
        "dataset",
        "evaluate",
        "neighbours",
        "sweep",
        "report",
        "diagnose"
      })
  void everyCommandHasHelpAndTheCommonOptions(String command) {
    CommandRun run = CommandRun.of(command, "--help").well();
    assertThat(run.out())
        .contains("Usage: stegoscope " + command, "--json", "--device", "--threads", "--verbose")
        .contains("--help");
  }

  @Test
  void theHelpOfAllNamesEveryCommandAndTheExitCodes() {
    assertThat(CommandRun.of("--help").well().out())
        .contains(
            "inspect",
            "segment",
            "features",
            "attention",
            "correspond",
            "colors",
            "crf",
            "metrics",
            "neighbours",
            "diagnose",
            "window")
        .contains("Exit codes: 0 done, 2 wrong usage, 3 bad input, 4 cancelled, 5 internal fault.");
    assertThat(CommandRun.of("--version").well().out()).startsWith("Stegoscope ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "paint",
        "--colour",
        "inspect",
        "inspect --nonsense x",
        "inspect --threads 0 x",
        "inspect --threads many x",
        "inspect --device tpu x",
        "features --image a.png --out b.npy",
        "features --checkpoint m --image a.png",
        "features --checkpoint m --image a.png --out b.npy --space cause",
        "features --checkpoint m --image a.png --out b.npy --facet keys",
        "features --checkpoint m --image a.png --out b.npy --block -1",
        "features --checkpoint m --image a.png --out b.npy --block last",
        "features --checkpoint m --image a.png --out b.npy --resolution large",
        "features --checkpoint m --image a.png --out b.npy --normalization none",
        "features --checkpoint m --image a.png --out b.npy --precision float16",
        "features --checkpoint m --image a.png --out b.npy --heads 0",
        "features --checkpoint m --image a.png --out b.npy --space stego --facet key",
        "features --checkpoint m --image a.png --out b.npy --space stego --block 3",
        "attention --checkpoint m --image a.png --out b.npy --query 3",
        "attention --checkpoint m --image a.png --out b.npy --query -1,2",
        "attention --checkpoint m --image a.png --out b.npy --mass 1.5",
        "attention --checkpoint m --image a.png --out b.npy --mass most",
        "attention --checkpoint m --image a.png --out b.npy --heads-overlay",
        "attention --checkpoint m --image a.png --out b.npy --head 1",
        "attention --checkpoint m --image a.png --out b.npy --figure f.png --head 1 --max",
        "attention --checkpoint m --image a.png --out b.npy --rollout --figure f.png --max",
        "attention --checkpoint m --image a.png --out b.npy --rollout --figure f.png --heads-overlay",
        "colors --checkpoint m --out d",
        "colors --checkpoint m --image a.png --out d --space stego --facet key",
        "segment --checkpoint m --image a.png --out d --probe linear --joint",
        "segment --checkpoint m --image a.png --out d --probe cluster --space dino",
        "segment --checkpoint m --image a.png --out d --probe cluster --block 1",
        "segment --checkpoint m --image a.png --out d --space stego --facet key",
        "segment --checkpoint m --out d",
        "segment --checkpoint m --image a.png --out d --clusters 0",
        "segment --checkpoint m --image a.png --out d --clusters 256",
        "segment --checkpoint m --image a.png --out d --probe cluster --clusters 5",
        "segment --checkpoint m --image a.png --out d --probe best",
        "segment --checkpoint m --image a.png --out d --seed x",
        "correspond --checkpoint m --image a.png --out d",
        "correspond --checkpoint m --image a.png --out d --point 3",
        "correspond --checkpoint m --image a.png --out d --point 3,x",
        "window --theme pink"
      })
  void aWrongCommandLineExitsWith2AndOneSentence(String line) {
    CommandRun run = CommandRun.of((Object[]) line.split(" "));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    List<String> said = run.err().lines().toList();
    assertThat(said).as(run.err()).hasSize(2);
    assertThat(said.getFirst()).startsWith("stegoscope: ");
    assertThat(said.getLast()).startsWith("See stegoscope").endsWith("--help");
  }

  @Test
  void noArgumentsOpenTheWindow() {
    List<WindowRequest> opened = new ArrayList<>();
    assertThat(CommandRun.with(JobContext.NONE, opened::add).status()).isZero();
    assertThat(opened).containsExactly(new WindowRequest(false, Optional.empty(), List.of()));
  }

  @Test
  void theWindowIsToldWhatToShow() {
    List<WindowRequest> opened = new ArrayList<>();
    CommandRun.with(
            JobContext.NONE, opened::add, "window", "--sample", "--theme", "dark", "a.png", "b.pth")
        .well();
    assertThat(opened)
        .containsExactly(
            new WindowRequest(
                true,
                Optional.of(WindowRequest.Theme.DARK),
                List.of(Path.of("a.png"), Path.of("b.pth"))));
  }

  @Test
  void everyFailureHasItsExitCode() {
    assertThat(ExitCode.of(new UsageException("x")).status()).isEqualTo(2);
    assertThat(ExitCode.of(new StegoscopeException("x")).status()).isEqualTo(3);
    assertThat(ExitCode.of(new JobCancelledException()).status()).isEqualTo(4);
    assertThat(ExitCode.of(new IllegalStateException("x")).status()).isEqualTo(5);
  }

  @Test
  void aFaultOfTheApplicationIsOneSentenceWithoutStackTrace() {
    CommandRun run =
        CommandRun.with(
            JobContext.NONE,
            _ -> {
              throw new IllegalStateException("two\nlines");
            },
            "window");
    assertThat(run.status()).isEqualTo(5);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("IllegalStateException", "two lines");
  }

  @Test
  void memoryThatDoesNotSufficeIsASentenceToo() {
    CommandRun run =
        CommandRun.with(
            JobContext.NONE,
            _ -> {
              throw new OutOfMemoryError("Java heap space");
            },
            "window");
    assertThat(run.status()).isEqualTo(5);
    assertThat(run.err().lines()).singleElement().asString().contains("STEGOSCOPE_JAVA_OPTS");
  }

  @Test
  void namesOfOutputsAreDistinct() {
    List<Path> files =
        List.of(
            Path.of("a/cat.png"),
            Path.of("b/cat.jpg"),
            Path.of("cat-2.png"),
            Path.of("CAT.PNG"),
            Path.of("dog.of.war.png"),
            Path.of("plain"),
            Path.of(".png"));
    assertThat(OutputNames.of(files))
        .containsExactly("cat", "cat-2", "cat-2-2", "CAT-3", "dog.of.war", "plain", ".png");
  }

  @Test
  void diagnoseTellsOfMachineAndEngine() {
    CommandRun json = CommandRun.of("diagnose", "--json", "--threads", "1").well();
    assertThat(json.json().path("cores").asInt()).isPositive();
    assertThat(json.json().path("libtorch").asString()).isNotEmpty();
    assertThat(json.json().path("devices").get(0).asString()).isEqualTo("cpu");
    assertThat(json.json().path("threads").asInt()).isEqualTo(1);
    assertThat(CommandRun.of("diagnose").well().out()).contains("gpuExplanation", "processor");
  }
}
