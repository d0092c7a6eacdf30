package org.stegoscope.study.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.Preset;
import org.stegoscope.training.TrainingSettings;
import tools.jackson.databind.JsonNode;

/// A sweep as a file:
///
///     {"name": "dimensions",
///      "base": {"dataset": "camvid:CamVid", "backbone": "vit.pth", "max_steps": 300},
///      "axes": [{"parameter": "dim", "values": [6, 12, 24]},
///               {"name": "loss", "points": [{"preset": "moco"},
///                                           {"name": "flat", "values": {"pointwise": false}}]}],
///      "seeds": [0, 1, 2]}
///
/// `base`, `axes` and `seeds` may be left out; then there are the defaults, no axis, and the seed 0.
/// Whether values are values of their parameters is a matter of each cell; those of `base` are
/// looked at here.
public final class SweepFile {

  private static final int MOST_BYTES = 4 << 20;

  private SweepFile() {}

  /// @throws StegoscopeException where the file cannot be read or is no sweep
  public static Sweep read(Path file) {
    StrictJson json = StrictJson.read(file, MOST_BYTES, "a sweep");
    json.requireFields("name", "base", "axes", "seeds");
    try {
      return new Sweep(
          json.text("name"),
          base(json),
          json.has("axes")
              ? json.list("axes").stream().map(SweepFile::axis).toList()
              : List.<SweepAxis>of(),
          json.has("seeds") ? seeds(json) : List.of(0L));
    } catch (StegoscopeException e) {
      throw json.inFile(e);
    }
  }

  private static TrainingSettings base(StrictJson json) {
    if (!json.has("base")) {
      return TrainingSettings.STANDARD;
    }
    Map<String, String> texts = json.object("base").texts();
    if (texts.containsKey(Parameter.SEED.key())) {
      throw json.wrong("base sets the seed: name the seeds of a sweep under seeds instead");
    }
    return TrainingSettings.parse(texts);
  }

  private static List<Long> seeds(StrictJson json) {
    List<Long> seeds = new ArrayList<>();
    for (JsonNode node : json.nodes("seeds")) {
      if (!node.isIntegralNumber() || !node.canConvertToLong()) {
        throw json.wrong(
            "seeds[%d] should be a whole number, not %s"
                .formatted(seeds.size(), StrictJson.kind(node)));
      }
      seeds.add(node.longValue());
    }
    return seeds;
  }

  private static SweepAxis axis(StrictJson axis) {
    if (axis.has("parameter")) {
      axis.requireFields("parameter", "values");
      return SweepAxis.of(Parameter.of(axis.text("parameter")), axis.scalars("values"));
    }
    axis.requireFields("name", "points");
    return new SweepAxis(
        axis.text("name"), axis.list("points").stream().map(SweepFile::point).toList());
  }

  private static SweepAxis.Point point(StrictJson point) {
    point.requireFields("name", "preset", "values");
    if (!point.has("preset") && !point.has("values")) {
      throw point.wrong("it should have values or a preset");
    }
    Map<Parameter, String> values = new LinkedHashMap<>();
    if (point.has("preset")) {
      values.putAll(Preset.of(point.text("preset")).set());
    }
    if (point.has("values")) {
      point.object("values").texts().forEach((key, text) -> values.put(Parameter.of(key), text));
    }
    String name = point.has("name") || !point.has("preset") ? point.text("name") : "";
    return new SweepAxis.Point(name.isEmpty() ? point.text("preset") : name, values);
  }

  /// Replaces what was there. A failure is the sentence of [org.stegoscope.core.AtomicFile].
  public static void write(Path file, Sweep sweep) {
    StrictJson.write(file, fields(sweep));
  }

  /// As it is written.
  public static Map<String, Object> fields(Sweep sweep) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", sweep.name());
    fields.put("base", sweep.base().changed());
    fields.put("axes", sweep.axes().stream().map(SweepFile::fields).toList());
    fields.put("seeds", sweep.seeds());
    return fields;
  }

  private static Map<String, Object> fields(SweepAxis axis) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (axis.isSingle()) {
      Parameter parameter = Parameter.of(axis.name());
      fields.put("parameter", axis.name());
      fields.put("values", axis.points().stream().map(p -> p.values().get(parameter)).toList());
      return fields;
    }
    fields.put("name", axis.name());
    List<Map<String, Object>> points = new ArrayList<>();
    for (SweepAxis.Point point : axis.points()) {
      SortedMap<String, String> values = new TreeMap<>();
      point.values().forEach((parameter, text) -> values.put(parameter.key(), text));
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", point.name());
      one.put("values", values);
      points.add(one);
    }
    fields.put("points", points);
    return fields;
  }
}
