package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stegoscope.analysis.FeatureColors;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Placement;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.AttentionRequest;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.Space;
import org.stegoscope.model.TestBackbone;

/// The verbs shared by window and command line, on a tiny network.
final class LaboratoryTest {

  private static final Resolution NATIVE = new Resolution.Native();

  private static LoadedModel stego;
  private static LoadedModel dino;
  private final Laboratory laboratory = new Laboratory(1 << 20);

  @BeforeAll
  static void load() throws IOException {
    Laboratory loader = new Laboratory(0);
    stego =
        loader.model(
            new TestBackbone(32, 8, 16, 2, 32).withStego(6, 5).writeTemporary(),
            ModelOptions.DEFAULT,
            JobContext.NONE);
    dino =
        loader.model(
            new TestBackbone(32, 8, 16, 2, 32).writeTemporary(),
            ModelOptions.DEFAULT,
            JobContext.NONE);
  }

  @AfterAll
  static void close() {
    stego.close();
    dino.close();
  }

  /// Left half bright, right half dark, with a little texture.
  private static Photo photo(int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    for (int i = 0; i < pixels.length; i++) {
      int x = i / 3 % width;
      pixels[i] = (byte) ((x < width / 2 ? 200 : 40) + i * 7 % 13);
    }
    return new Photo(
        Path.of("photo.png"), new RgbImage(width, height, pixels), "digest" + width + height);
  }

  private Segmentation segment(
      Photo photo, LoadedModel model, ProbeChoice probe, Resolution resolution) {
    FeatureRequest request = SegmentationOptions.probeFeatures(model, Averaging.NONE);
    PhotoFeatures features =
        laboratory.features(photo, model, resolution, request, JobContext.NONE);
    return laboratory.segment(features, model, probe, JobContext.NONE);
  }

  @Test
  void pixelsTheModelDidNotSeeAreVoid() {
    Photo photo = photo(67, 43);
    Segmentation result = segment(photo, stego, new ProbeChoice.Cluster(), NATIVE);
    LabelMap labels = result.labels();
    assertThat(labels.width()).isEqualTo(67);
    assertThat(labels.height()).isEqualTo(43);
    for (int y = 0; y < 43; y++) {
      for (int x = 0; x < 67; x++) {
        boolean seen = x < 64 && y < 40;
        assertThat(labels.at(x, y) != LabelMap.VOID).isEqualTo(seen);
        assertThat(result.confidenceAt(x, y).isPresent()).isEqualTo(seen);
      }
    }
    assertThat(labels.areas()[LabelMap.VOID]).isEqualTo(67 * 43 - 64 * 40);
  }

  @Test
  void upstreamResolutionSeesTheMiddleSquare() {
    Segmentation result =
        segment(photo(96, 48), stego, new ProbeChoice.Linear(), Resolution.parse("upstream:32"));
    assertThat(result.labels().at(10, 20)).isEqualTo(LabelMap.VOID);
    assertThat(result.labels().at(48, 20)).isNotEqualTo(LabelMap.VOID);
    assertThat(result.labels().at(86, 20)).isEqualTo(LabelMap.VOID);
  }

  @Test
  void kMeansTellsTheHalvesApartAndIsMadeAgainFromItsSeed() {
    Photo photo = photo(64, 32);
    ProbeChoice two = new ProbeChoice.KMeans(2, 3);
    LabelMap labels = segment(photo, dino, two, NATIVE).labels();
    assertThat(labels.at(4, 16)).isNotEqualTo(labels.at(60, 16));
    assertThat(segment(photo, dino, two, NATIVE).labels().labels())
        .containsExactly(labels.labels());
  }

  @Test
  void jointClustersAreThoseOfAllPhotosTogether() {
    List<PhotoFeatures> features =
        List.of(features(photo(64, 32), stego), features(photo(32, 48), stego));
    ProbeChoice.KMeans three = new ProbeChoice.KMeans(3, 5);
    JointClusters shared = laboratory.jointCentres(features, three, JobContext.NONE);
    assertThat(shared.imageDigests()).containsExactly("digest6432", "digest3248");
    assertThat(shared.centres().clusters()).isEqualTo(3);
    Segmentation result = laboratory.segment(features.get(1), shared, JobContext.NONE);
    assertThat(result.probe()).isEqualTo(three);
    assertThat(result.palette().size()).isEqualTo(3);
    assertThat(result.provenance().fields())
        .containsEntry("probe", "kmeans")
        .containsEntry("seed", 5L)
        .containsEntry("scope", "joint")
        .containsEntry("images", List.of("digest6432", "digest3248"));
    PhotoFeatures single = features.getFirst();
    JointClusters alone = laboratory.jointCentres(List.of(single), three, JobContext.NONE);
    assertThat(laboratory.segment(single, alone, JobContext.NONE).labels().labels())
        .containsExactly(
            laboratory.segment(single, stego, three, JobContext.NONE).labels().labels());
  }

