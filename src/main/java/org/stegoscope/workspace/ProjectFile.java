package org.stegoscope.workspace;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.model.Diagnosis;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A project in a file of JSON, which other programs can read: `docs/projects.md` tells every
/// field.
///
/// Fields that this version does not know are ignored, missing ones are as in a new window. A file
/// is written wholly or not at all.
final class ProjectFile {

  static final String EXTENSION = "stegoscope";

  private static final String FORMAT = "stegoscope-project";
  private static final int VERSION = 1;

  /// A hundred thousand photos need less.
  private static final int MOST_BYTES = 48 << 20;

  private static final int MOST_NESTING = 32;
  private static final int LONGEST_TEXT = 1 << 16;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_NESTING)
                          .maxStringLength(LONGEST_TEXT)
                          .build())
                  .build())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// A project and the file that the user calls by its name; empty where it has none, as one that
  /// was never saved.
  record Named(Project project, Optional<Path> name) {}

  private final Path file;

  ProjectFile(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  /// Replaces what was there in one step.
  ///
  /// @param name of which file this is a copy that is kept for a while; empty for the file itself
  /// @throws StegoscopeException where it cannot be written; the old file is as it was then
  void write(Project project, Optional<Path> name) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("format", FORMAT);
    fields.put("version", VERSION);
    fields.put("application", "Stegoscope " + Diagnosis.version());
    fields.put("saved", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    fields.put("folder", file.getParent().toString());
    name.ifPresent(known -> fields.put("project", known.toString()));
    fields.putAll(new ProjectFields(file.getParent()).of(project));
    AtomicFile.write(
        file,
        out -> {
          BufferedWriter writer =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          writer.write(JSON.writeValueAsString(fields));
          writer.write('\n');
          writer.flush();
        });
  }

  /// Reads what [#write] has written, or somebody else.
  ///
  /// @param usual the project of a new window, which fills the gaps
  /// @throws StegoscopeException where it cannot be read or is no project this version can read
  Named read(Project usual) {
    JsonObject fields = JsonObject.of(parsed());
    requireProject(fields);
    Path folder = file.getParent();
    Path writtenIn = path(fields.text("folder", "")).filter(Path::isAbsolute).orElse(folder);
    Project project = new ProjectReading(folder, writtenIn, usual).read(fields);
    return new Named(project, path(fields.text("project", "")).filter(Path::isAbsolute));
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Object parsed() {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new StegoscopeException("The project %s is not there.".formatted(file), e);
    } catch (IOException e) {
      throw new StegoscopeException(
          "The project %s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
    if (bytes.length > MOST_BYTES) {
      throw new StegoscopeException(
          "%s is no project: expected at most %d MB, found more."
              .formatted(file, MOST_BYTES >> 20));
    }
    try {
      return JSON.readValue(bytes, Object.class);
    } catch (JacksonException e) {
      throw new StegoscopeException(
          "%s is no project: expected JSON, found %s."
              .formatted(file, firstLine(e.getOriginalMessage())),
          e);
    }
  }

  private static String firstLine(String message) {
    String line = String.valueOf(message).lines().findFirst().orElse("something else").strip();
    return line.length() <= 200 ? line : line.substring(0, 200) + "…";
  }

  private void requireProject(JsonObject fields) {
    if (!fields.text("format", "").equals(FORMAT)) {
      throw new StegoscopeException(
          "%s is no project: expected JSON with \"format\": \"%s\".".formatted(file, FORMAT));
    }
    long version = fields.whole("version", 1, Long.MAX_VALUE, 0);
    if (version == 0) {
      throw new StegoscopeException(
          "%s is no project: expected \"version\" to be a number from 1 to %d."
              .formatted(file, VERSION));
    } else if (version > VERSION) {
      throw new StegoscopeException(
          "%s was written by a newer Stegoscope: its version is %d and this program reads up to %d; open it with the newer one."
              .formatted(file, version, VERSION));
    }
  }
}
