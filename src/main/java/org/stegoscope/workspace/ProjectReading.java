package org.stegoscope.workspace;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Normalization;
import org.stegoscope.model.ComputeDevice;
import org.stegoscope.model.ModelOptions;

/// The project that the fields of a file say. What they do not say, or say wrongly, is as usual.
final class ProjectReading {

  private static final int MOST_PHOTOS = 100_000;
  private static final int MOST_MODELS = 100;
  private static final int MOST_HEADS = 1000;
  private static final int MOST_SETS = 1000;
  private static final int MOST_CLASSES = 256;
  private static final double MOST_ZOOM = 1000;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");

  private final Path folder;
  private final Path writtenIn;
  private final Project usual;
  private int photos;
  private int models;

  /// Paths are seen from `folder`; where nothing is there, from `writtenIn`, where the project was
  /// when it was written. `usual` is the project of a new window.
  ProjectReading(Path folder, Path writtenIn, Project usual) {
    this.folder = folder;
    this.writtenIn = writtenIn;
    this.usual = usual;
  }

  Project read(JsonObject fields) {
    List<StoredFile> files =
        fields.objects("photos", MOST_PHOTOS).stream().map(this::file).toList();
    photos = files.size();
    List<Project.StoredModel> checkpoints =
        fields.objects("models", MOST_MODELS).stream().map(this::model).toList();
    models = checkpoints.size();
    JsonObject library = fields.object("library");
    return new Project(
        files,
        checkpoints,
        new Project.Library(
            place(library, "active", photos),
            library.word("order", ProjectWords.ORDERS, usual.library().order())),
        viewing(fields.object("viewing")),
        viewers(fields.objects("viewers", usual.viewers().size())),
        queries(fields.object("queries")),
        classes(fields),
        projection(fields.object("projection")),
        EvaluationSettingsFields.read(fields.object("evaluation"), usual.evaluation(), this::path));
  }

  private Project.StoredProjection projection(JsonObject fields) {
    Project.StoredProjection read = ProjectionFields.read(fields, usual.projection(), models);
    String labels = fields.text("labels", "");
    return labels.isEmpty() ? read : ProjectionFields.with(read, path(labels));
  }

  private static int place(JsonObject fields, String name, int count) {
    return fields.integer(name, 0, count - 1, Project.NONE);
  }

  private StoredFile file(JsonObject fields) {
    String digest = fields.text("sha256", "").toLowerCase(Locale.ROOT);
    return new StoredFile(
        path(fields.text("path", "")),
        fields.whole("bytes", 0, Long.MAX_VALUE, StoredFile.UNKNOWN),
        SHA256.matcher(digest).matches() ? digest : "");
  }

  /// Something that is no path on this system is a file that is not there.
  private Path path(String text) {
    try {
      Path path = Path.of(text);
      Path here = folder.resolve(path).normalize();
      Path there = writtenIn.resolve(path).normalize();
      return !Files.exists(here) && Files.exists(there) ? there : here;
    } catch (InvalidPathException e) {
      return folder.resolve("a file with an impossible name");
    }
  }

  private Project.StoredModel model(JsonObject fields) {
    int heads = fields.integer("heads", 1, MOST_HEADS, 0);
    ModelOptions options =
        new ModelOptions(
            device(fields.text("device", "")),
            fields.word("precision", ProjectWords.PRECISIONS, ModelOptions.DEFAULT.precision()),
            heads == 0 ? OptionalInt.empty() : OptionalInt.of(heads),
            normalization(fields.text("normalization", "")));
    return new Project.StoredModel(file(fields), options);
  }

  private static ComputeDevice device(String text) {
    try {
      return ComputeDevice.parse(text);
    } catch (StegoscopeException unknown) {
      return ComputeDevice.CPU;
    }
  }

  private static Optional<Normalization> normalization(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Normalization.parse(text));
    } catch (StegoscopeException unknown) {
      return Optional.empty();
    }
  }

  private Project.Viewing viewing(JsonObject fields) {
    Project.Viewing otherwise = usual.viewing();
    int count = fields.integer("count", 1, Viewers.MOST, otherwise.count());
    return new Project.Viewing(
        fields.word("workbench", ProjectWords.WORKBENCHES, otherwise.workbench()),
        count,
        fields.integer("active", 0, count - 1, 0),
        fields.flag("linked", otherwise.linked()),
        fields.flag("grid", otherwise.grid()),
        fields.flag("curtained", otherwise.curtained()),
        fields.number("curtain", 0, 1, otherwise.curtain()));
  }

  /// As many as a window has, whatever the file says.
  private List<Project.StoredViewer> viewers(List<JsonObject> said) {
    List<Project.StoredViewer> viewers = new ArrayList<>();
    for (int i = 0; i < usual.viewers().size(); i++) {
      JsonObject fields = i < said.size() ? said.get(i) : JsonObject.of(null);
      viewers.add(
          new Project.StoredViewer(
              place(fields, "photo", photos),
              place(fields, "model", models),
              fields.has("look") ? look(fields.object("look")) : Optional.empty(),
              ViewerFields.read(fields, usual.viewers().get(i).state())));
    }
    return viewers;
  }

  private static Optional<Look> look(JsonObject fields) {
    double zoom = fields.number("zoom", 0, MOST_ZOOM, 0);
    double most = ViewerFields.MOST_PIXELS;
    return zoom > 0
        ? Optional.of(
            new Look(zoom, fields.number("x", -most, most, 0), fields.number("y", -most, most, 0)))
        : Optional.empty();
  }

  /// Of queries with the same id, the first counts.
  private Project.StoredQueries queries(JsonObject fields) {
    List<Project.StoredQuery> all = new ArrayList<>();
    Set<Integer> ids = new HashSet<>();
    for (JsonObject query : fields.objects("places", Queries.MOST)) {
      int id = query.integer("id", 0, Queries.MOST - 1, Queries.NONE);
      int photo = place(query, "photo", photos);
      if (id != Queries.NONE && photo != Project.NONE && ids.add(id)) {
        all.add(new Project.StoredQuery(id, photo, ViewerFields.point(query)));
      }
    }
    int active = fields.integer("active", 0, Queries.MOST - 1, Queries.NONE);
    return new Project.StoredQueries(all, ids.contains(active) ? active : Queries.NONE);
  }

  private static Map<String, Map<Integer, ClassStyle>> classes(JsonObject fields) {
    Map<String, Map<Integer, ClassStyle>> sets = new LinkedHashMap<>();
    for (JsonObject set : fields.objects("classes", MOST_SETS)) {
      Map<Integer, ClassStyle> styles = new LinkedHashMap<>();
      for (JsonObject style : set.objects("styles", MOST_CLASSES)) {
        int id = style.integer("id", 0, MOST_CLASSES - 1, Project.NONE);
        String name = style.text("name", "").strip();
        String color = style.text("color", "").toLowerCase(Locale.ROOT);
        if (id != Project.NONE && !name.isEmpty() && COLOR.matcher(color).matches()) {
          styles.put(
              id,
              new ClassStyle(
                  ClassStyles.shortened(name), Rgb.of(Integer.parseInt(color.substring(1), 16))));
        }
      }
      if (!styles.isEmpty()) {
        sets.put(set.text("set", ""), Map.copyOf(styles));
      }
    }
    return Map.copyOf(sets);
  }
}
