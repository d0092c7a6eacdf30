package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.analysis.metrics.BoundaryIou;
import org.stegoscope.analysis.metrics.ConfusionMatrix;
import org.stegoscope.analysis.metrics.MatchedConfusion;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.LabelFolder;
import org.stegoscope.job.JobContext;

/// Pictures of predictions compared with pictures of labels, pair by pair on all cores. A pair of
/// which one cannot be used is left out.
final class ComparedPictures {

  /// Pairs that are in memory at a time, with their counts.
  private static final int BAND = 16;

  /// A file without a partner, or the prediction of a pair that is left out, and why.
  record LeftOut(Path file, String reason) {}

  private final LabelFolder truth;
  private final int clusters;
  private final int classes;
  private final JobContext context;
  private List<LabelPairs.Pair> usable;
  private final List<LeftOut> leftOut = new ArrayList<>();

  ComparedPictures(
      LabelPairs found, LabelFolder truth, int clusters, int classes, JobContext context) {
    usable = found.pairs();
    this.truth = truth;
    this.clusters = clusters;
    this.classes = classes;
    this.context = context;
    for (Path file : found.alone()) {
      String reason = "%s is left out: it has no partner in the other folder.".formatted(file);
      leftOut.add(new LeftOut(file, reason));
    }
  }

  /// Of all pairs that can be used, which are known afterwards.
  ConfusionMatrix confusion() {
    return sum(
        "Counting",
        ConfusionMatrix.empty(clusters, classes),
        (predictions, labels) -> ConfusionMatrix.of(predictions, labels, clusters, classes),
        ConfusionMatrix::plus);
  }

  /// Reads the pictures again: margins are known once clusters are classes.
  BoundaryIou boundary(MatchedConfusion matched) {
    return sum(
        "Looking at outlines",
        BoundaryIou.empty(classes),
        (predictions, labels) ->
            BoundaryIou.of(matched.classesOf(predictions), labels, classes, context),
        BoundaryIou::plus);
  }

  int compared() {
    return usable.size();
  }

  List<LeftOut> leftOut() {
    return leftOut;
  }

  /// Each pair is compared by one thread, and the results are added up in order.
  private <T> T sum(
      String stage, T start, BiFunction<LabelMap, LabelMap, T> of, BinaryOperator<T> plus) {
    List<LabelPairs.Pair> used = new ArrayList<>();
    T sum = start;
    for (int from = 0; from < usable.size(); from += BAND) {
      context.progress(stage, (double) from / usable.size());
      List<LabelPairs.Pair> band = usable.subList(from, Math.min(from + BAND, usable.size()));
      List<Outcome<T>> outcomes = new ArrayList<>(Collections.nCopies(band.size(), null));
      ParallelRows.forEach(band.size(), context, i -> outcomes.set(i, compare(band.get(i), of)));
      for (int i = 0; i < band.size(); i++) {
        switch (outcomes.get(i)) {
          case Compared<T>(T found) -> {
            used.add(band.get(i));
            sum = plus.apply(sum, found);
          }
          case Refused<T>(LeftOut why) -> leftOut.add(why);
        }
      }
    }
    context.progress(stage, 1);
    usable = used;
    return sum;
  }

  private sealed interface Outcome<T> {}

  private record Compared<T>(T found) implements Outcome<T> {}

  private record Refused<T>(LeftOut why) implements Outcome<T> {}

  private <T> Outcome<T> compare(LabelPairs.Pair pair, BiFunction<LabelMap, LabelMap, T> of) {
    try {
      LabelMap labels = labels(pair);
      return new Compared<>(of.apply(predictions(pair, labels), labels));
    } catch (StegoscopeException e) {
      return new Refused<>(new LeftOut(pair.prediction(), e.getMessage()));
    }
  }

  private LabelMap labels(LabelPairs.Pair pair) {
    LabelMap read = LabelPicture.read(pair.labels(), context);
    byte[] ids = read.labels().clone();
    for (int i = 0; i < ids.length; i++) {
      ids[i] = truth.list().isIgnored(Byte.toUnsignedInt(ids[i])) ? (byte) LabelMap.VOID : ids[i];
    }
    LabelMap labels = new LabelMap(read.width(), read.height(), ids);
    requireIds(labels, classes, pair.labels());
    return labels;
  }

  private LabelMap predictions(LabelPairs.Pair pair, LabelMap labels) {
    LabelMap predictions = LabelPicture.read(pair.prediction(), context);
    if (predictions.width() != labels.width() || predictions.height() != labels.height()) {
      throw new StegoscopeException(
          "%s is left out: it has %d x %d pixels, and its labels have %d x %d."
              .formatted(
                  pair.prediction(),
                  predictions.width(),
                  predictions.height(),
                  labels.width(),
                  labels.height()));
    }
    requireIds(predictions, clusters, pair.prediction());
    return predictions;
  }

  private static void requireIds(LabelMap map, int ids, Path file) {
    long[] areas = map.areas();
    for (int id = ids; id < LabelMap.VOID; id++) {
      if (areas[id] > 0) {
        throw new StegoscopeException(
            "%s is left out: expected ids 0 to %d, or 255 for none, found %d."
                .formatted(file, ids - 1, id));
      }
    }
  }
}
