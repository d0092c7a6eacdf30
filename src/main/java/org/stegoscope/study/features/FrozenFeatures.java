package org.stegoscope.study.features;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.Space;
import org.stegoscope.study.RecordFile;

/// Features of images by a backbone that stays as it is, with the labels of the images: what a head
/// is trained on. They are computed once and kept in a file, which is mapped into memory, so that
/// it may be larger than that. Several threads may read.
///
/// Images are numbered from 0 in the order of the samples; those that cannot be read have no
/// number.
public final class FrozenFeatures implements AutoCloseable {

  /// Which features of which images.
  ///
  /// @param split what the samples are of
  /// @param request tokens or keys of the backbone
  public record Wanted(
      Dataset dataset,
      String split,
      List<Sample> samples,
      Resolution resolution,
      FeatureRequest request) {

    public Wanted {
      samples = List.copyOf(samples);
      if (request.space() != Space.DINO) {
        throw new IllegalArgumentException("a head is trained on features of the backbone");
      }
    }

    /// Of all that these features and their labels depend on.
    String digest(LoadedModel model) {
      return digests(model).withLabels();
    }

    FeatureDigest digests(LoadedModel model) {
      return new FeatureDigest(dataset, split, samples, resolution, List.of(request), model);
    }
  }

  /// As they were before anything was computed.
  private record Digests(String withLabels, String ofFeatures) {

    static Digests of(FeatureDigest digest) {
      return new Digests(digest.withLabels(), digest.ofFeatures());
    }
  }

  private final Digests digests;
  private final List<FrozenFilling.Place> places;
  private final Arena arena;
  private final MemorySegment mapped;

  private FrozenFeatures(
      Digests digests, Collection<FrozenFilling.Place> places, Arena arena, MemorySegment mapped) {
    this.digests = digests;
    this.places = List.copyOf(places);
    this.arena = arena;
    this.mapped = mapped;
  }

  static Path file(Path folder, String digest) {
    return folder.resolve("frozen-" + digest.substring(0, 12) + ".bin");
  }

  /// Opens what is kept of the features, and computes what is missing. Whatever stops it, images
  /// that were done stay done.
  ///
  /// @param folder of the file; made where it is missing
  /// @param leftOut hears of samples that cannot be used, with a sentence
  /// @throws StegoscopeException where the disk has too little room, images have not one grid of
  ///   patches, or none can be used
  public static FrozenFeatures open(
      Path folder,
      Wanted wanted,
      LoadedModel model,
      BiConsumer<Integer, String> leftOut,
      JobContext context) {
    return open(folder, wanted, model, leftOut, () -> FeatureCost.usableBytes(folder), context);
  }

  static FrozenFeatures open(
      Path folder,
      Wanted wanted,
      LoadedModel model,
      BiConsumer<Integer, String> leftOut,
      LongSupplier usableBytes,
      JobContext context) {
    Digests digests = Digests.of(wanted.digests(model));
    Path file = file(folder, digests.withLabels());
    try (RecordFile records = RecordFile.open(file, digests.withLabels())) {
      FrozenFilling filling = new FrozenFilling(records, wanted, model);
      return mapped(file, digests, filling.fill(folder, usableBytes, leftOut, context));
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // the features own the arena and close it
  private static FrozenFeatures mapped(
      Path file, Digests digests, Collection<FrozenFilling.Place> places) {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      return new FrozenFeatures(digests, places, arena, bytes);
    } catch (IOException e) {
      arena.close();
      throw new StegoscopeException("%s cannot be read: %s.".formatted(file, e), e);
    }
  }

  /// How many images there are.
  public int size() {
    return places.size();
  }

  /// The position of an image among the samples.
  public int sample(int index) {
    return places.get(index).record().sample();
  }

  /// The patches of every image.
  public PatchGrid grid() {
    return places.getFirst().record().grid();
  }

  /// Numbers of a patch.
  public int channels() {
    return places.getFirst().record().channels();
  }

  /// Copies the features of an image, `[patches, channels]`, to `target` from `offset` on.
  public void copyTo(int index, float[] target, int offset) {
    FrozenFilling.Place place = places.get(index);
    place.record().copyTo(mapped, place.start(), target, offset);
  }

  public FeatureMap map(int index) {
    float[] values = new float[grid().size() * channels()];
    copyTo(index, values, 0);
    return new FeatureMap(grid(), channels(), values);
  }

  /// The labels of an image, as large as [Target] has them; empty where it has none.
  public Optional<LabelMap> labels(int index) {
    FrozenFilling.Place place = places.get(index);
    return place.record().labels(mapped, place.start());
  }

  /// Of all that these features and their labels depend on.
  public String digest() {
    return digests.withLabels();
  }

  /// Of all that the features depend on, whatever their labels are.
  public String digestOfFeatures() {
    return digests.ofFeatures();
  }

  /// Nothing can be read from now on.
  @Override
  public void close() {
    arena.close();
  }
}
