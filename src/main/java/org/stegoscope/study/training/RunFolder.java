package org.stegoscope.study.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.stegoscope.core.StegoscopeException;

/// The files of a run.
public record RunFolder(Path path) {

  /// Which of the states of a run is meant.
  public enum Which {
    BEST("best"),
    LAST("last");

    private final String word;

    Which(String word) {
      this.word = word;
    }
  }

  /// Makes the folder for a new run.
  ///
  /// @throws StegoscopeException where there is something in it, or it cannot be made
  void begin() {
    try {
      Files.createDirectories(path);
      try (Stream<Path> inside = Files.list(path)) {
        if (inside.findAny().isPresent()) {
          throw new StegoscopeException(
              Files.exists(record())
                  ? "%s holds a run already: resume it, or choose another folder.".formatted(path)
                  : "%s is not empty: choose another folder for the run.".formatted(path));
        }
      }
    } catch (IOException e) {
      throw new StegoscopeException("The folder %s cannot be used: %s.".formatted(path, e), e);
    }
  }

  /// What the run was made from.
  public Path record() {
    return path.resolve("run.json");
  }

  /// All numbers over time.
  public Path curve() {
    return path.resolve("curve.csv");
  }

  /// The same for TensorBoard.
  public Path events() {
    return path.resolve("events.out.tfevents.stegoscope");
  }

  /// The numbers of the best and of the last state.
  public Path result() {
    return path.resolve("result.json");
  }

  /// How the run ended for now; empty where it was never brought to an end.
  ///
  /// @throws StegoscopeException where the result cannot be understood
  public Optional<Ended> ended() {
    return ResultFile.read(result());
  }

  /// All that a later step depends on.
  public Path state(Which which) {
    return path.resolve(which.word + ".state");
  }

  /// A network that can be opened as any other.
  public Path checkpoint(Which which) {
    return path.resolve(which.word + ".safetensors");
  }

  /// The same as PyTorch Lightning writes it.
  public Path lightning(Which which) {
    return path.resolve(which.word + ".ckpt");
  }

  /// Of the predictions after all steps.
  public Path predictions() {
    return path.resolve("predictions");
  }

  /// Of the predictions after a step.
  public Path predictions(int step) {
    return predictions().resolve("%07d".formatted(step));
  }
}
