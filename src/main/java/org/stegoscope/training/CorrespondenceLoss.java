package org.stegoscope.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.job.JobContext;

/// STEGO's correspondence loss of one batch, with its gradient by the codes (Hamilton et al. 2022,
/// section 3): codes of two points shall be alike where their features are more alike than a shift,
/// within an image, between an image and its positive, and between an image and drawn others.
final class CorrespondenceLoss {

  private final LossOptions options;
  private final Products products;
  private final JobContext context;
  private final int images;
  private final int points;
  private final int patches;
  private final int width;
  private final Taps[] first;
  private final Taps[] second;

  private CorrespondenceLoss(
      LossOptions options, Products products, JobContext context, FeatureBatch codes, Draws draws) {
    this.options = options;
    this.products = products;
    this.context = context;
    images = codes.images();
    patches = codes.patches();
    width = codes.channels();
    points = options.featureSamples() * options.featureSamples();
    first = taps(draws.first(), codes);
    second = taps(draws.second(), codes);
  }

  /// What codes are held against, and codes, of images and of their positives.
  record Input(Signal features, Signal positives, FeatureBatch codes, FeatureBatch positiveCodes) {}

  static Correspondence of(
      Input input, Draws draws, LossOptions options, Products products, JobContext context) {
    return new CorrespondenceLoss(options, products, context, input.codes(), draws)
        .compute(input, draws);
  }

  private Taps[] taps(float[] coordinates, FeatureBatch codes) {
    int samples = options.featureSamples();
    return IntStream.range(0, images)
        .mapToObj(i -> Taps.at(coordinates, i, samples, samples, codes.rows(), codes.columns()))
        .toArray(Taps[]::new);
  }

  private Correspondence compute(Input input, Draws draws) {
    int[][] partners = draws.partners();
    int[] self = IntStream.range(0, images).toArray();
    UnitRows features = sample(input.features(), draws.first(), self);
    UnitRows codes = sample(input.codes(), first, self);
    float[] atFirst = new float[codes.units().length];
    float[] gradient = new float[input.codes().values().length];
    float[] positiveGradient = new float[input.positiveCodes().values().length];

    Pull intra = new Pull(options.intra(), 1);
    intra.add(features, features, codes, codes);
    add(atFirst, intra.firstGradient());
    add(atFirst, intra.secondGradient());

    Pull inter = new Pull(options.inter(), 1);
    UnitRows other = sample(input.positiveCodes(), second, self);
    inter.add(features, sample(input.positives(), draws.second(), self), codes, other);
    add(atFirst, inter.firstGradient());
    scatter(other, inter.secondGradient(), second, self, positiveGradient);

    Pull neg = new Pull(options.neg(), partners.length);
    for (int[] partner : partners) {
      context.checkCancelled();
      UnitRows strange = sample(input.codes(), second, partner);
      neg.add(features, sample(input.features(), draws.second(), partner), codes, strange);
      add(atFirst, neg.firstGradient());
      scatter(strange, neg.secondGradient(), second, partner, gradient);
    }
    scatter(codes, atFirst, first, self, gradient);
    double total =
        options.correspondenceWeight() * (intra.weighted() + inter.weighted() + neg.weighted());
    return new Correspondence(
        total,
        intra.similarities(),
        inter.similarities(),
        neg.similarities(),
        gradient,
        positiveGradient);
  }

  private UnitRows sample(FeatureBatch codes, Taps[] taps, int[] sources) {
    float[] values = new float[images * points * width];
    ParallelRows.forEach(
        images, context, i -> taps[i].gather(codes, sources[i], values, i * points * width));
    return UnitRows.of(values, width);
  }

  private UnitRows sample(Signal signal, float[] coordinates, int[] sources) {
    int ofImage = points * signal.channels();
    float[] values = new float[images * ofImage];
    ParallelRows.forEach(
        images,
        context,
        i ->
            signal.sample(
                coordinates, i, options.featureSamples(), sources[i], values, i * ofImage));
    return UnitRows.of(values, signal.channels());
  }

  private void scatter(
      UnitRows rows, float[] unitGradient, Taps[] taps, int[] targets, float[] gradient) {
    rows.pullBack(unitGradient);
    for (int i = 0; i < images; i++) {
      taps[i].scatter(unitGradient, i * points * width, gradient, targets[i] * patches, width);
    }
  }

  private static void add(float[] sum, float[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }

  /// One of the three terms, of one or more draws.
  private final class Pull {

    private final LossOptions.Term term;
    private final double pairs;
    private double loss;
    private double similarity;
    private double likeness;
    private float[] cosines = new float[0];
    private float[] firstGradient;
    private float[] secondGradient;

    Pull(LossOptions.Term term, int draws) {
      this.term = term;
      pairs = (double) draws * images * points * points;
    }

    void add(UnitRows a, UnitRows b, UnitRows codeA, UnitRows codeB) {
      float[] features =
          products.byTransposed(a.units(), b.units(), images, points, a.width(), points);
      float[] codes =
          products.byTransposed(codeA.units(), codeB.units(), images, points, width, points);
      PairTerm pair = PairTerm.of(features, codes, points, term.shift(), options);
      loss += pair.loss();
      similarity += pair.similarity();
      likeness += pair.likeness();
      int held = cosines.length;
      cosines = Arrays.copyOf(cosines, held + codes.length);
      System.arraycopy(codes, 0, cosines, held, codes.length);
      float[] slopes = pair.slopes();
      float scale = (float) (options.correspondenceWeight() * term.weight() / pairs);
      for (int i = 0; i < slopes.length; i++) {
        slopes[i] *= scale;
      }
      firstGradient = products.plain(slopes, codeB.units(), images, points, points, width);
      secondGradient = products.transposedBy(slopes, codeA.units(), images, points, points, width);
    }

    float[] firstGradient() {
      return firstGradient;
    }

    float[] secondGradient() {
      return secondGradient;
    }

    double weighted() {
      return term.weight() * loss / pairs;
    }

    Correspondence.Similarities similarities() {
      return new Correspondence.Similarities(
          loss / pairs, similarity / pairs, likeness / pairs, cosines);
    }
  }
}
