package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Names for the results of several images in one folder.
public final class OutputNames {

  private OutputNames() {}

  /// One name a file: its own without the extension, and `-2`, `-3`, ... behind it where an earlier
  /// file has that name. Upper and lower case count as the same, as some file systems do.
  public static List<String> of(List<Path> files) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (Path file : files) {
      String stem = stem(file);
      String name = stem;
      for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
        name = stem + "-" + i;
      }
      names.add(name);
    }
    return names;
  }

  private static String stem(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "image" : last.toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
