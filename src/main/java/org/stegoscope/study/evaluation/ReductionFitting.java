package org.stegoscope.study.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.stegoscope.analysis.projection.FittedReduction;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.RecordFile;
import org.stegoscope.study.Sha256;
import org.stegoscope.study.features.FeatureStore;

/// Learns reductions from the features that probes are fitted to. Reductions are kept on the disk,
/// and so are the features reduced by them, as probes read these again and again.
final class ReductionFitting {

  /// Of more vectors, so many are drawn evenly: the covariance of a thousand channels is then known
  /// to a percent, and vectors take about 200 MB.
  static final int MOST_VECTORS = 50_000;

  private final FeatureStore features;
  private final int place;
  private final String digest;
  private final Path folder;
  private final int mostVectors;

  /// @param place of the features among those of each image
  /// @param digest of what the features depend on
  /// @param mostVectors how many principal components are found from at most
  ReductionFitting(FeatureStore features, int place, String digest, Path folder, int mostVectors) {
    this.features = features;
    this.place = place;
    this.digest = digest;
    this.folder = folder;
    this.mostVectors = mostVectors;
  }

  /// A reduction that was learned.
  ///
  /// @param digest of what features reduced by it depend on
  record Learned(FittedReduction reduction, String digest) {}

  Learned learn(Reduction reduction, JobContext context) {
    String own = Sha256.of("%s %s %d".formatted(digest, reduction, mostVectors));
    Path file = folder.resolve("reduction-" + own.substring(0, 12) + ".bin");
    try (RecordFile kept = RecordFile.open(file, own)) {
      Optional<FittedReduction> known =
          kept.size() == 0
              ? Optional.empty()
              : KeptReduction.read(reduction, kept.read(kept.size() - 1));
      FittedReduction learned =
          known.orElseGet(() -> {
            FittedReduction made = fit(reduction, context);
            kept.add(KeptReduction.bytes(made));
            return made;
          });
      return new Learned(learned, Sha256.of(own + " " + Sha256.of(KeptReduction.bytes(learned))));
    }
  }

  private FittedReduction fit(Reduction reduction, JobContext context) {
    int channels = map(0).channels();
    float[] vectors =
        reduction.method() == Reduction.Method.PRINCIPAL_COMPONENTS
            ? drawn(channels, context)
            : new float[0];
    return reduction.fit(vectors, channels, context);
  }

  private FeatureMap map(int image) {
    return features.read(image).maps().get(place);
  }

  /// At most so many vectors, `[n, channels]`, from each image as many as are due to it. Which of
  /// an image is drawn, as steps through rows and columns would meet the same columns again and
  /// again.
  private float[] drawn(int channels, JobContext context) {
    long total = 0;
    for (int image = 0; image < features.size(); image++) {
      context.checkCancelled();
      total += map(image).grid().size();
    }
    int wanted = (int) Math.min(total, mostVectors);
    float[] vectors = new float[Math.multiplyExact(wanted, channels)];
    long before = 0;
    int taken = 0;
    for (int image = 0; image < features.size(); image++) {
      context.checkCancelled();
      FeatureMap map = map(image);
      before += map.grid().size();
      int due = (int) (before * wanted / total) - taken;
      SplittableRandom random = new SplittableRandom(image);
      for (int token = 0, left = map.grid().size(); due > 0; token++, left--) {
        // Every choice of as many is as likely (Knuth, selection sampling).
        if (random.nextInt(left) < due) {
          System.arraycopy(map.values(), token * channels, vectors, taken * channels, channels);
          taken++;
          due--;
        }
      }
    }
    return vectors;
  }

  /// Reduces the features of the images that `reduced` does not have yet.
  void reduce(FittedReduction reduction, FeatureStore reduced, JobContext context) {
    for (int image = reduced.size(); image < features.size(); image++) {
      context.progress("Reducing features", (double) image / features.size());
      context.checkCancelled();
      FeatureStore.Entry entry = features.read(image);
      FeatureMap map = reduction.apply(entry.maps().get(place), context);
      reduced.add(new FeatureStore.Entry(entry.sample(), entry.labels(), List.of(map)));
    }
    context.progress("Reducing features", 1);
  }
}
