package org.stegoscope.study.ready;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.study.sweep.Sweep;
import org.stegoscope.study.sweep.SweepAxis;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

/// A question about STEGO that is answered by a sweep: those that Koenig, Schambach and Otterbach
/// 2023 (arXiv 2304.07314) ask, and those that follow from them.
public enum ReadyStudy {
  /// Figure 4 of the paper.
  DIMENSIONS(
      "dimensions",
      "Dimension sweep",
      "How few dimensions do codes need, and is a trained head better than principal components or"
          + " a random projection to as many?",
      "lines of mean IoU over the dimension as in Figure 4 of the paper, whose digitised curves are"
          + " drawn faintly where the data set is one of its three; bare features are a dashed line",
      "the dimensions"),
  SEEDS(
      "seeds",
      "Spread between seeds",
      "How much do scores differ between trainings that differ in nothing but the seed?",
      "a table of mean and sample deviation; smaller differences elsewhere may be chance",
      ""),
  LOSS_TERMS(
      "loss-terms",
      "Ablation of the loss",
      "Which terms of the loss matter? Each is left out once.",
      "a table with a row for each term that was left out, and one with all terms",
      ""),
  SHIFTS(
      "shifts",
      "Sensitivity to shifts",
      "How much do scores depend on the shifts of the correspondence loss? One is changed at a time.",
      "lines of each score over the shift, one for each of the three",
      "what is added to each shift"),
  WEIGHTS(
      "weights",
      "Sensitivity to weights",
      "How much do scores depend on the weights of the correspondence loss? One is changed at a time.",
      "lines of each score over the weight, one for each of the three",
      "what each weight is multiplied with"),
  SWITCHES(
      "switches",
      "Switches of the loss",
      "What do pointwise centering, the clamp at zero, and dropout of the target do, alone and"
          + " together?",
      "a table with all eight combinations, and grids",
      "");

  private static final int SEEDS_OF_SPREAD = 5;

  private final String key;
  private final String title;
  private final String question;
  private final String ending;
  private final String meaningOfValues;

  ReadyStudy(String key, String title, String question, String ending, String meaningOfValues) {
    this.key = key;
    this.title = title;
    this.question = question;
    this.ending = ending;
    this.meaningOfValues = meaningOfValues;
  }

  /// @throws StegoscopeException where there is none of the name
  public static ReadyStudy of(String key) {
    return Arrays.stream(values())
        .filter(study -> study.key.equals(key))
        .findFirst()
        .orElseThrow(() ->
            new StegoscopeException(
                "There is no study “%s”; there are %s."
                    .formatted(
                        key,
                        Arrays.stream(values())
                            .map(ReadyStudy::key)
                            .collect(Collectors.joining(", ")))));
  }

  /// The study that a sweep was made by, known by its name; empty where it is somebody's own.
  public static Optional<ReadyStudy> behind(Sweep sweep) {
    return Arrays.stream(values()).filter(study -> study.name(sweep)).findFirst();
  }

  private boolean name(Sweep sweep) {
    return sweep.name().equals(sweepName());
  }

  /// How sweeps of this study are named.
  public String sweepName() {
    return "Study: " + title;
  }

  /// As on the command line, such as `loss-terms`.
  public String key() {
    return key;
  }

  public String title() {
    return title;
  }

  /// What is asked, a sentence or two.
  public String question() {
    return question;
  }

  /// Which figure or table it ends in.
  public String ending() {
    return ending;
  }

  /// What the values are that a user may choose; empty where there is no choice.
  public String meaningOfValues() {
    return meaningOfValues;
  }

  /// The sweep that answers the question.
  ///
  /// @param base what all runs have in common; what the study is about is set by it
  /// @throws StegoscopeException where the choice has values that are none, or nothing is left that
  ///   could be varied
  public Sweep sweep(TrainingSettings base, StudyChoice choice) {
    if (meaningOfValues.isEmpty() && !choice.values().isEmpty()) {
      throw new StegoscopeException(
          "The study %s has no values to choose from: leave them out.".formatted(key));
    }
    TrainingSettings common = this == SEEDS ? base : base.with(Parameter.METHOD, "stego");
    return new Sweep(sweepName(), common, axes(common, choice), seeds(choice));
  }

  private List<SweepAxis> axes(TrainingSettings base, StudyChoice choice) {
    return switch (this) {
      case DIMENSIONS ->
          List.of(
              StudyAxes.dimensions(base, choice),
              SweepAxis.of(Parameter.METHOD, List.of("stego", "pca", "rp")));
      case SEEDS -> List.of();
      case LOSS_TERMS -> List.of(StudyAxes.terms(base));
      case SHIFTS -> List.of(StudyAxes.shifts(base, choice));
      case WEIGHTS -> List.of(StudyAxes.weights(base, choice));
      case SWITCHES -> {
        List<SweepAxis> axes = new ArrayList<>();
        for (Parameter parameter :
            List.of(Parameter.POINTWISE, Parameter.ZERO_CLAMP, Parameter.DROPOUT)) {
          axes.add(SweepAxis.of(parameter, List.of("true", "false")));
        }
        yield axes;
      }
    };
  }

  private List<Long> seeds(StudyChoice choice) {
    if (!choice.seeds().isEmpty()) {
      return choice.seeds();
    }
    return this == SEEDS ? LongStream.range(0, SEEDS_OF_SPREAD).boxed().toList() : List.of(0L);
  }

  /// What all of a sweep of a study is compared with, to be run into the same folder: of the
  /// dimensions probes of the bare features, which have no dimension to choose. Empty for all
  /// others.
  public static Optional<Sweep> baseline(Sweep sweep) {
    return behind(sweep)
        .filter(study -> study == DIMENSIONS)
        .map(_ ->
            new Sweep(
                sweep.name(),
                sweep.base().with(Parameter.METHOD, "features"),
                List.of(),
                sweep.seeds()));
  }
}
