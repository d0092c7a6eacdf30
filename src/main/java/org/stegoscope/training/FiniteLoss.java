package org.stegoscope.training;

import java.util.Locale;
import org.stegoscope.core.StegoscopeException;

/// A loss that is no number ends a training: nothing good would be learnt from it.
final class FiniteLoss {

  private FiniteLoss() {}

  /// @param term as in the sentence, such as "the linear probe"
  /// @throws StegoscopeException that names step and term
  static void require(double loss, int step, String term) {
    if (!Double.isFinite(loss)) {
      throw new StegoscopeException(
          String.format(
              Locale.ROOT,
              "Training stopped at step %d: the loss of %s is %s. Are the features finite, and is"
                  + " the learning rate not too great?",
              step,
              term,
              loss));
    }
  }
}
