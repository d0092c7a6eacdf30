package org.stegoscope.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ClassList.Entry;
import org.stegoscope.dataset.ClassList.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Class lists in files of two forms. `classes.json`:
///
///     {"classes": [{"id": 0, "name": "sky", "color": "#8080ff", "kind": "stuff"}], "ignore": [11]}
///
/// where `kind` is `thing`, `stuff` or `unknown` and may be left out, as may `ignore`; and
/// `classes.txt`, a line "id name red green blue" a class, where a class called void or unlabelled
/// is none, and lines that begin with `#` say nothing. Ids that a file leaves out get a number for
/// a name.
public final class ClassListFile {

  private static final Set<String> VOID_NAMES = Set.of("void", "unlabelled", "unlabeled");
  private static final Set<String> FIELDS = Set.of("classes", "ignore");
  private static final Set<String> CLASS_FIELDS = Set.of("id", "name", "color", "kind");
  private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_NESTING = 8;
  private static final int LINE_WORDS = 5;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_NESTING).build())
                  .build())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path file;
  private final SortedMap<Integer, Entry> entries = new TreeMap<>();
  private final List<Integer> ignored = new ArrayList<>();

  private ClassListFile(Path file) {
    this.file = file;
  }

  /// The list that lies in a folder as `classes.json` or `classes.txt`, the first that is there.
  ///
  /// @throws StegoscopeException where it is there and no list of classes
  public static Optional<ClassList> in(Path folder) {
    for (String name : List.of("classes.json", "classes.txt")) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        return Optional.of(read(file));
      }
    }
    return Optional.empty();
  }

  /// Reads the form that the ending says, `.json` or any other.
  ///
  /// @throws StegoscopeException where the file cannot be read or is no list of classes
  public static ClassList read(Path file) {
    ClassListFile reading = new ClassListFile(file);
    String text = text(file);
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
      reading.takeJson(text);
    } else {
      text.lines().forEach(reading::takeLine);
    }
    return reading.list();
  }

  /// Writes `classes.json`. A failure is the sentence of [AtomicFile].
  public static void write(Path file, ClassList classes) {
    List<Map<String, Object>> described = new ArrayList<>();
    for (Entry entry : classes.entries()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("id", described.size());
      fields.put("name", entry.name());
      fields.put("color", entry.color().hex());
      fields.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
      described.add(fields);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("classes", described);
    fields.put("ignore", classes.ignored());
    String text = JSON.writeValueAsString(fields) + "\n";
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new StegoscopeException("%s is too long for a list of classes.".formatted(file));
      }
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new StegoscopeException("There is no list of classes %s.".formatted(file), e);
    } catch (IOException e) {
      throw new StegoscopeException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private ClassList list() {
    List<Integer> named = entries.keySet().stream().filter(id -> !ignored.contains(id)).toList();
    if (named.isEmpty()) {
      throw wrong("it names no class", null);
    }
    List<Entry> all = new ArrayList<>(ClassList.numbered(named.getLast() + 1).entries());
    entries.headMap(all.size()).forEach(all::set);
    return new ClassList(all, ignored);
  }

  private void takeLine(String line) {
    String[] words = line.strip().split("\\s+");
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    try {
      if (words.length < LINE_WORDS) {
        throw new IllegalArgumentException("too few words");
      }
      int id = Integer.parseInt(words[0]);
      int end = words.length - 3;
      String name = String.join(" ", Arrays.asList(words).subList(1, end));
      Rgb color =
          new Rgb(
              Integer.parseInt(words[end]),
              Integer.parseInt(words[end + 1]),
              Integer.parseInt(words[end + 2]));
      if (id < 0 || id >= ClassList.MOST) {
        throw new IllegalArgumentException("an id beyond the labels there can be");
      }
      entries.put(id, new Entry(name, color, Kind.UNKNOWN));
      if (VOID_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
        ignored.add(id);
      }
    } catch (IllegalArgumentException e) {
      throw wrong(
          "expected lines of \"id name red green blue\", found \"%s\"".formatted(shortened(line)),
          e);
    }
  }

  private void takeJson(String text) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JacksonException e) {
      throw wrong("expected JSON, found what is none (%s)".formatted(e.getOriginalMessage()), e);
    }
    requireFields(root, FIELDS);
    if (!root.path("classes").isArray()) {
      throw wrong("expected an array \"classes\"", null);
    }
    for (JsonNode described : root.path("classes")) {
      requireFields(described, CLASS_FIELDS);
      int id = id(described.path("id"));
      Entry entry = new Entry(name(described), color(described), kind(described));
      if (entries.put(id, entry) != null) {
        throw wrong("it has two classes of the id %d".formatted(id), null);
      }
    }
    JsonNode ignore = root.path("ignore");
    if (!ignore.isMissingNode() && !ignore.isArray()) {
      throw wrong("expected an array of ids \"ignore\"", null);
    }
    ignore.forEach(node -> {
      if (!node.isInt() || node.asInt() != ClassList.MOST) {
        ignored.add(id(node));
      }
    });
  }

  private void requireFields(JsonNode node, Set<String> known) {
    if (!node.isObject()) {
      throw wrong("expected an object, found %s".formatted(shortened(node.toString())), null);
    }
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        throw wrong("nobody knows its field \"%s\"".formatted(shortened(name)), null);
      }
    }
  }

  private int id(JsonNode node) {
    if (!node.isInt() || node.asInt() < 0 || node.asInt() >= ClassList.MOST) {
      throw wrong(
          "expected ids from 0 to %d, found %s"
              .formatted(ClassList.MOST - 1, shortened(node.toString())),
          null);
    }
    return node.asInt();
  }

  private String name(JsonNode described) {
    JsonNode name = described.path("name");
    if (!name.isString() || name.asString().isBlank()) {
      throw wrong("a class has no \"name\"", null);
    }
    return name.asString();
  }

  private Rgb color(JsonNode described) {
    JsonNode color = described.path("color");
    if (!color.isString() || !COLOR.matcher(color.asString()).matches()) {
      throw wrong(
          "expected a \"color\" such as \"#8040ff\", found %s"
              .formatted(shortened(color.toString())),
          null);
    }
    return Rgb.of(Integer.parseInt(color.asString().substring(1), 16));
  }

  private Kind kind(JsonNode described) {
    return switch (described.path("kind").asString("unknown")) {
      case "thing" -> Kind.THING;
      case "stuff" -> Kind.STUFF;
      case "unknown" -> Kind.UNKNOWN;
      case String other ->
          throw wrong(
              "expected the \"kind\" thing, stuff or unknown, found \"%s\""
                  .formatted(shortened(other)),
              null);
    };
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  private StegoscopeException wrong(String why, Exception cause) {
    return new StegoscopeException("%s cannot be used: %s.".formatted(file, why), cause);
  }
}
