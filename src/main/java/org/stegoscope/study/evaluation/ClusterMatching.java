package org.stegoscope.study.evaluation;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.stegoscope.analysis.metrics.Matching;
import org.stegoscope.core.StegoscopeException;

/// How clusters become classes.
///
/// @param text as on the command line and in captions
public record ClusterMatching(Matching rule, String text) {

  public static final ClusterMatching HUNGARIAN =
      new ClusterMatching(new Matching.Hungarian(), "hungarian");
  public static final ClusterMatching MAJORITY =
      new ClusterMatching(new Matching.MajorityVote(), "majority");

  private static final String NONE = "-";

  /// By hand.
  ///
  /// @param classOf the class of each cluster, or [Matching#NO_CLASS]
  public static ClusterMatching byHand(int[] classOf) {
    return new ClusterMatching(
        new Matching.ByHand(classOf.clone()),
        Arrays.stream(classOf)
            .mapToObj(id -> id == Matching.NO_CLASS ? NONE : Integer.toString(id))
            .collect(Collectors.joining(",")));
  }

  /// @param text `hungarian`, `majority`, or the class of each cluster such as `0,2,-,1`, where `-`
  ///   is none
  /// @throws StegoscopeException where it is something else
  public static ClusterMatching parse(String text) {
    return switch (text) {
      case "hungarian" -> HUNGARIAN;
      case "majority" -> MAJORITY;
      default -> {
        try {
          yield byHand(
              Arrays.stream(text.split(",", -1))
                  .map(String::strip)
                  .mapToInt(id -> id.equals(NONE) ? Matching.NO_CLASS : Integer.parseInt(id))
                  .toArray());
        } catch (NumberFormatException e) {
          throw new StegoscopeException(
              "Clusters are matched by hungarian, majority, or the class of each cluster such as"
                  + " 0,2,-,1, not by %s.".formatted(text),
              e);
        }
      }
    };
  }

  /// Whether somebody said so.
  public boolean isByHand() {
    return rule instanceof Matching.ByHand;
  }

  @Override
  public String toString() {
    return text;
  }
}
