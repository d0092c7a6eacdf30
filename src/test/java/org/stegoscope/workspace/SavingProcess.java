package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.Optional;

/// A process that saves one version of a project over the other until it is killed.
final class SavingProcess {

  private SavingProcess() {}

  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]);
    for (int number = 0; ; number++) {
      Project version = ProjectVersions.version(file.getParent(), number);
      System.out.println("saving " + number);
      new ProjectFile(file).write(version, Optional.empty());
    }
  }
}
