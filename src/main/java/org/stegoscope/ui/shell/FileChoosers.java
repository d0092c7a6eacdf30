package org.stegoscope.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the user for files. Tests answer for the user.
public interface FileChoosers {

  /// Empty where the user chose none.
  List<Path> photos();

  Optional<Path> photoFolder();

  List<Path> checkpoints();

  /// The project to open; empty where the user chose none.
  Optional<Path> project();

  /// Where a project is to be written; empty where the user chose nowhere.
  ///
  /// @param name what it is called unless the user says otherwise
  Optional<Path> saveProject(String name);

  /// A file that was somewhere else before; empty where the user chose none.
  Optional<Path> moved(String name);

  /// A folder in which files are searched; empty where the user chose none.
  Optional<Path> searched();

  /// The folder with the labels of photos; empty where the user chose none.
  Optional<Path> labels();

  /// The folder of a data set; empty where the user chose none.
  Optional<Path> dataset();

  /// A list of classes; empty where the user chose none.
  Optional<Path> classes();

  /// A sweep; empty where the user chose none.
  Optional<Path> sweep();

  /// The folder into which a sweep is run; empty where the user chose none.
  Optional<Path> sweepFolder();

  /// The folder into which several files are written; empty where the user chose none.
  Optional<Path> exportFolder();

  /// A folder for anything else; empty where the user chose none.
  Optional<Path> folder(String title);

  /// Where a new file is to be written; empty where the user chose nowhere.
  ///
  /// @param name what it is called unless the user says otherwise
  Optional<Path> save(String title, String name);
}
