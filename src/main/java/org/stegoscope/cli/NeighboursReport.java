package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stegoscope.figure.JsonFile;
import org.stegoscope.model.Diagnosis;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.TorchRuntime;
import org.stegoscope.study.features.FrozenFeatures;
import org.stegoscope.study.features.Neighbours;
import org.stegoscope.workspace.projection.PointTable;

/// Neighbours of the pictures of a split as text, as JSON and as files, with all that they were
/// made from.
record NeighboursReport(
    FrozenFeatures.Wanted wanted,
    LoadedModel model,
    Noise noise,
    Neighbours neighbours,
    List<String> leftOut) {

  /// @param seed is of no importance where nothing is dropped
  record Noise(Neighbours.Mode mode, long seed) {}

  String name(int image) {
    return wanted.samples().get(neighbours.sample(image)).id();
  }

  List<String> lines(int image, int count) {
    List<String> lines = new ArrayList<>();
    lines.add(Terminal.oneLine(name(image)));
    int rank = 0;
    for (Neighbours.Near near : first(image, count)) {
      lines.add(
          "%4d  %s  %s".formatted(rank++, similarity(near), Terminal.oneLine(name(near.index()))));
    }
    return lines;
  }

  private List<Neighbours.Near> first(int image, int count) {
    return neighbours.of(image).subList(0, Math.min(count, neighbours.length()));
  }

  private static String similarity(Neighbours.Near near) {
    return String.format(Locale.ROOT, "%.4f", near.similarity());
  }

  Map<String, Object> fields(int image, int count) {
    List<Object> found = new ArrayList<>();
    for (Neighbours.Near near : first(image, count)) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("image", name(near.index()));
      one.put("similarity", near.similarity());
      found.add(one);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("image", name(image));
    fields.put("neighbours", found);
    return fields;
  }

  Map<String, Object> provenance() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("application", "Stegoscope " + Diagnosis.version());
    fields.put("libtorch", TorchRuntime.version());
    fields.put("dataset", wanted.dataset().source().toString());
    fields.put("crops", wanted.dataset().crops().toString());
    fields.put("split", wanted.split());
    fields.put("samples", wanted.samples().size());
    fields.put("images", neighbours.size());
    fields.put("leftOut", leftOut);
    fields.put("resolution", wanted.resolution().toString());
    fields.put("facet", wanted.request().facet().name().toLowerCase(Locale.ROOT));
    fields.put("mode", noise.mode().name().toLowerCase(Locale.ROOT));
    fields.put("seed", noise.mode() == Neighbours.Mode.PLAIN ? null : noise.seed());
    fields.put("neighbours", neighbours.length());
    fields.put("file", model.file().toString());
    fields.put("sha256", model.sha256());
    fields.put("execution", model.execution());
    return fields;
  }

  /// Of all pictures, whichever are told.
  List<Path> write(Path folder) {
    Path table = folder.resolve("neighbours.csv");
    int length = neighbours.length();
    PointTable rows = new PointTable(Math.multiplyExact(neighbours.size(), length));
    rows.column("image", row -> name(row / length));
    rows.column("rank", row -> String.valueOf(row % length));
    rows.column("neighbour", row -> name(near(row).index()));
    rows.column("similarity", row -> String.format(Locale.ROOT, "%.6f", near(row).similarity()));
    rows.write(table);
    Path json = folder.resolve("neighbours.json");
    JsonFile.write(json, Map.of("provenance", provenance()));
    return List.of(table, json);
  }

  private Neighbours.Near near(int row) {
    return neighbours.near(row / neighbours.length(), row % neighbours.length());
  }
}
