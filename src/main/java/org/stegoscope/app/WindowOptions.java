package org.stegoscope.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.ui.shell.Theme;

/// How the window starts: whether it opens the sample, in which theme, and with which files.
public record WindowOptions(Start start, Theme theme, List<Path> files) {

  /// What stands in the window at first.
  public enum Start {
    WELCOME,
    SAMPLE
  }

  public static final WindowOptions DEFAULT =
      new WindowOptions(Start.WELCOME, Theme.SYSTEM, List.of());

  private static final String SAMPLE_OPTION = "--sample";
  private static final String THEME_OPTION = "--theme";

  public WindowOptions {
    files = List.copyOf(files);
  }

  /// Reads `[--sample] [--theme light|dark|system] [FILES...]`.
  ///
  /// @throws StegoscopeException where an option is unknown or a theme is not one
  public static WindowOptions parse(List<String> arguments) {
    Start start = Start.WELCOME;
    Theme theme = Theme.SYSTEM;
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals(SAMPLE_OPTION)) {
        start = Start.SAMPLE;
      } else if (argument.equals(THEME_OPTION)) {
        i++;
        theme = theme(i < arguments.size() ? arguments.get(i) : "");
      } else if (argument.startsWith(THEME_OPTION + "=")) {
        theme = theme(argument.substring(THEME_OPTION.length() + 1));
      } else if (argument.startsWith("--")) {
        throw new StegoscopeException(
            "The window knows --sample and --theme light|dark|system, not %s.".formatted(argument));
      } else {
        files.add(Path.of(argument));
      }
    }
    return new WindowOptions(start, theme, files);
  }

  private static Theme theme(String name) {
    for (Theme theme : Theme.values()) {
      if (theme.name().equalsIgnoreCase(name)) {
        return theme;
      }
    }
    throw new StegoscopeException("A theme is light, dark or system, not \"%s\".".formatted(name));
  }

  /// The arguments that [#parse] reads back.
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (start == Start.SAMPLE) {
      arguments.add(SAMPLE_OPTION);
    }
    arguments.add(THEME_OPTION);
    arguments.add(theme.name().toLowerCase(Locale.ROOT));
    files.forEach(file -> arguments.add(file.toString()));
    return arguments;
  }
}
