package org.stegoscope.training;

import java.util.List;
import java.util.Optional;
import org.stegoscope.core.LabelMap;
import org.stegoscope.job.JobContext;

/// What a head is moved by: the correspondence loss and the optional terms of a batch, and how they
/// change with the layers of the head.
final class HeadLoss {

  private final HeadWeights head;
  private final LossOptions options;
  private final OptionalTerms terms;
  private final Products products;

  /// @param head whose numbers may change between batches
  HeadLoss(HeadWeights head, LossOptions options, OptionalTerms terms, Products products) {
    this.head = head;
    this.options = options;
    this.terms = terms;
    this.products = products;
  }

  /// @param codes of the images
  /// @param gradients of the sum of all by the layers, in the order of [HeadWeights#layers]
  record Result(
      FeatureBatch codes, Correspondence correspondence, TermStep terms, float[][] gradients) {}

  Result of(
      HeadTrainer.Batch batch,
      HeadTrainer.Chance chance,
      Optional<Decoder> decoder,
      JobContext context) {
    chance.terms().requireFor(terms);
    HeadPass pass = pass(batch.features(), chance.dropout());
    HeadPass other = pass(batch.positives(), chance.ofPositives());
    context.checkCancelled();
    FeatureBatch codes = batch.features().with(head.dimension(), pass.code());
    FeatureBatch otherCodes = batch.positives().with(head.dimension(), other.code());
    Correspondence loss =
        CorrespondenceLoss.of(
            new CorrespondenceLoss.Input(
                signal(batch.features(), chance.dropout(), batch.labels(), batch),
                signal(
                    batch.positives(), chance.ofPositives(), batch.terms().positiveLabels(), batch),
                codes,
                otherCodes),
            chance.draws(),
            options,
            products,
            context);
    Optional<HeadPass> augmented = augmented(batch, chance);
    TermStep.Input input =
        new TermStep.Input(
            codes,
            batch.features(),
            chance.dropout(),
            augmented.map(HeadPass::code),
            batch.terms(),
            chance.terms());
    TermStep more = TermStep.of(input, terms, decoder, products, context);
    float[][] gradients = pass.back(more.with(loss.codeGradient()), products);
    add(gradients, other.back(loss.positiveGradient(), products));
    augmented.ifPresent(third -> add(gradients, third.back(more.augmentedGradient(), products)));
    return new Result(codes, loss, more, gradients);
  }

  private HeadPass pass(FeatureBatch features, Dropout dropout) {
    return HeadPass.of(
        head,
        Dropout.applied(features, dropout.linear()),
        Dropout.applied(features, dropout.hidden()),
        products);
  }

  private Signal signal(
      FeatureBatch features,
      Dropout dropout,
      List<Optional<LabelMap>> labels,
      HeadTrainer.Batch batch) {
    return switch (terms.signal()) {
      case FEATURES -> new Signal.Features(features, dropout.target());
      case TRUE_LABELS ->
          Signal.TrueLabels.of(labels, features.images(), batch.terms().requireClasses());
    };
  }

  private Optional<HeadPass> augmented(HeadTrainer.Batch batch, HeadTrainer.Chance chance) {
    int images = batch.features().images();
    return chance
        .terms()
        .augmented()
        .map(dropout -> pass(batch.terms().requireAugmented(images).features(), dropout));
  }

  private static void add(float[][] sums, float[][] more) {
    for (int layer = 0; layer < sums.length; layer++) {
      for (int i = 0; i < sums[layer].length; i++) {
        sums[layer][i] += more[layer][i];
      }
    }
  }
}