  @Test
  void featuresOfDifferentChannelsAreNotClusteredTogether() {
    List<PhotoFeatures> features =
        List.of(features(photo(64, 32), stego), features(photo(64, 32), dino));
    assertThatThrownBy(
            () -> laboratory.jointCentres(features, new ProbeChoice.KMeans(2, 0), JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("Features of 6 and of 16 channels cannot be clustered together.");
  }

  private PhotoFeatures features(Photo photo, LoadedModel model) {
    FeatureRequest request =
        model.probeSpace() == Space.STEGO ? FeatureRequest.STEGO : FeatureRequest.DINO;
    return laboratory.features(photo, model, NATIVE, request, JobContext.NONE);
  }

  @Test
  void coloursOfPhotosAreOneArrayAPhoto() {
    List<PhotoFeatures> features =
        List.of(features(photo(64, 32), dino), features(photo(32, 48), dino));
    FeatureColors colors =
        laboratory.colors(features, FeatureColors.Options.DEFAULT, JobContext.NONE);
    assertThat(colors.colors()).extracting(array -> array.length).containsExactly(32, 24);
  }

  @Test
  void attentionAndRolloutSayWhereTheyLie() {
    Photo photo = photo(67, 43);
    PhotoAttentionTokens tokens =
        laboratory.attentionTokens(photo, dino, NATIVE, 1, JobContext.NONE);
    PhotoRollout rollout =
        laboratory.rollout(
            photo, dino, NATIVE, AttentionRequest.CLS_OF_LAST_BLOCK, JobContext.NONE);
    assertThat(tokens.placement()).isEqualTo(new Placement(0, 0, 64, 40));
    assertThat(rollout.placement()).isEqualTo(tokens.placement());
    assertThat(rollout.rollout().grid()).isEqualTo(tokens.tokens().grid());
    assertThat(rollout.provenance().fields()).containsKeys("image", "checkpoint");
    assertThat(tokens.provenance().fields()).containsKeys("image", "checkpoint");
  }

  @Test
  void featuresAreComputedOnce() {
    Photo photo = photo(64, 32);
    PhotoFeatures first =
        laboratory.features(photo, dino, NATIVE, FeatureRequest.DINO, JobContext.NONE);
    PhotoFeatures again =
        laboratory.features(photo, dino, NATIVE, FeatureRequest.DINO, JobContext.NONE);
    assertThat(again.map()).isSameAs(first.map());
    PhotoFeatures other =
        laboratory.features(
            photo, dino, NATIVE, FeatureRequest.DINO.with(Averaging.FLIP), JobContext.NONE);
    assertThat(other.map()).isNotSameAs(first.map());
  }

  @Test
  void everyResultSaysWhatItWasMadeFrom() {
    Segmentation result =
        segment(photo(64, 32), dino, new ProbeChoice.KMeans(3, 11), Resolution.parse("48x32"));
    assertThat(result.provenance().fields())
        .containsEntry("probe", "kmeans")
        .containsEntry("clusters", 3)
        .containsEntry("seed", 11L)
        .containsEntry("resolution", "48x32")
        .containsEntry("device", "cpu")
        .containsEntry("precision", "float32")
        .containsEntry("space", "dino")
        .containsKeys("image", "checkpoint", "libtorch", "normalization");
  }

  @Test
  void onlyTheLinearProbeIsNamedAfterClasses() {
    Photo photo = photo(32, 32);
    assertThat(segment(photo, stego, new ProbeChoice.Linear(), NATIVE).palette().entry(0).name())
        .isEqualTo("class 0");
    assertThat(segment(photo, stego, new ProbeChoice.Cluster(), NATIVE).palette().entry(0).name())
        .isEqualTo("cluster 0");
  }

  @Test
  void aProbeThatIsNotThereGetsASentence() {
    assertThat(Laboratory.probesOf(dino)).isEqualTo(List.of("kmeans"));
    assertThat(Laboratory.probesOf(stego)).isEqualTo(List.of("cluster", "linear", "kmeans"));
    assertThatThrownBy(() -> segment(photo(32, 32), dino, new ProbeChoice.Linear(), NATIVE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("has no linear probe");
    assertThatThrownBy(() -> new ProbeChoice.KMeans(256, 0))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("1 to 255");
  }

  @Test
  void moreClustersThanPatchesGetASentence() {
    assertThatThrownBy(() -> segment(photo(16, 16), dino, new ProbeChoice.KMeans(9, 0), NATIVE))
        .isInstanceOf(StegoscopeException.class);
  }
}
