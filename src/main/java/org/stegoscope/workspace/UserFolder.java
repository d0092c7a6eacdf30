package org.stegoscope.workspace;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where a program keeps what it remembers of its user, after the custom of the system.
final class UserFolder {

  /// A folder to use instead.
  static final String PROPERTY = "stegoscope.config";

  private final UnaryOperator<String> properties;
  private final UnaryOperator<String> environment;

  /// Both give null for names they do not know.
  UserFolder(UnaryOperator<String> properties, UnaryOperator<String> environment) {
    this.properties = properties;
    this.environment = environment;
  }

  static Path ofThisUser() {
    return new UserFolder(System::getProperty, System::getenv).folder();
  }

  Path folder() {
    String chosen = properties.apply(PROPERTY);
    if (chosen != null && !chosen.isBlank()) {
      return Path.of(chosen);
    }
    Path home = Path.of(properties.apply("user.home"));
    String system = properties.apply("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return absolute("APPDATA")
          .orElse(home.resolve("AppData").resolve("Roaming"))
          .resolve("Stegoscope");
    } else if (system.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Stegoscope");
    }
    return absolute("XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve("stegoscope");
  }

  /// The folder a variable names. The XDG Base Directory Specification has relative ones ignored.
  private Optional<Path> absolute(String variable) {
    try {
      return Optional.ofNullable(environment.apply(variable))
          .map(Path::of)
          .filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
