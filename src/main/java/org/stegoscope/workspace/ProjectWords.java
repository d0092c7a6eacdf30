package org.stegoscope.workspace;

import org.stegoscope.analysis.Doubt;
import org.stegoscope.analysis.FeatureColors;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.analysis.projection.ProjectionMethod;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.core.ColorMap;
import org.stegoscope.dataset.collection.DatasetFormat;
import org.stegoscope.figure.scatter.Crowding;
import org.stegoscope.model.Facet;
import org.stegoscope.model.Precision;
import org.stegoscope.model.Space;
import org.stegoscope.study.evaluation.StartChoice;
import org.stegoscope.workspace.projection.ColorBy;
import org.stegoscope.workspace.projection.TokenLook;
import org.stegoscope.workspace.projection.TokenSettings;

/// The words of project files. A word that was written once is never given another meaning.
final class ProjectWords {

  static final Words<PhotoList.Order> ORDERS =
      Words.of(
          PhotoList.Order.values(),
          order ->
              switch (order) {
                case OPENED -> "opened";
                case NAME -> "name";
                case FOLDER -> "folder";
              });

  static final Words<Workbench> WORKBENCHES =
      Words.of(
          Workbench.values(),
          workbench ->
              switch (workbench) {
                case SEGMENT -> "segment";
                case ATTEND -> "attend";
                case CORRESPOND -> "correspond";
                case COLOR -> "color";
                case PROJECT -> "project";
                case TRAIN -> "train";
                case SWEEP -> "sweep";
                case EVALUATE -> "evaluate";
                case CHECKPOINT -> "checkpoint";
              });

  /// As they are called on the command line.
  static final Words<DatasetFormat> DATASETS =
      Words.of(DatasetFormat.values(), DatasetFormat::toString);

  static final Words<LayerKind> LAYERS =
      Words.of(
          LayerKind.values(),
          kind ->
              switch (kind) {
                case COLORS -> "colors";
                case SEGMENTATION -> "segmentation";
                case DOUBT -> "doubt";
                case ATTENTION -> "attention";
                case CORRESPONDENCE -> "correspondence";
                case TOKENS -> "tokens";
              });

  static final Words<Doubt> DOUBTS =
      Words.of(
          Doubt.values(),
          measure ->
              switch (measure) {
                case CONFIDENCE -> "confidence";
                case MARGIN -> "margin";
                case ENTROPY -> "entropy";
                case DISAGREEMENT -> "disagreement";
                case INSTABILITY -> "instability";
              });

  static final Words<StartChoice> STARTS = Words.of(StartChoice.values(), StartChoice::toString);

  static final Words<ProbeKind> PROBES =
      Words.of(
          ProbeKind.values(),
          kind ->
              switch (kind) {
                case CLUSTER -> "cluster";
                case LINEAR -> "linear";
                case KMEANS -> "kmeans";
              });

  static final Words<Space> SPACES =
      Words.of(
          Space.values(),
          space ->
              switch (space) {
                case DINO -> "dino";
                case STEGO -> "stego";
              });

  static final Words<Facet> FACETS =
      Words.of(
          Facet.values(),
          facet ->
              switch (facet) {
                case TOKEN -> "token";
                case KEY -> "key";
                case QUERY -> "query";
                case VALUE -> "value";
                case RESIDUAL -> "residual";
              });

  static final Words<AttentionDisplay> ATTENTION =
      Words.of(
          AttentionDisplay.values(),
          display ->
              switch (display) {
                case HEAD -> "head";
                case MEAN -> "mean";
                case MAX -> "max";
                case HEADS -> "heads";
                case ROLLOUT -> "rollout";
              });

  static final Words<CorrespondenceViewModel.Display> QUERIES =
      Words.of(
          CorrespondenceViewModel.Display.values(),
          display ->
              switch (display) {
                case ACTIVE -> "active";
                case ALL -> "all";
              });

