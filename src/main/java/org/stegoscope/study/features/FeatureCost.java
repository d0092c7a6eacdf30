package org.stegoscope.study.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Placement;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.study.RecordFile;

/// What it takes to keep the features of images, estimated from the first image that can be read.
///
/// @param images all of them
/// @param missing those still to be computed
/// @param bytes of the file once it is whole
/// @param missingBytes of it that are still to be written
/// @param usableBytes of the disk the file lies on
public record FeatureCost(
    int images, int missing, long bytes, long missingBytes, long usableBytes) {

  private static final double MEGABYTE = 1e6;

  /// Of features that are to be kept in `folder`, which need not be there yet.
  ///
  /// @throws StegoscopeException where no image can be read
  public static FeatureCost of(
      Path folder, FrozenFeatures.Wanted wanted, LoadedModel model, JobContext context) {
    String digest = wanted.digest(model);
    List<Integer> kept = RecordFile.lengths(FrozenFeatures.file(folder, digest), digest);
    int known = Math.min(kept.size(), wanted.samples().size());
    return of(known, usableBytes(folder), wanted, model, context);
  }

  static FeatureCost of(
      int kept,
      long usableBytes,
      FrozenFeatures.Wanted wanted,
      LoadedModel model,
      JobContext context) {
    long each = bytesOfOne(wanted, model, context);
    int images = wanted.samples().size();
    return new FeatureCost(
        images, images - kept, images * each, (images - kept) * each, usableBytes);
  }

  public boolean fits() {
    return missingBytes <= usableBytes;
  }

  /// @throws StegoscopeException where the disk has less room than is needed
  void requireRoom(Path folder) {
    if (!fits()) {
      throw new StegoscopeException(
          ("Features of %,d images need %,.1f MB in %s, where %,.1f MB are free: make room, or choose"
                  + " fewer images or a smaller resolution.")
              .formatted(missing, missingBytes / MEGABYTE, folder, usableBytes / MEGABYTE));
    }
  }

  private static long bytesOfOne(
      FrozenFeatures.Wanted wanted, LoadedModel model, JobContext context) {
    String reason = "there are none";
    for (Sample sample : wanted.samples()) {
      context.checkCancelled();
      try {
        RgbImage image = wanted.dataset().photo(sample, context.silent()).image();
        InputGeometry seen =
            InputGeometry.of(
                image.width(), image.height(), wanted.resolution(), model.patchSizePx());
        long numbers = (long) seen.grid().size() * model.architecture().vit().orElseThrow().width();
        return RecordFile.HEAD_BYTES
            + FrozenRecord.HEAD_BYTES
            + numbers * Float.BYTES
            + (sample.label().isPresent() ? labels(wanted, seen) : 0);
      } catch (StegoscopeException e) {
        reason = e.getMessage();
      }
    }
    throw unusable(wanted, reason);
  }

  static StegoscopeException unusable(FrozenFeatures.Wanted wanted, String reason) {
    return new StegoscopeException(
        "None of the %d images of %s can be used: %s"
            .formatted(wanted.samples().size(), wanted.split(), reason));
  }

  /// A byte for each pixel of [Target].
  private static long labels(FrozenFeatures.Wanted wanted, InputGeometry seen) {
    Placement place = seen.placement();
    return wanted.resolution() instanceof Resolution.Upstream
        ? (long) seen.grid().widthPx() * seen.grid().heightPx()
        : Math.round(place.width()) * Math.round(place.height());
  }

  /// Of the disk where the folder is or will be.
  static long usableBytes(Path folder) {
    Optional<Path> there = Optional.of(folder.toAbsolutePath());
    while (there.isPresent() && !Files.exists(there.get())) {
      there = Optional.ofNullable(there.get().getParent());
    }
    try {
      return there.isEmpty() ? 0 : Files.getFileStore(there.get()).getUsableSpace();
    } catch (IOException e) {
      throw new StegoscopeException(
          "How much room there is for %s cannot be told: %s.".formatted(folder, e), e);
    }
  }
}
