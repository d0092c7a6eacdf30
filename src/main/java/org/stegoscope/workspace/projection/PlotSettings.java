package org.stegoscope.workspace.projection;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.analysis.projection.ProjectionMethod;
import org.stegoscope.analysis.projection.ProjectionOptions;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.model.Space;
import org.stegoscope.workspace.FeatureSettings;
import org.stegoscope.workspace.ModelItem;

/// Which space a plot shows, and how it is laid out in the plane.
public final class PlotSettings {

  public static final int MOST_COMPONENTS = 4096;
  public static final int MOST_ITERATIONS = 100_000;
  public static final int MOST_PERPLEXITY = 1000;
  public static final int MOST_NEIGHBOURS = 500;

  /// About that of the codes of STEGO.
  private static final int USUAL_DIMENSIONS = 70;

  /// The settings as they are kept; the model is kept by whoever knows its place.
  public record State(
      FeatureSettings.State features,
      Reduction.Method reduction,
      int dimensions,
      ProjectionOptions options) {}

  private final ObjectProperty<ModelItem> model = new SimpleObjectProperty<>();
  private final FeatureSettings features;
  private final ObjectProperty<Reduction.Method> reduction =
      new SimpleObjectProperty<>(Reduction.Method.NONE);
  private final IntegerProperty dimensions = new SimpleIntegerProperty(USUAL_DIMENSIONS);
  private final ObjectProperty<ProjectionMethod> method = new SimpleObjectProperty<>();
  private final ObjectProperty<Metric> metric = new SimpleObjectProperty<>();
  private final IntegerProperty components = new SimpleIntegerProperty();
  private final DoubleProperty perplexity = new SimpleDoubleProperty();
  private final IntegerProperty iterations = new SimpleIntegerProperty();
  private final IntegerProperty neighbours = new SimpleIntegerProperty();
  private final DoubleProperty minimumDistance = new SimpleDoubleProperty();
  private final IntegerProperty seed = new SimpleIntegerProperty();

  PlotSettings(Space space) {
    features = new FeatureSettings(space);
    set(ProjectionOptions.of(ProjectionMethod.TSNE, 7));
  }

  /// The model whose space it is; null for that of the active viewer.
  public ObjectProperty<ModelItem> modelProperty() {
    return model;
  }

  public FeatureSettings features() {
    return features;
  }

  /// How the features are reduced to a space of fewer dimensions before anything else.
  public ObjectProperty<Reduction.Method> reductionProperty() {
    return reduction;
  }

  /// To how many dimensions they are reduced.
  public IntegerProperty dimensionsProperty() {
    return dimensions;
  }

  /// Random projections are drawn with the seed of the plot.
  Reduction reduction() {
    return Reduction.of(reduction.get(), dimensions.get(), seed.get());
  }

  public ObjectProperty<ProjectionMethod> methodProperty() {
    return method;
  }

  public ObjectProperty<Metric> metricProperty() {
    return metric;
  }

  /// To how many principal components vectors are reduced first; 0 for never.
  public IntegerProperty componentsProperty() {
    return components;
  }

  public DoubleProperty perplexityProperty() {
    return perplexity;
  }

  public IntegerProperty iterationsProperty() {
    return iterations;
  }

  public IntegerProperty neighboursProperty() {
    return neighbours;
  }

  public DoubleProperty minimumDistanceProperty() {
    return minimumDistance;
  }

  public IntegerProperty seedProperty() {
    return seed;
  }

  public ProjectionOptions options() {
    return new ProjectionOptions(
        method.get(),
        metric.get(),
        components.get(),
        perplexity.get(),
        iterations.get(),
        neighbours.get(),
        minimumDistance.get(),
        seed.get());
  }

  private void set(ProjectionOptions options) {
    method.set(options.method());
    metric.set(options.metric());
    components.set(options.principalComponents());
    perplexity.set(options.perplexity());
    iterations.set(options.iterations());
    neighbours.set(options.neighbours());
    minimumDistance.set(options.minimumDistance());
    seed.set((int) options.seed());
  }

  void onChange(Runnable listener) {
    features.onChange(listener);
    List.of(
            model,
            reduction,
            dimensions,
            method,
            metric,
            components,
            perplexity,
            iterations,
            neighbours,
            minimumDistance,
            seed)
        .forEach(input -> input.subscribe((_, _) -> listener.run()));
  }

  State state() {
    return new State(features.state(), reduction.get(), dimensions.get(), options());
  }

  void restore(State state) {
    features.restore(state.features());
    reduction.set(state.reduction());
    dimensions.set(state.dimensions());
    set(state.options());
  }
}
