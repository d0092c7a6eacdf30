package org.stegoscope.workspace.projection;

import java.util.Optional;
import java.util.function.Supplier;
import org.stegoscope.analysis.projection.EmbeddingQuality;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.figure.scatter.PointShape;
import org.stegoscope.figure.scatter.ScatterPoints;
import org.stegoscope.workspace.ClassStyles;

/// Gives tokens colours and shapes by what is known of them.
final class TokenColoring {

  private static final ScalarMap.Range SHARES = new ScalarMap.Range(0, 1);
  private static final byte[] CIRCLES = {};

  /// What is known at a time.
  ///
  /// @param clusters found by k-means
  /// @param agreement of a plot with the others
  record Known(
      Tokens tokens,
      TokenAttributes attributes,
      Optional<TokenClasses> clusters,
      Optional<Agreement> agreement) {}

  private final ClassStyles styles;
  private final Supplier<Known> known;

  /// `known` is asked only where there are tokens.
  TokenColoring(ClassStyles styles, Supplier<Known> known) {
    this.styles = styles;
    this.known = known;
  }

  /// The colours of the tokens in a plot; all grey where nothing is known.
  TokenColors colors(ColorBy by, Plot plot) {
    return known(by, plot).orElseGet(() -> TokenColors.plain(known.get().tokens().size()));
  }

  /// Empty where what the colours are to say is not known.
  private Optional<TokenColors> known(ColorBy by, Plot plot) {
    Known now = known.get();
    return switch (by) {
      case CLUSTER, LINEAR, KMEANS, TRUTH -> classes(by, now).map(this::colors);
      case PHOTO -> Optional.of(TokenColors.byPhoto(now.tokens()));
      case POSITION -> Optional.of(TokenColors.byPosition(now.tokens()));
      case CONFIDENCE ->
          now.attributes().confidence().length == 0
              ? Optional.empty()
              : Optional.of(
                  TokenColors.of(
                      now.attributes().confidence(), ColorMap.VIRIDIS, SHARES, "confidence"));
      case NORM ->
          Optional.ofNullable(plot.spaceProperty().get())
              .map(space -> TokenColors.of(space.norms(), "norm of " + space.label()));
      case TRUSTWORTHINESS ->
          quality(plot)
              .map(quality ->
                  TokenColors.of(floats(quality.trustworthinessOf()), "trustworthiness"));
      case CONTINUITY ->
          quality(plot)
              .map(quality -> TokenColors.of(floats(quality.continuityOf()), "continuity"));
      case OVERLAP ->
          now.agreement()
              .map(agreement ->
                  TokenColors.of(
                      agreement.overlapOf(),
                      ColorMap.VIRIDIS,
                      SHARES,
                      "share of %d neighbours kept".formatted(agreement.k())));
      case HORIZONTAL -> axis(plot, 0, "horizontal axis of plot " + plot.name());
      case VERTICAL -> axis(plot, 1, "vertical axis of plot " + plot.name());
    };
  }

  /// The classes by which tokens are coloured; empty where colours are no classes or none are
  /// known.
  static Optional<TokenClasses> classes(ColorBy by, Known now) {
    return switch (by) {
      case CLUSTER -> now.attributes().cluster();
      case LINEAR -> now.attributes().linear();
      case TRUTH -> now.attributes().truth();
      case KMEANS -> now.clusters();
      default -> Optional.empty();
    };
  }

  private TokenColors colors(TokenClasses classes) {
    return TokenColors.of(classes, styles.applied(classes.set(), classes.palette()));
  }

  private static Optional<EmbeddingQuality> quality(Plot plot) {
    return Optional.ofNullable(plot.measuresProperty().get()).flatMap(PlotMeasures::quality);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static Optional<TokenColors> axis(Plot plot, int axis, String label) {
    ScatterPoints points = plot.pointsProperty().get();
    if (points.size() == 0) {
      return Optional.empty();
    }
    float[] values = new float[points.size()];
    for (int token = 0; token < values.length; token++) {
      values[token] = points.xy()[2 * token + axis];
    }
    return Optional.of(TokenColors.of(values, label));
  }

  /// Ordinals of shapes, or empty where all are circles. There are fewer shapes than classes may
  /// be: they repeat.
  byte[] shapes(TokenLook.ShapeBy by) {
    Known now = known.get();
    return switch (by) {
      case NOTHING -> CIRCLES;
      case PHOTO -> shapes(now.tokens().sample().images());
      case CLUSTER -> now.attributes().cluster().map(it -> shapes(it.ids())).orElse(CIRCLES);
      case LINEAR -> now.attributes().linear().map(it -> shapes(it.ids())).orElse(CIRCLES);
      case TRUTH -> now.attributes().truth().map(it -> shapes(it.ids())).orElse(CIRCLES);
    };
  }

  private static byte[] shapes(int[] ids) {
    byte[] shapes = new byte[ids.length];
    for (int token = 0; token < shapes.length; token++) {
      shapes[token] = (byte) Math.floorMod(ids[token], PointShape.values().length);
    }
    return shapes;
  }

  /// Why tokens cannot be coloured so; empty where they can.
  String obstacle(ColorBy by, Plot plot) {
    if (known(by, plot).isPresent()) {
      return "";
    }
    return switch (by) {
      case CLUSTER, CONFIDENCE -> "this checkpoint has no probe";
      case LINEAR -> "this checkpoint has no linear probe";
      case KMEANS -> "no clusters were found yet";
      case TRUTH -> "there are no labels";
      case OVERLAP -> "two spaces are compared first";
      default -> "it is not measured yet";
    };
  }
}
