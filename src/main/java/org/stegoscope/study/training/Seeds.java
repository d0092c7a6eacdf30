package org.stegoscope.study.training;

import java.util.SplittableRandom;

/// Sources of chance of a run, each of its own, that depend on nothing but the seed: what was drawn
/// before need not be known to go on.
record Seeds(long seed) {

  /// What chance is needed for.
  enum Purpose {
    HEAD(1),
    LINEAR_PROBE(2),
    CLUSTER_PROBE(3),
    ORDER(4),
    STEP(5),
    VALIDATION(6),
    PROBES_ANEW(7),
    DECODER(8);

    private final long salt;

    Purpose(long salt) {
      this.salt = salt;
    }
  }

  SplittableRandom of(Purpose purpose) {
    return of(purpose, 0);
  }

  /// @param number of the step or of the pass over the images
  SplittableRandom of(Purpose purpose, long number) {
    long root = new SplittableRandom(seed).nextLong();
    long branch = new SplittableRandom(root + purpose.salt).nextLong();
    return new SplittableRandom(branch + number);
  }
}
