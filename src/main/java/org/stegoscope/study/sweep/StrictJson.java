package org.stegoscope.study.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.figure.JsonFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An object in a file of JSON that somebody wrote, all of whose fields are to be understood. What
/// is wrong is told with its place, such as `axes[1].values`.
final class StrictJson {

  private static final int MOST_NESTING = 8;
  private static final int MOST_TEXT = 100_000;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_NESTING)
                          .maxStringLength(MOST_TEXT)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path file;
  private final String place;
  private final JsonNode node;

  private StrictJson(Path file, String place, JsonNode node) {
    this.file = file;
    this.place = place;
    this.node = node;
  }

  /// @param what the file is, such as `a sweep`
  /// @throws StegoscopeException where it cannot be read or holds no object
  static StrictJson read(Path file, int mostBytes, String what) {
    try {
      if (Files.size(file) > mostBytes) {
        throw new StegoscopeException("%s is too long for %s.".formatted(file, what));
      }
      JsonNode root = JSON.readTree(Files.readAllBytes(file));
      if (!root.isObject()) {
        throw new StegoscopeException(
            "%s is no file of %s: expected an object, found %s.".formatted(file, what, kind(root)));
      }
      return new StrictJson(file, "", root);
    } catch (NoSuchFileException e) {
      throw new StegoscopeException("There is no file %s.".formatted(file), e);
    } catch (IOException e) {
      throw new StegoscopeException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    } catch (JacksonException e) {
      throw new StegoscopeException(
          "%s is no file of %s: %s (line %d)."
              .formatted(
                  file,
                  what,
                  e.getOriginalMessage().lines().findFirst().orElse("").strip(),
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr()),
          e);
    }
  }

  static void write(Path file, Map<String, Object> fields) {
    JsonFile.write(file, fields);
  }

  /// What stands there, for people.
  static String kind(JsonNode node) {
    if (node.isMissingNode()) {
      return "nothing";
    } else if (node.isArray()) {
      return "a list";
    } else if (node.isObject()) {
      return "an object";
    } else if (node.isNull()) {
      return "null";
    }
    String text = node.asString();
    return "“%s”".formatted(text.length() > 40 ? text.substring(0, 40) + "…" : text);
  }

  StegoscopeException wrong(String sentence) {
    return new StegoscopeException(
        "%s%s: %s.".formatted(file, place.isEmpty() ? "" : ", " + place, sentence));
  }

  /// The failure with the name of the file before it.
  StegoscopeException inFile(StegoscopeException failure) {
    return failure.getMessage().startsWith(file.toString())
        ? failure
        : new StegoscopeException("%s: %s".formatted(file, failure.getMessage()), failure);
  }

  private StegoscopeException expected(String name, String what, JsonNode found) {
    return new StegoscopeException(
        "%s: %s should be %s, not %s.".formatted(file, at(name), what, kind(found)));
  }

  private String at(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  /// @throws StegoscopeException where there are others
  void requireFields(String... known) {
    for (String name : node.propertyNames()) {
      if (!Set.of(known).contains(name)) {
        throw wrong(
            "it has a field “%s” of unknown meaning; known are %s"
                .formatted(name, String.join(", ", known)));
      }
    }
  }

  boolean has(String name) {
    return node.has(name);
  }

  String text(String name) {
    JsonNode found = node.path(name);
    if (!found.isString() || found.asString().isBlank()) {
      throw expected(name, "a text", found);
    }
    return found.asString().strip();
  }

  StrictJson object(String name) {
    JsonNode found = node.path(name);
    if (!found.isObject()) {
      throw expected(name, "an object", found);
    }
    return new StrictJson(file, at(name), found);
  }

  /// The elements of a list.
  List<JsonNode> nodes(String name) {
    JsonNode found = node.path(name);
    if (!found.isArray()) {
      throw expected(name, "a list", found);
    }
    List<JsonNode> nodes = new ArrayList<>();
    found.forEach(nodes::add);
    return nodes;
  }

  /// The elements of a list of objects.
  List<StrictJson> list(String name) {
    List<StrictJson> objects = new ArrayList<>();
    for (JsonNode element : nodes(name)) {
      String index = "%s[%d]".formatted(name, objects.size());
      if (!element.isObject()) {
        throw expected(index, "an object", element);
      }
      objects.add(new StrictJson(file, at(index), element));
    }
    return objects;
  }

  /// The elements of a list of texts, numbers and truth values, as texts.
  List<String> scalars(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : nodes(name)) {
      texts.add(scalar("%s[%d]".formatted(name, texts.size()), element));
    }
    return texts;
  }

  /// All fields, which are texts, numbers or truth values, as texts.
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : node.propertyNames()) {
      texts.put(name, scalar(name, node.path(name)));
    }
    return texts;
  }

  private String scalar(String name, JsonNode found) {
    if (found.isString() || found.isNumber() || found.isBoolean()) {
      return found.asString();
    }
    throw expected(name, "a text, a number, true or false", found);
  }
}
