package org.stegoscope.training;

import java.util.Optional;
import java.util.OptionalDouble;
import org.stegoscope.job.JobContext;

/// The optional terms of one step.
///
/// @param codeGradient of their weighted sum by the codes, `[images, patches, d]`; empty where all
///   are off
/// @param augmentedGradient the same by the codes of the augmented images
/// @param reconstruction what the decoder learns from
record TermStep(
    TermLosses losses,
    float[] codeGradient,
    float[] augmentedGradient,
    Optional<Reconstruction> reconstruction) {

  /// What the terms are made of.
  ///
  /// @param features that codes are decoded to, less what `dropout` takes from its target
  /// @param augmented codes of the augmented images, where there are any
  record Input(
      FeatureBatch codes,
      FeatureBatch features,
      Dropout dropout,
      Optional<float[]> augmented,
      TermInputs batch,
      TermDraws draws) {

    TermInputs.Augmented ofAugmented() {
      return batch.requireAugmented(codes.images());
    }

    FeatureBatch augmented(float[] augmentedCodes) {
      return ofAugmented().features().with(codes.channels(), augmentedCodes);
    }
  }

  static TermStep of(
      Input input,
      OptionalTerms terms,
      Optional<Decoder> decoder,
      Products products,
      JobContext context) {
    Optional<Reconstruction> reconstruction =
        decoder
            .filter(_ -> terms.reconstruction() > 0)
            .map(layer -> reconstruction(input, layer, terms.reconstruction(), products));
    context.checkCancelled();
    Optional<Alignment> alignment =
        input.augmented().map(augmented -> alignment(input, augmented, terms.alignment()));
    context.checkCancelled();
    Optional<CrfLoss.Result> crf =
        input.draws().pixels().map(pixels -> crf(input, pixels, terms, context));
    TermLosses losses =
        new TermLosses(
            number(reconstruction.map(Reconstruction::loss)),
            number(alignment.map(Alignment::loss)),
            number(crf.map(CrfLoss.Result::loss)));
    float[] gradient = reconstruction.map(Reconstruction::codeGradient).orElse(new float[0]);
    gradient = sum(gradient, alignment.map(Alignment::codeGradient).orElse(new float[0]));
    gradient = sum(gradient, crf.map(CrfLoss.Result::codeGradient).orElse(new float[0]));
    return new TermStep(
        losses,
        gradient,
        alignment.map(Alignment::augmentedGradient).orElse(new float[0]),
        reconstruction);
  }

  private static Reconstruction reconstruction(
      Input input, Decoder decoder, double weight, Products products) {
    float[] features = Dropout.applied(input.features(), input.dropout().target());
    return decoder.reconstruction(input.codes().values(), features, weight, products);
  }

  private static Alignment alignment(Input input, float[] augmented, double weight) {
    return Alignment.of(
        input.codes(), input.augmented(augmented), input.ofAugmented().coordinates(), weight);
  }

  private static CrfLoss.Result crf(
      Input input, PixelDraws pixels, OptionalTerms terms, JobContext context) {
    FeatureBatch pictures = input.batch().requirePictures(input.codes().images());
    return CrfLoss.of(pictures, input.codes(), pixels, terms.kernel(), terms.crf(), context);
  }

  private static OptionalDouble number(Optional<Double> loss) {
    return loss.isPresent() ? OptionalDouble.of(loss.get()) : OptionalDouble.empty();
  }

  /// The gradient of another loss by the codes with that of these added; the same array where all
  /// are off.
  float[] with(float[] other) {
    return sum(other, codeGradient);
  }

  private static float[] sum(float[] one, float[] other) {
    if (one.length == 0 || other.length == 0) {
      return one.length == 0 ? other : one;
    }
    float[] sum = one.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }
}
