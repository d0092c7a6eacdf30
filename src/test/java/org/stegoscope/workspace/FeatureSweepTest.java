package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Placement;
import org.stegoscope.model.FeatureRequest;

final class FeatureSweepTest {

  /// 1,000 patches of 250 channels: a million bytes.
  private static final PhotoFeatures MEGABYTE =
      new PhotoFeatures(
          new Photo(Path.of("a.png"), new RgbImage(1, 1, new byte[3]), "0"),
          FeatureRequest.DINO,
          new FeatureMap(new PatchGrid(40, 25, 8), 250, new float[250_000]),
          new Placement(0, 0, 1, 1),
          new Provenance(Map.of()));

  @Test
  void moreFeaturesThanFitAreRefusedWithNumbers() {
    assertThatThrownBy(() -> FeatureSweep.checkMemory(MEGABYTE, 2_000, 5_000_000_000L))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("2000 photos need about 2.0 GB")
        .hasMessageContaining("1.5 GB");
  }

  @Test
  void whatFitsIsNotRefused() {
    assertThatCode(() -> FeatureSweep.checkMemory(MEGABYTE, 1_400, 5_000_000_000L))
        .doesNotThrowAnyException();
  }
}
