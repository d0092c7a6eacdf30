package org.stegoscope.analysis.metrics;

/// What is right and wrong of one class, in pixels.
///
/// @param labelled pixels that are of the class
/// @param predicted pixels that are said to be
/// @param correct pixels that are both
public record ClassScores(int id, long labelled, long predicted, long correct) {

  /// Of the pixels that are either, the share that is both (Jaccard index); not computed for a
  /// class that is neither labelled nor predicted.
  public Score iou() {
    return Score.ratio(correct, labelled + predicted - correct, absent());
  }

  /// The share of the predicted pixels that are right.
  public Score precision() {
    return Score.ratio(correct, predicted, "class %d is nowhere predicted".formatted(id));
  }

  /// The share of the labelled pixels that are found: the class's accuracy.
  public Score recall() {
    return Score.ratio(correct, labelled, "class %d is nowhere labelled".formatted(id));
  }

  /// The harmonic mean of precision and recall (Dice index).
  public Score f1() {
    return Score.ratio(2 * correct, labelled + predicted, absent());
  }

  private String absent() {
    return "class %d is neither labelled nor predicted".formatted(id);
  }
}
