package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegoscope.analysis.FeatureColors;
import org.stegoscope.model.AttentionRequest;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.ComputeDevice;
import org.stegoscope.model.Facet;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.Precision;
import org.stegoscope.model.Space;

final class CommandLineTest {

  private static final Path CAT = Path.of("cat.jpg");
  private static final CommandLine.Run RUN =
      new CommandLine.Run(Path.of("dino.pth"), "448x448", Computing.DEFAULT);
  private static final FeatureRequest KEYS =
      new FeatureRequest(Space.DINO, Facet.KEY, 9, Averaging.NONE);

  private static String segment(ProbeChoice probe, FeatureRequest features, CommandLine.Run run) {
    SegmentationOptions options = new SegmentationOptions(probe, Scope.ONE, features);
    return CommandLine.segment(List.of(CAT), options, run);
  }

  @Test
  void namesEverythingTheResultDependsOn() {
    assertThat(segment(new ProbeChoice.KMeans(8, 7), KEYS, RUN))
        .isEqualTo(
            "stegoscope segment --checkpoint dino.pth --image cat.jpg --probe kmeans --clusters 8"
                + " --seed 7 --space dino --facet key --block 9 --resolution 448x448"
                + " --out segmentation");
  }

  @Test
  void clustersOfAllPhotosNameAllPhotos() {
    SegmentationOptions options =
        new SegmentationOptions(new ProbeChoice.KMeans(3, 0), Scope.ALL, FeatureRequest.STEGO);
    assertThat(CommandLine.segment(List.of(CAT, Path.of("my dog.jpg")), options, RUN))
        .contains("--image cat.jpg 'my dog.jpg' --probe")
        .contains("--joint --space stego --resolution");
  }

  @Test
  void probesOfTheCheckpointHaveNoSeedAndNoChoiceOfFeatures() {
    assertThat(segment(new ProbeChoice.Linear(), FeatureRequest.STEGO.with(Averaging.FLIP), RUN))
        .contains("--probe linear")
        .contains("--flip-average")
        .doesNotContain("--seed")
        .doesNotContain("--space");
  }

  @Test
  void attentionNamesTheTokenAndWhatIsDrawn() {
    AttentionRequest request = new AttentionRequest(3, new AttentionRequest.Patch(10, 20));
    assertThat(
            CommandLine.attention(
                CAT, request, new CommandLine.AttentionLook(AttentionDisplay.HEAD, 2, 0.6), RUN))
        .isEqualTo(
            "stegoscope attention --checkpoint dino.pth --image cat.jpg --block 3 --query 10,20"
                + " --mass 0.6 --figure attention.png --head 2 --resolution 448x448"
                + " --out attention.npy");
    AttentionRequest whole =
        new AttentionRequest(FeatureRequest.LAST_BLOCK, new AttentionRequest.Cls());
    assertThat(
            CommandLine.attention(
                CAT, whole, new CommandLine.AttentionLook(AttentionDisplay.ROLLOUT, 0, 1), RUN))
        .contains("--image cat.jpg --rollout --figure")
        .doesNotContain("--block")
        .doesNotContain("--mass");
  }

  @Test
  void correspondenceNamesThePixelAndTheOtherPhotos() {
    CommandLine.Question question =
        new CommandLine.Question(CAT, 12, 34, List.of(Path.of("dog.jpg")));
    assertThat(CommandLine.correspond(question, KEYS, RUN))
        .contains("--image cat.jpg --point 12,34 --other dog.jpg --space dino --facet key");
  }

  @Test
  void coloursNameTheirStretch() {
    assertThat(
            CommandLine.colors(
                List.of(CAT),
                Scope.ONE,
                FeatureColors.Stretch.PERCENTILES_1_TO_99,
                FeatureRequest.DINO,
                RUN))
        .contains("--robust --space dino")
        .doesNotContain("--joint");
  }

  @Test
  void onlyUnusualComputingIsNamed() {
    Computing unusual =
        new Computing(
            ComputeDevice.parse("cuda:1"), Precision.BFLOAT16, Computing.DEFAULT.threads() + 1);
    CommandLine.Run run = new CommandLine.Run(Path.of("b.ckpt"), "native", unusual);
    assertThat(segment(new ProbeChoice.Linear(), FeatureRequest.STEGO, run))
        .contains("--device cuda:1 --precision bfloat16 --threads " + unusual.threads());
    assertThat(segment(new ProbeChoice.Linear(), FeatureRequest.STEGO, RUN))
        .doesNotContain("--device")
        .doesNotContain("--precision")
        .doesNotContain("--threads");
  }

  @Test
  void shellsReadQuotedWordsBackUnchanged() {
    assertThat(CommandLine.quoted("plain-name_1.jpg")).isEqualTo("plain-name_1.jpg");
    assertThat(CommandLine.quoted("my photo.jpg")).isEqualTo("'my photo.jpg'");
    assertThat(CommandLine.quoted("it's; $HOME")).isEqualTo("'it'\\''s; $HOME'");
    assertThat(CommandLine.quoted("")).isEqualTo("''");
  }
}
