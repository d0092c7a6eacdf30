package org.stegoscope.workspace;

import org.stegoscope.analysis.Probe;
import org.stegoscope.analysis.ProbeMaps;
import org.stegoscope.analysis.Segmented;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.analysis.crf.DenseCrf;
import org.stegoscope.analysis.crf.StegoPicture;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.job.JobContext;

/// What a probe says of a photo after a dense CRF.
///
/// The CRF works on the pixels that the model sees where these are fewer than those of the photo,
/// as STEGO has it, and its answer is enlarged to the nearest pixel: on all pixels of a large photo
/// it would take minutes, and its kernels would reach less far.
record RefinedProbe(CrfOptions options) {

  /// @param picture the part of the photo that the features cover
  Segmented apply(Probe probe, FeatureMap map, RgbImage picture, JobContext context) {
    boolean fewer = map.grid().widthPx() < picture.width();
    RgbImage seen = fewer ? nearest(picture, map.grid().widthPx(), map.grid().heightPx()) : picture;
    float[] logs =
        ProbeMaps.logProbabilities(probe, map, seen.width(), seen.height(), context.part(0, 0.2));
    float[] refined =
        DenseCrf.refineLogarithms(
            StegoPicture.of(seen), logs, probe.classes(), options, context.part(0.2, 1));
    Segmented small = ProbeMaps.ofProbabilities(refined, seen.width(), seen.height());
    return fewer ? enlarged(small, picture.width(), picture.height()) : small;
  }

  private static RgbImage nearest(RgbImage picture, int width, int height) {
    byte[] pixels = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      int row = at(y, picture.height(), height) * picture.width();
      for (int x = 0; x < width; x++) {
        int from = (row + at(x, picture.width(), width)) * 3;
        System.arraycopy(picture.pixels(), from, pixels, (y * width + x) * 3, 3);
      }
    }
    return new RgbImage(width, height, pixels);
  }

  private static Segmented enlarged(Segmented small, int width, int height) {
    LabelMap labels = small.labels();
    byte[] ids = new byte[width * height];
    float[] confidence = new float[ids.length];
    for (int y = 0; y < height; y++) {
      int row = at(y, labels.height(), height) * labels.width();
      for (int x = 0; x < width; x++) {
        int from = row + at(x, labels.width(), width);
        ids[y * width + x] = labels.labels()[from];
        confidence[y * width + x] = small.confidence().values()[from];
      }
    }
    return new Segmented(
        new LabelMap(width, height, ids), new ScalarMap(height, width, confidence));
  }

  /// The pixel of `from` under the middle of pixel `i` of `to`.
  private static int at(int i, int from, int to) {
    return (int) Math.min(from - 1, Math.floor((i + 0.5) * from / to));
  }
}
