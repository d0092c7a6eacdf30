package org.stegoscope.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.core.StegoscopeException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The settings of a user in a file: an object of JSON with a value for each name.
///
/// Others may write it at the same time, as a second window does: every write reads what is there,
/// changes only what it was asked to change, and replaces the file in one step. Of two writers of
/// the same moment the later one wins; the file is whole at any time.
final class SettingsFile {

  /// Many times what all settings need; more is not ours.
  private static final int MOST_BYTES = 1 << 20;

  private static final int MOST_NESTING = 16;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_NESTING).build())
                  .build())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  /// What becomes of the value of a name; null stands for none.
  record Change(String name, UnaryOperator<Object> change) {

    void applyTo(Map<String, Object> values) {
      Object value = change.apply(values.get(name));
      if (value == null) {
        values.remove(name);
      } else {
        values.put(name, value);
      }
    }
  }

  /// What a file holds.
  ///
  /// @param problem why nothing of it could be used, in a sentence
  record Contents(Map<String, Object> values, Optional<String> problem) {}

  private final Path file;

  SettingsFile(Path file) {
    this.file = file;
  }

  /// Reads the file. One that is not there has no values; one that is broken neither, and is moved
  /// aside.
  Contents read() {
    try {
      return new Contents(values(), Optional.empty());
    } catch (NoSuchFileException e) {
      return new Contents(new LinkedHashMap<>(), Optional.empty());
    } catch (IOException e) {
      return new Contents(
          new LinkedHashMap<>(),
          Optional.of(
              "Your settings in %s cannot be read (%s): the usual ones hold."
                  .formatted(file, e.getMessage())));
    } catch (JacksonException | IllegalArgumentException e) {
      return new Contents(new LinkedHashMap<>(), Optional.of(putAside()));
    }
  }

  private Map<String, Object> values() throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("larger than any settings are");
    }
    Map<String, Object> values = JSON.readValue(bytes, OBJECT);
    if (values == null) {
      throw new IllegalArgumentException("expected an object");
    }
    return values;
  }

  private String putAside() {
    Path aside = file.resolveSibling(file.getFileName() + ".broken");
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      return "Your settings could not be read, for the file is broken; it is kept as %s, and the usual settings hold."
          .formatted(aside);
    } catch (IOException e) {
      return "Your settings in %s are broken and cannot be moved aside (%s): the usual ones hold."
          .formatted(file, e.getMessage());
    }
  }

  /// Changes the file, and nothing in it that the changes do not name.
  ///
  /// @throws StegoscopeException where it cannot be written
  void apply(List<Change> changes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new StegoscopeException(
          "Your settings cannot be kept: the folder of %s cannot be made (%s)."
              .formatted(file, e.getMessage()),
          e);
    }
    Map<String, Object> values = read().values();
    changes.forEach(change -> change.applyTo(values));
    String text = JSON.writeValueAsString(values) + "\n";
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
