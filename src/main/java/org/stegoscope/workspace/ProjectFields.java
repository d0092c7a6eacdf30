package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A project as the fields of its file, beneath those that say what the file is.
final class ProjectFields {

  private final Path folder;

  /// Paths are told as they are seen from `folder`.
  ProjectFields(Path folder) {
    this.folder = folder;
  }

  Map<String, Object> of(Project project) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("photos", project.photos().stream().map(this::file).toList());
    fields.put("models", project.models().stream().map(this::model).toList());
    fields.put("library", library(project.library()));
    fields.put("viewing", viewing(project.viewing()));
    fields.put("viewers", project.viewers().stream().map(ProjectFields::viewer).toList());
    fields.put("queries", queries(project.queries()));
    fields.put("classes", classes(project.classes()));
    fields.put("projection", projection(project.projection()));
    fields.put("evaluation", EvaluationSettingsFields.of(project.evaluation(), this::seen));
    return fields;
  }

  private Map<String, Object> file(StoredFile file) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("path", seen(file.path()));
    if (file.bytes() != StoredFile.UNKNOWN) {
      fields.put("bytes", file.bytes());
    }
    if (!file.sha256().isEmpty()) {
      fields.put("sha256", file.sha256());
    }
    return fields;
  }

  /// With forward slashes, so that another system finds it, too.
  private String seen(Path file) {
    try {
      Path relative = folder.relativize(file);
      return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    } catch (IllegalArgumentException otherDrive) {
      return file.toString();
    }
  }

  private Map<String, Object> model(Project.StoredModel model) {
    Map<String, Object> fields = file(model.file());
    fields.put("device", model.options().device().toString());
    fields.put("precision", ProjectWords.PRECISIONS.of(model.options().precision()));
    model.options().heads().ifPresent(heads -> fields.put("heads", heads));
    model.options().normalization().ifPresent(it -> fields.put("normalization", it.toString()));
    return fields;
  }

  private static Map<String, Object> library(Project.Library library) {
    Map<String, Object> fields = new LinkedHashMap<>();
    place(fields, "active", library.active());
    fields.put("order", ProjectWords.ORDERS.of(library.order()));
    return fields;
  }

  /// A place in a list; where there is none, the field is missing.
  private static void place(Map<String, Object> fields, String name, int place) {
    if (place != Project.NONE) {
      fields.put(name, place);
    }
  }

  private static Map<String, Object> viewing(Project.Viewing viewing) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("workbench", ProjectWords.WORKBENCHES.of(viewing.workbench()));
    fields.put("count", viewing.count());
    fields.put("active", viewing.active());
    fields.put("linked", viewing.linked());
    fields.put("grid", viewing.grid());
    fields.put("curtained", viewing.curtained());
    fields.put("curtain", viewing.curtain());
    return fields;
  }

  private static Map<String, Object> viewer(Project.StoredViewer viewer) {
    Map<String, Object> fields = new LinkedHashMap<>();
    place(fields, "photo", viewer.photo());
    place(fields, "model", viewer.model());
    viewer.look().filter(ProjectFields::finite).ifPresent(look -> fields.put("look", look(look)));
    fields.putAll(ViewerFields.of(viewer.state()));
    return fields;
  }

  /// JSON has no word for what is not a number.
  private static boolean finite(Look look) {
    return Double.isFinite(look.zoom() + look.x() + look.y());
  }

  private static Map<String, Object> look(Look look) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("zoom", look.zoom());
    fields.put("x", look.x());
    fields.put("y", look.y());
    return fields;
  }

  private static Map<String, Object> queries(Project.StoredQueries queries) {
    Map<String, Object> fields = new LinkedHashMap<>();
    place(fields, "active", queries.active());
    fields.put("places", queries.all().stream().map(ProjectFields::query).toList());
    return fields;
  }

  private static Map<String, Object> query(Project.StoredQuery query) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", query.id());
    fields.put("photo", query.photo());
    fields.putAll(ViewerFields.point(query.at()));
    return fields;
  }

  private Map<String, Object> projection(Project.StoredProjection projection) {
    Map<String, Object> fields = ProjectionFields.of(projection);
    Path labels = projection.state().tokens().labels();
    if (labels != null) {
      fields.put("labels", seen(labels));
    }
    return fields;
  }

  private static List<Map<String, Object>> classes(Map<String, Map<Integer, ClassStyle>> sets) {
    List<Map<String, Object>> all = new ArrayList<>();
    new TreeMap<>(sets)
        .forEach((set, styles) -> {
          Map<String, Object> fields = new LinkedHashMap<>();
          fields.put("set", set);
          fields.put("styles", styles(styles));
          all.add(fields);
        });
    return all;
  }

  private static List<Map<String, Object>> styles(Map<Integer, ClassStyle> styles) {
    List<Map<String, Object>> all = new ArrayList<>();
    new TreeMap<>(styles)
        .forEach((id, style) -> {
          Map<String, Object> fields = new LinkedHashMap<>();
          fields.put("id", id);
          fields.put("name", style.name());
          fields.put("color", style.color().hex());
          all.add(fields);
        });
    return all;
  }
}
