package org.stegoscope.study.ready;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.study.sweep.SweepAxis;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

/// The axes of ready studies.
final class StudyAxes {

  /// Those of the paper's Figure 4.
  private static final List<Integer> DIMENSIONS = List.of(3, 6, 12, 24, 48, 96, 192, 384, 768);

  private static final List<String> DIFFERENCES = List.of("-0.1", "-0.05", "0.05", "0.1");
  private static final List<String> FACTORS = List.of("0.25", "0.5", "2", "4");

  private static final List<Parameter> SHIFTS =
      List.of(Parameter.POS_INTRA_SHIFT, Parameter.POS_INTER_SHIFT, Parameter.NEG_INTER_SHIFT);
  private static final List<Parameter> WEIGHTS =
      List.of(Parameter.POS_INTRA_WEIGHT, Parameter.POS_INTER_WEIGHT, Parameter.NEG_INTER_WEIGHT);
  private static final List<Parameter> OPTIONAL =
      List.of(Parameter.REC_WEIGHT, Parameter.AUG_ALIGNMENT_WEIGHT, Parameter.CRF_WEIGHT);

  private StudyAxes() {}

  /// Those chosen; else those of the figure and that of the settings, up to the width of the
  /// backbone.
  static SweepAxis dimensions(TrainingSettings base, StudyChoice choice) {
    if (!choice.values().isEmpty()) {
      return SweepAxis.of(Parameter.DIM, choice.values());
    }
    SortedSet<Integer> dimensions = new TreeSet<>(DIMENSIONS);
    dimensions.add(base.whole(Parameter.DIM));
    choice.width().ifPresent(width -> dimensions.removeIf(dimension -> dimension > width));
    return SweepAxis.of(Parameter.DIM, dimensions.stream().map(String::valueOf).toList());
  }

  /// All terms, and without each that has a weight.
  static SweepAxis terms(TrainingSettings base) {
    List<Parameter> used = new ArrayList<>(WEIGHTS);
    used.addAll(OPTIONAL);
    used.removeIf(weight -> base.real(weight) == 0);
    requireSome(used);
    List<SweepAxis.Point> points = new ArrayList<>();
    points.add(new SweepAxis.Point("all", values(base, used)));
    for (Parameter weight : used) {
      String term = weight.key().replaceFirst("_weight$", "");
      points.add(new SweepAxis.Point("without " + term, Map.of(weight, "0")));
    }
    return new SweepAxis("terms", points);
  }

  static SweepAxis shifts(TrainingSettings base, StudyChoice choice) {
    return oneAtATime("shifts", base, SHIFTS, chosen(choice, DIFFERENCES), BigDecimal::add);
  }

  static SweepAxis weights(TrainingSettings base, StudyChoice choice) {
    List<Parameter> used = new ArrayList<>(WEIGHTS);
    used.removeIf(weight -> base.real(weight) == 0);
    requireSome(used);
    return oneAtATime("weights", base, used, chosen(choice, FACTORS), BigDecimal::multiply);
  }

  private static List<String> chosen(StudyChoice choice, List<String> usual) {
    return choice.values().isEmpty() ? usual : choice.values();
  }

  /// The settings as they are, and each parameter changed while the others stay.
  private static SweepAxis oneAtATime(
      String name,
      TrainingSettings base,
      List<Parameter> parameters,
      List<String> changes,
      BinaryOperator<BigDecimal> how) {
    List<SweepAxis.Point> points = new ArrayList<>();
    points.add(new SweepAxis.Point("unchanged", values(base, parameters)));
    for (Parameter parameter : parameters) {
      BigDecimal before = new BigDecimal(base.text(parameter));
      for (String change : changes) {
        BigDecimal after = how.apply(before, number(change));
        if (after.compareTo(before) != 0) {
          String text = after.stripTrailingZeros().toPlainString();
          points.add(new SweepAxis.Point(parameter.key() + " " + text, Map.of(parameter, text)));
        }
      }
    }
    return new SweepAxis(name, points);
  }

  private static Map<Parameter, String> values(TrainingSettings base, List<Parameter> of) {
    Map<Parameter, String> values = new EnumMap<>(Parameter.class);
    of.forEach(parameter -> values.put(parameter, base.text(parameter)));
    return values;
  }

  private static BigDecimal number(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      throw new StegoscopeException(
          "The values of this study are numbers, not “%s”.".formatted(text), e);
    }
  }

  private static void requireSome(List<Parameter> weights) {
    if (weights.isEmpty()) {
      throw new StegoscopeException(
          "All terms of the loss have the weight 0, so none can be varied: give one a weight.");
    }
  }
}
