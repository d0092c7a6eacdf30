package org.stegoscope.training;

import java.util.SplittableRandom;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.job.JobContext;

/// A head that does not learn: its codes, and what the correspondence loss is of images that it has
/// not learnt from. Nothing is dropped. Not for several threads.
public final class HeadEvaluation implements AutoCloseable {

  private final HeadWeights head;
  private final Products products = new Products();

  public HeadEvaluation(HeadWeights head) {
    this.head = head;
  }

  /// The codes of an image.
  public FeatureMap code(FeatureMap features) {
    float[] code = HeadPass.of(head, features.values(), features.values(), products).code();
    return new FeatureMap(features.grid(), head.dimension(), code);
  }

  /// The correspondence loss of a batch; the same seed draws the same points and partners.
  public double loss(
      FeatureBatch features,
      FeatureBatch positives,
      LossOptions options,
      long seed,
      JobContext context) {
    Draws draws = Draws.of(features.images(), options, new SplittableRandom(seed));
    return CorrespondenceLoss.of(
            new CorrespondenceLoss.Input(
                new Signal.Features(features, new float[0]),
                new Signal.Features(positives, new float[0]),
                codes(features),
                codes(positives)),
            draws,
            options,
            products,
            context)
        .total();
  }

  private FeatureBatch codes(FeatureBatch features) {
    return features.with(
        head.dimension(), HeadPass.of(head, features.values(), features.values(), products).code());
  }

  @Override
  public void close() {
    products.close();
  }
}
