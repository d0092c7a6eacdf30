package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.CropScheme;
import org.stegoscope.dataset.collection.DatasetChoice;
import org.stegoscope.dataset.collection.DatasetFormat;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.study.evaluation.ClusterMatching;
import org.stegoscope.workspace.evaluation.EvaluationSettings;
import org.stegoscope.workspace.evaluation.EvaluationState;

/// How models are evaluated, and on what, as fields of a project file. Tables are not kept: an
/// evaluation of the same is fast again, because what was counted is.
final class EvaluationSettingsFields {

  private static final int LONGEST_NAME = 200;

  private EvaluationSettingsFields() {}

  /// @param seen how the file tells a path
  static Map<String, Object> of(EvaluationState state, Function<Path, String> seen) {
    EvaluationSettings.State settings = state.settings();
    Map<String, Object> fields = new LinkedHashMap<>();
    state.data().ifPresent(choice -> fields.put("dataset", dataset(choice, seen)));
    fields.put("split", settings.split());
    fields.put("limit", settings.limit());
    fields.put("linear", settings.linear());
    fields.put("cluster", settings.cluster());
    fields.put("crf", settings.crf());
    fields.put("trust", settings.trust());
    fields.put("stability", settings.stability());
    fields.put("correspondences", settings.correspondences());
    fields.put("matching", settings.matching().toString());
    fields.put("flip", settings.flip());
    fields.put("upstream", settings.upstream());
    fields.put("resolution", settings.resolution());
    fields.put("fit", settings.fit());
    fields.put("fitSplit", settings.fitSplit());
    fields.put("fitLimit", settings.fitLimit());
    fields.put("steps", settings.steps());
    fields.put("seeds", settings.seeds());
    fields.put("starts", ProjectWords.STARTS.of(settings.starts()));
    fields.put("projections", settings.reductions());
    return fields;
  }

  private static Map<String, Object> dataset(DatasetChoice choice, Function<Path, String> seen) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", ProjectWords.DATASETS.of(choice.source().format()));
    fields.put("folder", seen.apply(StoredFile.place(choice.source().folder())));
    fields.put("crops", choice.crops().toString());
    choice.classes().ifPresent(file -> fields.put("classes", seen.apply(StoredFile.place(file))));
    return fields;
  }

  /// @param usual what holds where the file says nothing
  /// @param path where a path of the file leads
  static EvaluationState read(
      JsonObject fields, EvaluationState usual, Function<String, Path> path) {
    EvaluationSettings.State otherwise = usual.settings();
    return new EvaluationState(
        new EvaluationSettings.State(
            name(fields, "split", otherwise.split()),
            fields.integer("limit", 0, EvaluationSettings.MOST_IMAGES, otherwise.limit()),
            fields.flag("linear", otherwise.linear()),
            fields.flag("cluster", otherwise.cluster()),
            fields.flag("crf", otherwise.crf()),
            fields.flag("trust", otherwise.trust()),
            fields.flag("stability", otherwise.stability()),
            fields.flag("correspondences", otherwise.correspondences()),
            matching(fields, otherwise.matching()),
            fields.flag("flip", otherwise.flip()),
            fields.flag("upstream", otherwise.upstream()),
            name(fields, "resolution", otherwise.resolution()),
            fields.flag("fit", otherwise.fit()),
            name(fields, "fitSplit", otherwise.fitSplit()),
            fields.integer("fitLimit", 0, EvaluationSettings.MOST_IMAGES, otherwise.fitLimit()),
            fields.integer("steps", 1, EvaluationSettings.MOST_STEPS, otherwise.steps()),
            fields.integer("seeds", 1, EvaluationSettings.MOST_SEEDS, otherwise.seeds()),
            fields.word("starts", ProjectWords.STARTS, otherwise.starts()),
            name(fields, "projections", otherwise.reductions())),
        dataset(fields.object("dataset"), path));
  }

  /// One of those that can be chosen.
  private static ClusterMatching matching(JsonObject fields, ClusterMatching usual) {
    String text = fields.text("matching", "");
    return Stream.of(ClusterMatching.HUNGARIAN, ClusterMatching.MAJORITY)
        .filter(matching -> matching.toString().equals(text))
        .findFirst()
        .orElse(usual);
  }

  private static String name(JsonObject fields, String field, String usual) {
    String name = fields.text(field, usual);
    return name.length() <= LONGEST_NAME ? name : usual;
  }

  private static Optional<DatasetChoice> dataset(JsonObject fields, Function<String, Path> path) {
    String folder = fields.text("folder", "");
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    String classes = fields.text("classes", "");
    return Optional.of(
        new DatasetChoice(
            new DatasetSource(
                fields.word("kind", ProjectWords.DATASETS, DatasetFormat.FOLDER),
                path.apply(folder)),
            crops(fields.text("crops", "")),
            classes.isEmpty() ? Optional.empty() : Optional.of(path.apply(classes))));
  }

  private static CropScheme crops(String text) {
    try {
      return CropScheme.parse(text);
    } catch (StegoscopeException unknown) {
      return new CropScheme.Whole();
    }
  }
}
