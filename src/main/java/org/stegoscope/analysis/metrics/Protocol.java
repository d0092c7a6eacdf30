package org.stegoscope.analysis.metrics;

/// By which rules counts become scores.
public enum Protocol {

  /// Every pixel that has a label and a cluster counts. What is in a cluster of no class is
  /// predicted wrongly. No class and no cluster are matched that share no pixel. Scores are shares
  /// of 1.
  OWN {
    @Override
    ConfusionMatrix counted(ConfusionMatrix matrix) {
      return matrix;
    }

    @Override
    public double number(double share) {
      return share;
    }
  },

  /// The rules by which STEGO and stego-studies made their published numbers: pixels of extra
  /// clusters are left out before anything is matched. Every class is matched, also one that has no
  /// pixel. Where there are extra clusters, those of no class are one more class with an
  /// intersection over union of 0. Scores are percent.
  UPSTREAM {
    @Override
    ConfusionMatrix counted(ConfusionMatrix matrix) {
      return matrix.withoutExtraClusters();
    }

    @Override
    public double number(double share) {
      return 100 * share;
    }
  };

  /// What of the counts it looks at.
  abstract ConfusionMatrix counted(ConfusionMatrix matrix);

  /// A share of 1 as the number it reports.
  public abstract double number(double share);
}
