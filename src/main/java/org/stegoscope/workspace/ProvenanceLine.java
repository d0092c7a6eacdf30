package org.stegoscope.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stegoscope.dataset.Photo;
import org.stegoscope.model.Diagnosis;

/// What a result was made from, as one line below a figure.
final class ProvenanceLine {

  /// More digests make a page of their own; the JSON of a mask or an array has them all.
  private static final int MOST_LISTED = 8;

  private ProvenanceLine() {}

  /// Of a photo that no model has looked at.
  static String of(Photo photo) {
    return "Stegoscope %s · %s sha256:%s"
        .formatted(Diagnosis.version(), photo.file().getFileName(), photo.sha256());
  }

  static String of(Provenance provenance) {
    List<String> parts = new ArrayList<>();
    provenance.fields().forEach((name, value) -> parts.add(part(name, value)));
    return String.join(" · ", parts);
  }

  private static String part(String name, Object value) {
    return switch (value) {
      case Map<?, ?> file -> file(file);
      case List<?> values -> name + " " + listed(values);
      case String text when name.equals("application") -> text;
      default -> name + " " + value;
    };
  }

  private static String file(Map<?, ?> file) {
    String untrained = Boolean.TRUE.equals(file.get("untrained")) ? " (untrained)" : "";
    return "%s sha256:%s%s".formatted(file.get("file"), file.get("sha256"), untrained);
  }

  private static String listed(List<?> values) {
    String first =
        values.stream().limit(MOST_LISTED).map(Object::toString).collect(Collectors.joining(", "));
    int more = values.size() - MOST_LISTED;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
