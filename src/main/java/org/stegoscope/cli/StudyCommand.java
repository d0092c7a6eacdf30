package org.stegoscope.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.stegoscope.study.ready.ReadyStudy;
import org.stegoscope.study.ready.VarianceStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The parent of all studies.
@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    description = "Run a study of the paper that is made ready.",
    synopsisSubcommandLabel = "NAME")
final class StudyCommand implements Runnable {

  private final Terminal terminal;

  StudyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /// What each study asks, by its name.
  private static SequencedMap<String, String> questions() {
    SequencedMap<String, String> questions = new LinkedHashMap<>();
    questions.put(
        "probe-table",
        "What do features, their projections and the codes of a head tell a probe? (Table 2)");
    for (ReadyStudy study : ReadyStudy.values()) {
      questions.put(study.key(), study.question());
    }
    questions.put(VarianceStudy.KEY, VarianceStudy.QUESTION + " (Figure 3)");
    questions.put("transfer", "Is a head of use on another data set than its own?");
    return questions;
  }

  @Override
  public void run() {
    throw new UsageException(
        "study needs a name: list, %s.".formatted(String.join(", ", questions().keySet())));
  }

  @Command(description = "List the studies with what each asks.")
  int list(@Mixin CommonOptions options) {
    if (options.json()) {
      terminal.print(Map.of("command", "study list", "studies", fields()));
    } else {
      questions().forEach((key, question) -> terminal.print("%-20s %s".formatted(key, question)));
    }
    return ExitCode.OK.status();
  }

  private static List<Map<String, String>> fields() {
    return questions().entrySet().stream()
        .map(study -> Map.of("name", study.getKey(), "question", study.getValue()))
        .toList();
  }
}
