package org.stegoscope.model;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.stegoscope.Fixtures;
import org.stegoscope.Fixtures.Golden;
import org.stegoscope.Fixtures.Npy;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.PhotoReader;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobContext;

/// A real pretrained ViT-Ti/16, from the files on disk to features and attention, against the
/// official code. Its own float32 noise is 6.2e-5 for tokens (up to 17 large) and 7e-7 for
/// attention; the tolerances are about three times that.
final class RealWeightsTest {

  private static final String NAME = "vit_tiny16_augreg_in1k";

  @Test
  void reproducesTheOfficialCode() {
    Path weights = Fixtures.beside("weights/" + NAME + ".pth");
    Path folder = Fixtures.beside("weights/reference");
    Photo photo = PhotoReader.read(folder.resolve("chelsea_224.png"), JobContext.NONE);
    try (LoadedModel model =
        new ModelLoader().load(weights, ModelOptions.DEFAULT, JobContext.NONE)) {
      ModelInput input =
          ModelInput.prepare(photo.image(), new Resolution.Native(), model.patchSizePx());
      FeatureMap tokens = model.features(input, FeatureRequest.DINO, JobContext.NONE);
      Npy reference = Npy.read(folder.resolve(NAME + "_tokens_197x192.npy"));
      double[] patches = Arrays.copyOfRange(reference.values(), 192, reference.values().length);
      new Golden("tokens", new int[] {196, 192}, patches, 2e-4, 0)
          .assertReproducedBy(tokens.values());

      Attention attention =
          model.attention(input, AttentionRequest.CLS_OF_LAST_BLOCK, JobContext.NONE);
      Npy maps = Npy.read(folder.resolve(NAME + "_lastattention_3x197x197.npy"));
      double[] fromCls = new double[3 * 196];
      for (int head = 0; head < 3; head++) {
        System.arraycopy(maps.values(), head * 197 * 197 + 1, fromCls, head * 196, 196);
      }
      new Golden("attention", new int[] {3, 196}, fromCls, 2e-6, 0)
          .assertReproducedBy(attention.toPatches());
    }
  }
}
