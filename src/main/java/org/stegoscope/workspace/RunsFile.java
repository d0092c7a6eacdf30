package org.stegoscope.workspace;

import java.nio.file.Path;

/// Where runs are recorded unless somebody says otherwise.
public final class RunsFile {

  private RunsFile() {}

  public static Path ofThisUser() {
    return UserFolder.ofThisUser().resolve("runs.sqlite");
  }
}
