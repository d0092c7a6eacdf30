package org.stegoscope.study.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.Space;
import org.stegoscope.study.evaluation.Subject.Origin;

/// The rows that models make: their own features, and the codes of their head beside them.
public final class Subjects {

  /// Which probes are evaluated.
  public enum Probes {
    STORED,
    ALSO_FITTED
  }

  private Subjects() {}

  /// In the order of the models. A row without any probe is left out where another of the same
  /// model has one.
  public static List<Subject> of(List<LoadedModel> models, Probes probes) {
    List<Subject> subjects = new ArrayList<>();
    for (LoadedModel model : models) {
      boolean hasHead = model.has(Space.STEGO);
      boolean hasProbes = model.linearProbe().isPresent() || model.clusterProbe().isPresent();
      if (probes == Probes.ALSO_FITTED) {
        subjects.add(subject(model, Space.DINO, Origin.FITTED));
      }
      if (hasProbes || probes == Probes.STORED) {
        subjects.add(subject(model, hasProbes ? model.probeSpace() : Space.DINO, Origin.STORED));
      }
      if (hasHead && probes == Probes.ALSO_FITTED) {
        subjects.add(subject(model, Space.STEGO, Origin.FITTED));
      }
    }
    return List.copyOf(subjects);
  }

  private static Subject subject(LoadedModel model, Space space, Origin origin) {
    String name = name(model, space);
    return new Subject(
        origin == Origin.FITTED ? name + ", fitted probes" : name, model, space, origin);
  }

  /// For instance `cocostuff27_vit_base_5 · STEGO code`.
  static String name(LoadedModel model, Space space) {
    String file = stem(model.file());
    return switch (space) {
      case DINO -> file + " · features";
      case STEGO -> file + " · " + model.architecture().method().name().replace('_', ' ') + " code";
    };
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
