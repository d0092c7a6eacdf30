package org.stegoscope.cli;

import java.util.Map;
import org.stegoscope.study.ready.ReadyStudy;
import org.stegoscope.study.ready.VarianceStudy;
import org.stegoscope.study.report.EvaluatedReport;
import org.stegoscope.workspace.Laboratory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The commands below `study`: sweeps that are made ready, the explained variance, and evaluations
/// with the defaults of a study.
final class Studies {

  /// A table of the paper, with the dimension that STEGO has where nobody says another.
  static final Map<String, String> PROBE_TABLE =
      Map.of("--fit-probes", "true", "--crf", "off,on", "--reduce", "pca:70,rp:70");

  static final Map<String, String> TRANSFER = Map.of("--fit-probes", "true");

  private static final String PROBE_TABLE_KEY = "probe-table";
  private static final String TRANSFER_KEY = "transfer";

  private Studies() {}

  static CommandLine of(Terminal terminal, Laboratory laboratory, SweepRunner sweeps) {
    CommandLine study = new CommandLine(new StudyCommand(terminal));
    for (ReadyStudy ready : ReadyStudy.values()) {
      CommandLine one = new CommandLine(new ReadyStudyCommand(terminal, sweeps, ready));
      CommandSpec spec = one.getCommandSpec();
      // In place of a file there are options.
      spec.remove(spec.positionalParameters().getFirst());
      describe(one, ready.key(), ready.question(), "Ends in " + ready.ending() + ".");
      study.addSubcommand(ready.key(), one);
    }
    study.addSubcommand(
        VarianceStudy.KEY, new CommandLine(new ExplainedVarianceCommand(terminal, laboratory)));
    study.addSubcommand(
        PROBE_TABLE_KEY,
        evaluating(
            new EvaluateCommand(terminal, laboratory),
            PROBE_TABLE_KEY,
            PROBE_TABLE,
            "What do features, their projections and the codes of a head tell a probe? Evaluates as",
            "the paper's Table 2 does, with probes that are fitted here."));
    study.addSubcommand(
        TRANSFER_KEY,
        evaluating(
            new EvaluateCommand(terminal, laboratory),
            TRANSFER_KEY,
            TRANSFER,
            "Is a head of use on another data set than the one it was trained on? Evaluates it with",
            "its own clusters, and with probes and clusters that are found anew."));
    return study;
  }

  /// What an evaluation is asked by the command of a name.
  static EvaluatedReport.Question question(String command) {
    return switch (command) {
      case PROBE_TABLE_KEY -> EvaluatedReport.Question.PROBE_TABLE;
      case TRANSFER_KEY -> EvaluatedReport.Question.TRANSFER;
      default -> EvaluatedReport.Question.EVALUATION;
    };
  }

  /// The command `evaluate` with other defaults.
  private static CommandLine evaluating(
      EvaluateCommand command, String name, Map<String, String> defaults, String... description) {
    CommandLine line = new CommandLine(command);
    line.setDefaultValueProvider(argument ->
        argument instanceof OptionSpec option ? defaults.get(option.longestName()) : null);
    describe(line, name, description);
    return line;
  }

  /// Its own name and description in place of those of the command it is made from.
  private static void describe(CommandLine line, String name, String... description) {
    line.getCommandSpec().name(name).usageMessage().description(description);
  }
}
