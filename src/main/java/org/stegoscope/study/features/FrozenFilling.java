package org.stegoscope.study.features;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.study.RecordFile;

/// Fills a file with the features of images: those that are there and whole stay, the others are
/// computed and added behind them.
final class FrozenFilling {

  private static final double CHECKING = 0.05;

  /// Where the record of an image begins.
  record Place(long start, FrozenRecord record) {}

  private final RecordFile file;
  private final FrozenFeatures.Wanted wanted;
  private final LoadedModel model;
  private final TreeMap<Integer, Place> places = new TreeMap<>();

  FrozenFilling(RecordFile file, FrozenFeatures.Wanted wanted, LoadedModel model) {
    this.file = file;
    this.wanted = wanted;
    this.model = model;
  }

  /// The records in the order of the samples.
  ///
  /// @param folder of the file
  /// @param usableBytes of its disk
  Collection<Place> fill(
      Path folder,
      LongSupplier usableBytes,
      BiConsumer<Integer, String> leftOut,
      JobContext context) {
    check(context.part(0, CHECKING));
    List<Integer> missing = new ArrayList<>();
    for (int sample = 0; sample < wanted.samples().size(); sample++) {
      if (!places.containsKey(sample)) {
        missing.add(sample);
      }
    }
    List<String> sentences = new ArrayList<>();
    if (!missing.isEmpty()) {
      FeatureCost.of(places.size(), usableBytes.getAsLong(), wanted, model, context)
          .requireRoom(folder);
      compute(
          missing,
          (sample, sentence) -> {
            sentences.add(sentence);
            leftOut.accept(sample, sentence);
          },
          context.part(CHECKING, 1));
    }
    if (places.isEmpty()) {
      throw FeatureCost.unusable(
          wanted, sentences.isEmpty() ? "there are none." : sentences.getFirst());
    }
    return places.values();
  }

  /// A record may be damaged anywhere in the file; it is then as if it were not there. Of two of
  /// one image the later counts.
  private void check(JobContext context) {
    FrozenRecord[] whole = new FrozenRecord[file.size()];
    ParallelRows.forEach(
        whole.length, "Checking kept features", context, i -> whole[i] = read(i).orElse(null));
    for (int i = 0; i < whole.length; i++) {
      if (whole[i] != null && whole[i].sample() < wanted.samples().size()) {
        places.put(whole[i].sample(), new Place(file.start(i), whole[i]));
      }
    }
  }

  private Optional<FrozenRecord> read(int index) {
    try {
      return FrozenRecord.of(file.read(index));
    } catch (StegoscopeException e) {
      // Computed again, whatever is wrong with it.
      return Optional.empty();
    }
  }

  private void compute(
      List<Integer> missing, BiConsumer<Integer, String> leftOut, JobContext context) {
    SequencedMap<LoadedModel, List<FeatureRequest>> requests = new LinkedHashMap<>();
    requests.put(model, List.of(wanted.request()));
    new FeaturePass(wanted.dataset(), wanted.resolution(), requests)
        .forEach(
            new FeaturePass.Images(
                wanted.samples(), missing, FeaturePass.Labels.OPTIONAL, "Features to train on"),
            leftOut,
            this::add,
            context);
  }

  private void add(FeaturePass.Seen seen) {
    FeatureMap map = seen.maps().get(model).getFirst();
    requireSameGrid(seen.sample(), map.grid());
    // An image without labels comes with a map of nothing but void.
    boolean labelled = wanted.samples().get(seen.sample()).label().isPresent();
    Optional<LabelMap> labels = Optional.of(seen.target().labels()).filter(_ -> labelled);
    byte[] bytes = FrozenRecord.bytes(seen.sample(), map, labels);
    file.add(bytes);
    places.put(
        seen.sample(),
        new Place(file.start(file.size() - 1), FrozenRecord.of(bytes).orElseThrow()));
  }

  private void requireSameGrid(int sample, PatchGrid grid) {
    if (places.isEmpty()) {
      return;
    }
    PatchGrid first = places.firstEntry().getValue().record().grid();
    if (!first.equals(grid)) {
      throw new StegoscopeException(
          ("%s has %d x %d patches and %s %d x %d: to be trained on, all images must have as many."
                  + " Choose a resolution with a fixed size, such as upstream:224 or 320x240.")
              .formatted(
                  wanted.samples().get(places.firstKey()).id(),
                  first.columns(),
                  first.rows(),
                  wanted.samples().get(sample).id(),
                  grid.columns(),
                  grid.rows()));
    }
  }
}