  static final Words<ColorMap> COLOR_MAPS =
      Words.of(
          ColorMap.values(),
          map ->
              switch (map) {
                case VIRIDIS -> "viridis";
                case MAGMA -> "magma";
                case INFERNO -> "inferno";
                case CIVIDIS -> "cividis";
                case GREY -> "grey";
                case DIVERGING -> "diverging";
              });

  static final Words<HeatSettings.Span> SPANS =
      Words.of(
          HeatSettings.Span.values(),
          span ->
              switch (span) {
                case WHOLE -> "whole";
                case FITTED -> "fitted";
              });

  static final Words<Interpolation> INTERPOLATIONS =
      Words.of(
          Interpolation.values(),
          interpolation ->
              switch (interpolation) {
                case PATCHES -> "patches";
                case SMOOTH -> "smooth";
              });

  static final Words<Scope> SCOPES =
      Words.of(
          Scope.values(),
          scope ->
              switch (scope) {
                case ONE -> "one";
                case ALL -> "all";
              });

  static final Words<FeatureColors.Stretch> STRETCHES =
      Words.of(
          FeatureColors.Stretch.values(),
          stretch ->
              switch (stretch) {
                case MIN_MAX -> "min-max";
                case PERCENTILES_1_TO_99 -> "percentiles-1-99";
              });

  static final Words<Precision> PRECISIONS =
      Words.of(
          Precision.values(),
          precision ->
              switch (precision) {
                case FLOAT32 -> "float32";
                case BFLOAT16 -> "bfloat16";
              });

  private ProjectWords() {}

  static final Words<TokenSettings.Sampling> SAMPLINGS =
      Words.of(
          TokenSettings.Sampling.values(),
          sampling ->
              switch (sampling) {
                case ALL -> "all";
                case GRID -> "grid";
                case RANDOM -> "random";
                case PER_CLASS -> "class";
              });

  static final Words<ProjectionMethod> METHODS =
      Words.of(
          ProjectionMethod.values(),
          method ->
              switch (method) {
                case PCA -> "pca";
                case TSNE -> "tsne";
                case EXACT_TSNE -> "exact-tsne";
                case UMAP -> "umap";
                case RANDOM -> "rp";
              });

  static final Words<Reduction.Method> REDUCTIONS =
      Words.of(
          Reduction.Method.values(),
          method ->
              switch (method) {
                case NONE -> "none";
                case PRINCIPAL_COMPONENTS -> "pca";
                case RANDOM -> "rp";
              });

  static final Words<Metric> METRICS =
      Words.of(
          Metric.values(),
          metric ->
              switch (metric) {
                case EUCLIDEAN -> "euclidean";
                case COSINE -> "cosine";
              });

  static final Words<ColorBy> COLORINGS =
      Words.of(
          ColorBy.values(),
          color ->
              switch (color) {
                case CLUSTER -> "cluster";
                case LINEAR -> "linear";
                case KMEANS -> "kmeans";
                case TRUTH -> "truth";
                case PHOTO -> "photo";
                case POSITION -> "position";
                case CONFIDENCE -> "confidence";
                case NORM -> "norm";
                case TRUSTWORTHINESS -> "trustworthiness";
                case CONTINUITY -> "continuity";
                case OVERLAP -> "overlap";
                case HORIZONTAL -> "horizontal";
                case VERTICAL -> "vertical";
              });

  static final Words<TokenLook.ShapeBy> SHAPES =
      Words.of(
          TokenLook.ShapeBy.values(),
          shape ->
              switch (shape) {
                case NOTHING -> "nothing";
                case PHOTO -> "photo";
                case CLUSTER -> "cluster";
                case LINEAR -> "linear";
                case TRUTH -> "truth";
              });

  static final Words<Crowding> CROWDINGS =
      Words.of(
          Crowding.values(),
          crowding ->
              switch (crowding) {
                case POINTS -> "points";
                case DENSITY -> "density";
              });
}
