package org.stegoscope.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.stegoscope.job.JobContext;

/// A file of a project that is not open, because it is not where it was or is not what it was.
public final class AbsentFile {

  /// What the project uses it for.
  public enum Role {
    PHOTO("Photo"),
    CHECKPOINT("Checkpoint");

    private final String label;

    Role(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /// Why it is not open.
  public sealed interface Problem {

    /// Nothing is there.
    record Missing() implements Problem {}

    /// There is another content than the project knows: digests, or sizes where it knows no digest.
    record Changed(String expected, String found) implements Problem {}

    /// It cannot be used, for the reason the sentence gives.
    record Unusable(String sentence) implements Problem {}
  }

  private final Role role;
  private final int place;
  private final StoredFile stored;
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
  private Path candidate;

  /// `place` is that in the project's list of photos or models.
  AbsentFile(Role role, int place, StoredFile stored, Problem problem) {
    this.role = role;
    this.place = place;
    this.stored = stored;
    this.problem.set(problem);
    candidate = stored.path();
  }

  public Role role() {
    return role;
  }

  /// Where the project has it.
  public Path path() {
    return stored.path();
  }

  public String name() {
    return stored.name();
  }

  /// What is wrong with [#candidate].
  public ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// The file that was tried last in its place; at first, the one where the project has it.
  public Path candidate() {
    return candidate;
  }

  int place() {
    return place;
  }

  StoredFile stored() {
    return stored;
  }

  void tried(Path file, Problem found) {
    candidate = file;
    problem.set(found);
  }

  /// What keeps a file from being taken for what a project knows; empty where nothing does. Reads
  /// all of it where a digest is known.
  static Optional<Problem> check(StoredFile stored, JobContext context) {
    Path file = stored.path();
    if (!Files.isRegularFile(file)) {
      return Optional.of(new Problem.Missing());
    }
    try {
      if (!stored.sha256().isEmpty()) {
        String found = StoredFile.digest(file, context);
        return found.equals(stored.sha256())
            ? Optional.empty()
            : Optional.of(new Problem.Changed("SHA-256 " + stored.sha256(), "SHA-256 " + found));
      }
      long bytes = Files.size(file);
      return stored.bytes() == StoredFile.UNKNOWN || stored.bytes() == bytes
          ? Optional.empty()
          : Optional.of(
              new Problem.Changed(
                  "%,d bytes".formatted(stored.bytes()), "%,d bytes".formatted(bytes)));
    } catch (IOException e) {
      return Optional.of(
          new Problem.Unusable("%s cannot be read: %s.".formatted(file, e.getMessage())));
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
