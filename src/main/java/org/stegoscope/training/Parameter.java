package org.stegoscope.training;

import static org.stegoscope.training.ParameterGroup.BACKBONE;
import static org.stegoscope.training.ParameterGroup.COURSE;
import static org.stegoscope.training.ParameterGroup.DATA;
import static org.stegoscope.training.ParameterGroup.HEAD;
import static org.stegoscope.training.ParameterGroup.LOSS;
import static org.stegoscope.training.ParameterGroup.PAIRS;
import static org.stegoscope.training.ParameterGroup.PROBES;
import static org.stegoscope.training.ParameterGroup.TERMS;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.CropScheme;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.training.ParameterKind.Choice;
import org.stegoscope.training.ParameterKind.Real;
import org.stegoscope.training.ParameterKind.Switch;
import org.stegoscope.training.ParameterKind.Text;
import org.stegoscope.training.ParameterKind.Whole;

/// Everything that a training run depends on besides the program, by the keys of STEGO's
/// configuration where it has one, and with its defaults.
public enum Parameter {
  DATASET(DATA, new Text(DatasetSource::parse), "", "", "The data set that is trained on."),
  CLASSES(DATA, Text.free(), "", "", "A list of classes in place of that of the data set, a file."),
  SPLIT(DATA, Text.free(), "train", "", "The split that is trained on."),
  VAL_SPLIT(DATA, Text.free(), "val", "", "The split that is validated on."),
  LIMIT(
      DATA,
      new Whole(0, Integer.MAX_VALUE),
      "0",
      "images",
      "How many images are trained on, evenly spread over the split; 0 for all."),
  VAL_LIMIT(
      DATA,
      new Whole(0, Integer.MAX_VALUE),
      "0",
      "images",
      "How many images are validated on, evenly spread; 0 for all."),
  CROPS(
      DATA,
      new Text(CropScheme::parse),
      "none",
      "",
      "The parts that pictures are cut into. The paper cuts five: small things become larger."),
  RES(
      DATA,
      new Text(Resolution::parse),
      "upstream:224",
      "px",
      "The picture that the backbone sees in training. Larger shows finer things and takes longer."),
  VAL_RES(DATA, new Text(Resolution::parse), "upstream:320", "px", "The same in validation."),
  BACKBONE_FILE(BACKBONE, Text.free(), "", "", "The frozen vision transformer, a checkpoint file."),
  DINO_FEAT_TYPE(
      BACKBONE,
      Choice.of("feat", "KK"),
      "feat",
      "",
      "What is taken from the backbone: its last tokens, or the keys of its last block."),
  METHOD(
      HEAD,
      Choice.of("stego", "features", "pca", "rp"),
      "stego",
      "",
      "What probes see: codes of a trained head, or for comparison the bare features, their"
          + " principal components, or a random projection."),
  DIM(
      HEAD,
      new Whole(1, 4096),
      "70",
      "channels",
      "The dimension of codes. Fewer may cluster better, more keep more for a linear probe."),
  PROJECTION_TYPE(
      HEAD,
      Choice.of("nonlinear", "linear"),
      "nonlinear",
      "",
      "Whether a layer with ReLU is added to the linear one."),
  DROPOUT(
      HEAD,
      new Switch(),
      "true",
      "",
      "Whether channels of the features are dropped, too, where the loss compares codes with them."
          + " Those that the head reads always are."),
  FEATURE_SAMPLES(
      PAIRS,
      new Whole(1, 64),
      "11",
      "points a side",
      "As many points squared are drawn in each image. More cost memory by the fourth power."),
  NEG_SAMPLES(
      PAIRS, new Whole(1, 100), "5", "draws", "How often each image is paired with a drawn one."),
  NUM_NEIGHBORS(
      PAIRS,
      new Whole(1, 29),
      "7",
      "images",
      "The positive of an image is drawn from so many of its nearest."),
  NEIGHBORS_DROPOUT(
      PAIRS,
      new Switch(),
      "false",
      "",
      "Whether neighbours are searched with channels dropped, as STEGO's program does."),
  USE_SALIENCE(
      PAIRS, new Switch(), "false", "", "Draws nine of ten points where pixels have a label."),
  POINTWISE(
      LOSS,
      new Switch(),
      "true",
      "",
      "Centres feature similarities for each point, which balances points that are like all or"
          + " none."),
  ZERO_CLAMP(
      LOSS, new Switch(), "true", "", "Does not push codes further apart than to a cosine of 0."),
  STABILIZE(LOSS, new Switch(), "false", "", "Does not pull codes closer than to a cosine of 0.8."),
  POS_INTRA_WEIGHT(LOSS, weight(), "0.67", "", "Of pairs of points of one image."),
  POS_INTER_WEIGHT(LOSS, weight(), "0.25", "", "Of pairs of an image and a near one."),
  NEG_INTER_WEIGHT(LOSS, weight(), "0.63", "", "Of pairs of an image and a drawn one."),
  POS_INTRA_SHIFT(
      LOSS, shift(), "0.18", "cosine", "Features more alike than this pull codes together: self."),
  POS_INTER_SHIFT(LOSS, shift(), "0.12", "cosine", "The same between an image and a near one."),
  NEG_INTER_SHIFT(
      LOSS,
      shift(),
      "0.46",
      "cosine",
      "The same between drawn images. Raise it where their code similarities pile up above 0."),
  CORRESPONDENCE_WEIGHT(LOSS, weight(), "1", "", "Of the three together."),
  USE_TRUE_LABELS(
      LOSS,
      new Switch(),
      "false",
      "",
      "Compares codes with the labels instead of features: what a perfect backbone would teach."
          + " No longer unsupervised."),
  REC_WEIGHT(TERMS, weight(), "0", "", "Of telling the features from the codes by a decoder."),
  AUG_ALIGNMENT_WEIGHT(
      TERMS,
      weight(),
      "0",
      "",
      "Of equal codes in a changed picture. The backbone then runs in every step."),
  CRF_WEIGHT(TERMS, weight(), "0", "", "Of equal codes where pixels are near and alike."),
  CRF_SAMPLES(TERMS, new Whole(2, 3136), "1000", "pixels", "Drawn for the CRF term."),
  ALPHA(TERMS, spread(), "0.5", "px²", "Of place, where pixels are near and alike."),
  BETA(TERMS, spread(), "0.15", "", "Of colour, the same."),
  GAMMA(TERMS, spread(), "0.05", "px²", "Of place, where pixels are near."),
  W1(TERMS, weight(), "10", "", "Of pixels that are near and alike."),
  W2(TERMS, weight(), "3", "", "Of pixels that are near."),
  SHIFT(TERMS, new Real(-1000, Real.Bound.ALLOWED, 1000), "0", "", "Taken from all pairs."),
  N_CLASSES(
      PROBES,
      new Whole(0, 254),
      "0",
      "classes",
      "How many classes the probes tell apart; 0 for those of the data set. Without labels it must"
          + " be said."),
  EXTRA_CLUSTERS(
      PROBES, new Whole(0, 1000), "0", "clusters", "More clusters than there are classes."),
  LINEAR_LR(PROBES, rate(), "0.005", "", "Learning rate of the linear probe."),
  CLUSTER_LR(PROBES, rate(), "0.005", "", "Learning rate of the cluster probe."),
  RESET_PROBE_STEPS(
      PROBES,
      new Whole(0, Integer.MAX_VALUE),
      "0",
      "step",
      "When both probes are begun anew; 0 for never."),
  LR(COURSE, rate(), "0.0005", "", "Learning rate of the head."),
  BATCH_SIZE(COURSE, new Whole(1, 1024), "16", "images", "In a step."),
  MAX_STEPS(COURSE, new Whole(1, 10_000_000), "5000", "batches", "How long is trained."),
  VAL_FREQ(
      COURSE, new Whole(1, 10_000_000), "100", "steps", "Between two validations; each saves."),
  SCALAR_LOG_FREQ(COURSE, new Whole(1, 100_000), "10", "steps", "Between two points of curves."),
  HIST_FREQ(COURSE, new Whole(1, 100_000), "100", "steps", "Between two histograms."),
  N_IMAGES(COURSE, new Whole(0, 100), "5", "images", "Whose predictions are kept over time."),
  SELECT(
      COURSE,
      Choice.of("cluster", "linear", "loss"),
      "cluster",
      "",
      "What is best: mean IoU of the cluster or the linear probe, which need labels, or the"
          + " correspondence loss on the validation images, which does not."),
  SEED(COURSE, new Whole(Long.MIN_VALUE, Long.MAX_VALUE), "0", "", "Of all that is drawn.");

