package org.stegoscope.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stegoscope.core.StegoscopeException;

/// A value for each parameter, as texts that people write and files hold.
public record TrainingSettings(Map<Parameter, String> values) {

  /// Those of no preset.
  public static final TrainingSettings STANDARD = new TrainingSettings(Map.of());

  /// @param values those that are not the defaults
  /// @throws StegoscopeException where one is none of its parameter
  public TrainingSettings {
    Map<Parameter, String> all = new EnumMap<>(Parameter.class);
    for (Parameter parameter : Parameter.values()) {
      String text = values.getOrDefault(parameter, parameter.standard()).strip();
      if (!text.isEmpty()) {
        parameter
            .kind()
            .problem(parameter.key(), text)
            .ifPresent(problem -> {
              throw new StegoscopeException(problem);
            });
      } else if (!parameter.standard().isEmpty()) {
        text = parameter.standard();
      }
      all.put(parameter, text);
    }
    values = Collections.unmodifiableMap(all);
  }

  public static TrainingSettings of(Preset preset) {
    return new TrainingSettings(preset.set());
  }

  /// Reads keys and texts; what is not named has its default.
  ///
  /// @throws StegoscopeException where a key or a value is none
  public static TrainingSettings parse(Map<String, String> texts) {
    return STANDARD.withAll(texts);
  }

  /// These with others in their place.
  ///
  /// @throws StegoscopeException where a key or a value is none
  public TrainingSettings withAll(Map<String, String> texts) {
    Map<Parameter, String> changed = new EnumMap<>(values);
    texts.forEach((key, text) -> changed.put(Parameter.of(key), text));
    return new TrainingSettings(changed);
  }

  /// These with the values of a preset.
  public TrainingSettings with(Preset preset) {
    Map<Parameter, String> changed = new EnumMap<>(values);
    changed.putAll(preset.set());
    return new TrainingSettings(changed);
  }

  public TrainingSettings with(Parameter parameter, String text) {
    Map<Parameter, String> changed = new EnumMap<>(values);
    changed.put(parameter, text);
    return new TrainingSettings(changed);
  }

  /// All, by their keys.
  public SortedMap<String, String> byKey() {
    SortedMap<String, String> texts = new TreeMap<>();
    values.forEach((parameter, text) -> texts.put(parameter.key(), text));
    return texts;
  }

  /// The keys whose values are not the defaults, with their values.
  public SortedMap<String, String> changed() {
    SortedMap<String, String> texts = byKey();
    texts.entrySet().removeIf(e -> Parameter.of(e.getKey()).standard().equals(e.getValue()));
    return texts;
  }

  public String text(Parameter parameter) {
    return values.get(parameter);
  }

  public int whole(Parameter parameter) {
    return Integer.parseInt(text(parameter));
  }

  public double real(Parameter parameter) {
    return Double.parseDouble(text(parameter));
  }

  public boolean isOn(Parameter parameter) {
    return Boolean.parseBoolean(text(parameter));
  }

  public long seed() {
    return Long.parseLong(text(Parameter.SEED));
  }

  public LossOptions loss() {
    return new LossOptions(
        isOn(Parameter.POINTWISE),
        isOn(Parameter.ZERO_CLAMP),
        isOn(Parameter.STABILIZE),
        term(Parameter.POS_INTRA_SHIFT, Parameter.POS_INTRA_WEIGHT),
        term(Parameter.POS_INTER_SHIFT, Parameter.POS_INTER_WEIGHT),
        term(Parameter.NEG_INTER_SHIFT, Parameter.NEG_INTER_WEIGHT),
        whole(Parameter.FEATURE_SAMPLES),
        whole(Parameter.NEG_SAMPLES),
        real(Parameter.CORRESPONDENCE_WEIGHT));
  }

  private LossOptions.Term term(Parameter shift, Parameter weight) {
    return new LossOptions.Term(real(shift), real(weight));
  }

  public OptionalTerms terms() {
    return new OptionalTerms(
        real(Parameter.REC_WEIGHT),
        real(Parameter.AUG_ALIGNMENT_WEIGHT),
        real(Parameter.CRF_WEIGHT),
        new CrfKernel(
            real(Parameter.ALPHA),
            real(Parameter.BETA),
            real(Parameter.GAMMA),
            real(Parameter.W1),
            real(Parameter.W2),
            real(Parameter.SHIFT)),
        whole(Parameter.CRF_SAMPLES),
        isOn(Parameter.USE_SALIENCE)
            ? OptionalTerms.Points.SALIENT
            : OptionalTerms.Points.EVERYWHERE,
        isOn(Parameter.USE_TRUE_LABELS)
            ? OptionalTerms.Likeness.TRUE_LABELS
            : OptionalTerms.Likeness.FEATURES);
  }

  public HeadTrainer.Rates rates() {
    return new HeadTrainer.Rates(
        real(Parameter.LR), real(Parameter.LINEAR_LR), real(Parameter.CLUSTER_LR));
  }

  public Dropout.Target dropoutOfTarget() {
    return isOn(Parameter.DROPOUT) ? Dropout.Target.DROPPED : Dropout.Target.WHOLE;
  }

  public HeadWeights.Projection projection() {
    return text(Parameter.PROJECTION_TYPE).equals("linear")
        ? HeadWeights.Projection.LINEAR
        : HeadWeights.Projection.NONLINEAR;
  }

  /// Whether a head learns; else only probes do.
  public boolean trainsHead() {
    return text(Parameter.METHOD).equals("stego");
  }

  /// Why these cannot be trained with, sentences that need no look at a file; none where they can.
  public List<String> contradictions() {
    List<String> found = new ArrayList<>();
    if (text(Parameter.DATASET).isEmpty()) {
      found.add("No data set is named: set dataset.");
    }
    if (text(Parameter.BACKBONE_FILE).isEmpty()) {
      found.add("No backbone is named: set backbone.");
    }
    if (trainsHead() && whole(Parameter.BATCH_SIZE) < 2) {
      found.add(
          "A batch of one image has no other image for its negative pairs: set batch_size to 2 or"
              + " more.");
    }
    return List.copyOf(found);
  }
}
