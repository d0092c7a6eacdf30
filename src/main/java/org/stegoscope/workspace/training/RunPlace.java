package org.stegoscope.workspace.training;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.study.training.RunFolder;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.Tasks;
import org.stegoscope.workspace.UiThread;

/// Where the next run goes: a folder of runs, and its name in it.
public final class RunPlace {

  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,6})");

  private final ObjectProperty<Path> runs;
  private final StringProperty name = new SimpleStringProperty("run-1");
  private final ObjectProperty<Path> cache = new SimpleObjectProperty<>();
  private final Latest<String> naming;

  RunPlace(Path runs, JobRunner runner, UiThread ui, Notices notices) {
    this.runs = new SimpleObjectProperty<>(runs);
    naming = new Latest<>(runner, Lane.CPU, ui, Runnable::run, name::set, notices::report);
  }

  /// The folder that runs are in.
  public ObjectProperty<Path> runsProperty() {
    return runs;
  }

  /// The folder of the run in it.
  public StringProperty nameProperty() {
    return name;
  }

  /// Where features are kept; null for the folder `computed` beside the runs.
  public ObjectProperty<Path> cacheProperty() {
    return cache;
  }

  /// Why no run can be there, a sentence; empty where one can.
  String problem() {
    String text = name.get().strip();
    try {
      Path path = Path.of(text);
      return text.isEmpty() || path.getNameCount() != 1 || path.isAbsolute() || text.equals("..")
          ? "The run needs the name of a folder."
          : "";
    } catch (InvalidPathException e) {
      return "“%s” is no name for a folder.".formatted(text);
    }
  }

  RunFolder folder() {
    return new RunFolder(runs.get().resolve(name.get().strip()));
  }

  Optional<Path> chosenCache() {
    return Optional.ofNullable(cache.get());
  }

  /// Where features of a run are kept.
  Path cache(RunFolder run) {
    return chosenCache()
        .orElseGet(() -> run.path().toAbsolutePath().normalize().resolveSibling("computed"));
  }

  /// Counts the name on to the first that is free.
  void suggest() {
    if (!problem().isEmpty()) {
      return;
    }
    Path in = runs.get();
    String from = name.get().strip();
    naming.ask(Tasks.UNSEEN, _ -> free(in, from));
  }

  private static String free(Path in, String from) {
    Matcher numbered = NUMBERED.matcher(from);
    String stem = numbered.matches() ? numbered.group(1) : from + "-";
    int number = numbered.matches() ? Integer.parseInt(numbered.group(2)) : 1;
    String name = from;
    while (Files.exists(in.resolve(name))) {
      number++;
      name = stem + number;
    }
    return name;
  }
}
