package org.stegoscope.study.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stegoscope.analysis.projection.Reduction;
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
    return of(models, probes, List.of());
  }

  /// The same, and where probes are fitted also a row for each of the reductions of a model's
  /// features.
  public static List<Subject> of(
      List<LoadedModel> models, Probes probes, List<Reduction> reductions) {
    List<Subject> subjects = new ArrayList<>();
    for (LoadedModel model : models) {
      boolean hasHead = model.has(Space.STEGO);
      boolean hasProbes = model.linearProbe().isPresent() || model.clusterProbe().isPresent();
      if (probes == Probes.ALSO_FITTED) {
        subjects.add(fitted(model, Space.DINO, Reduction.NONE));
        reductions.forEach(reduction -> subjects.add(fitted(model, Space.DINO, reduction)));
      }
      if (hasProbes || probes == Probes.STORED) {
        subjects.add(stored(model, hasProbes ? model.probeSpace() : Space.DINO));
      }
      if (hasHead && probes == Probes.ALSO_FITTED) {
        subjects.add(fitted(model, Space.STEGO, Reduction.NONE));
      }
    }
    return List.copyOf(subjects);
  }

  private static Subject stored(LoadedModel model, Space space) {
    return new Subject(name(model, space), model, space, Reduction.NONE, Origin.STORED);
  }

  private static Subject fitted(LoadedModel model, Space space, Reduction reduction) {
    String reduced =
        switch (reduction.method()) {
          case NONE -> "";
          case PRINCIPAL_COMPONENTS -> ", PCA " + reduction.dimensions();
          case RANDOM -> ", RP " + reduction.dimensions();
        };
    return new Subject(
        name(model, space) + reduced + ", fitted probes", model, space, reduction, Origin.FITTED);
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
