package org.stegoscope.training;

import static org.stegoscope.training.Parameter.BATCH_SIZE;
import static org.stegoscope.training.Parameter.CROPS;
import static org.stegoscope.training.Parameter.DIM;
import static org.stegoscope.training.Parameter.LIMIT;
import static org.stegoscope.training.Parameter.MAX_STEPS;
import static org.stegoscope.training.Parameter.NEG_INTER_SHIFT;
import static org.stegoscope.training.Parameter.NEG_INTER_WEIGHT;
import static org.stegoscope.training.Parameter.POINTWISE;
import static org.stegoscope.training.Parameter.POS_INTER_SHIFT;
import static org.stegoscope.training.Parameter.POS_INTER_WEIGHT;
import static org.stegoscope.training.Parameter.POS_INTRA_SHIFT;
import static org.stegoscope.training.Parameter.POS_INTRA_WEIGHT;
import static org.stegoscope.training.Parameter.SCALAR_LOG_FREQ;
import static org.stegoscope.training.Parameter.VAL_FREQ;
import static org.stegoscope.training.Parameter.VAL_LIMIT;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stegoscope.core.StegoscopeException;

/// Values of several parameters that belong together. Those of the paper are its Table 1, in all
/// digits of the released checkpoints; the alternatives stand as comments in STEGO's configuration.
public enum Preset {
  STANDARD("STEGO's configuration file", Map.of()),
  QUICK(
      "A first look, in minutes on two cores",
      Map.of(
          LIMIT, "200",
          VAL_LIMIT, "50",
          MAX_STEPS, "300",
          VAL_FREQ, "50",
          SCALAR_LOG_FREQ, "5",
          BATCH_SIZE, "8")),
  COCOSTUFF27(
      "Table 1, CocoStuff-27 (ViT-B/8)",
      course("7000", "32", "five", "90"),
      weights("0.1", "1", "0.1538476246415498"),
      shifts("0.12", "0.2", "1")),
  CITYSCAPES(
      "Table 1, Cityscapes-27 (ViT-B/8)",
      course("7000", "32", "five", "100"),
      weights("1", "0.577453483136995", "0.9058762625226623"),
      Map.of(
          POINTWISE, "false",
          POS_INTRA_SHIFT, "0.45828472207",
          POS_INTER_SHIFT, "0.1754346515479633",
          NEG_INTER_SHIFT, "0.31361241889448443")),
  POTSDAM(
      "Table 1, Potsdam-3 (ViT-S/8)",
      course("5000", "16", "none", "70"),
      weights("0.67", "0.25", "0.63"),
      shifts("0.08", "0.02", "0.76")),
  COCO_SMALL_A("Commented: Coco with ViT-S, negative shift 0.66", shifts("0.08", "0.02", "0.66")),
  COCO_SMALL_B("Commented: Coco with ViT-S, negative shift 0.16", shifts("0.08", "0.02", "0.16")),
  MOCO("Commented: MoCo features", shifts("0.32", "0.36", "0.26")),
  COCO_OTHER(
      "Commented: Coco, other weights",
      weights("0.29", "0.8", "0.72"),
      shifts("0.34", "0.04", "0.86")),
  CITYSCAPES_OTHER(
      "Commented: Cityscapes, other weights",
      weights("0.46", "0.18", "0.72"),
      shifts("0.25", "0.2", "0.25")),
  POTSDAM_OTHER("Commented: Potsdam, negative shift 0.46", shifts("0.08", "0.02", "0.46"));

  /// Those of the paper's Table 1.
  public static final List<Preset> OF_THE_PAPER = List.of(COCOSTUFF27, CITYSCAPES, POTSDAM);

  private final String title;
  private final Map<Parameter, String> values;

  Preset(String title, Map<Parameter, String> values) {
    this(title, values, Map.of(), Map.of());
  }

  Preset(String title, Map<Parameter, String> values, Map<Parameter, String> more) {
    this(title, values, more, Map.of());
  }

  Preset(
      String title,
      Map<Parameter, String> values,
      Map<Parameter, String> more,
      Map<Parameter, String> evenMore) {
    this.title = title;
    this.values = new EnumMap<>(Parameter.class);
    this.values.putAll(values);
    this.values.putAll(more);
    this.values.putAll(evenMore);
  }

  private static Map<Parameter, String> course(
      String steps, String batch, String crops, String dimension) {
    return Map.of(MAX_STEPS, steps, BATCH_SIZE, batch, CROPS, crops, DIM, dimension);
  }

  private static Map<Parameter, String> weights(String intra, String inter, String neg) {
    return Map.of(POS_INTRA_WEIGHT, intra, POS_INTER_WEIGHT, inter, NEG_INTER_WEIGHT, neg);
  }

  private static Map<Parameter, String> shifts(String intra, String inter, String neg) {
    return Map.of(POS_INTRA_SHIFT, intra, POS_INTER_SHIFT, inter, NEG_INTER_SHIFT, neg);
  }

  /// @throws StegoscopeException where there is none of the name
  public static Preset of(String name) {
    for (Preset preset : values()) {
      if (preset.toString().equals(name)) {
        return preset;
      }
    }
    throw new StegoscopeException(
        "There is no preset “%s”; there are %s."
            .formatted(
                name,
                Arrays.stream(values()).map(Preset::toString).collect(Collectors.joining(", "))));
  }

  /// What it is for.
  public String title() {
    return title;
  }

  /// The parameters that it sets; all others have their defaults.
  public Map<Parameter, String> set() {
    return Map.copyOf(values);
  }

  /// What it says of a parameter.
  public Optional<String> value(Parameter parameter) {
    return Optional.ofNullable(values.get(parameter));
  }

  /// As on the command line, such as `coco-small-a`.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