  private final ParameterGroup group;
  private final ParameterKind kind;
  private final String standard;
  private final String unit;
  private final String meaning;

  Parameter(
      ParameterGroup group, ParameterKind kind, String standard, String unit, String meaning) {
    this.group = group;
    this.kind = kind;
    this.standard = standard;
    this.unit = unit;
    this.meaning = meaning;
  }

  private static Real weight() {
    return new Real(0, Real.Bound.ALLOWED, 1_000_000);
  }

  private static Real shift() {
    return new Real(-2, Real.Bound.ALLOWED, 2);
  }

  private static Real spread() {
    return new Real(0, Real.Bound.EXCLUDED, 1_000_000);
  }

  private static Real rate() {
    return new Real(0, Real.Bound.EXCLUDED, 100);
  }

  /// @throws StegoscopeException where there is no such key
  public static Parameter of(String key) {
    for (Parameter parameter : values()) {
      if (parameter.key().equals(key)) {
        return parameter;
      }
    }
    throw new StegoscopeException(
        "There is no parameter “%s”; there are %s."
            .formatted(
                key,
                Arrays.stream(values()).map(Parameter::key).collect(Collectors.joining(", "))));
  }

  /// As in files and on the command line, such as `neg_inter_shift`.
  public String key() {
    return this == BACKBONE_FILE ? "backbone" : name().toLowerCase(Locale.ROOT);
  }

  public ParameterGroup group() {
    return group;
  }

  public ParameterKind kind() {
    return kind;
  }

  /// The value where nobody says another; empty where somebody must, or may leave it empty.
  public String standard() {
    return standard;
  }

  /// Of the value; empty where it has none.
  public String unit() {
    return unit;
  }

  /// What it is and what it does, a sentence or two.
  public String meaning() {
    return meaning;
  }
}
