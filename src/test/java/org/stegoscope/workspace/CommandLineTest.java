package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.ComputeDevice;
import org.stegoscope.model.Precision;

final class CommandLineTest {

  @Test
  void namesEverythingTheResultDependsOn() {
    SegmentationOptions options =
        new SegmentationOptions(
            new ProbeChoice.KMeans(8, 7), Averaging.NONE, Resolution.parse("448x448"));
    assertThat(
            CommandLine.segment(
                Path.of("cat.jpg"), Path.of("dino.pth"), options, Computing.DEFAULT))
        .isEqualTo(
            "stegoscope segment --checkpoint dino.pth --image cat.jpg --probe kmeans"
                + " --clusters 8 --seed 7 --resolution 448x448 --out segmentation");
  }

  @Test
  void probesOfTheCheckpointHaveNoSeed() {
    SegmentationOptions options =
        new SegmentationOptions(
            new ProbeChoice.Linear(), Averaging.FLIP, Resolution.parse("native"));
    assertThat(CommandLine.segment(Path.of("a.png"), Path.of("b.ckpt"), options, Computing.DEFAULT))
        .contains("--probe linear")
        .contains("--flip-average")
        .doesNotContain("--seed");
  }

  @Test
  void onlyUnusualComputingIsNamed() {
    SegmentationOptions options =
        new SegmentationOptions(
            new ProbeChoice.Linear(), Averaging.NONE, Resolution.parse("native"));
    Computing unusual =
        new Computing(
            ComputeDevice.parse("cuda:1"), Precision.BFLOAT16, Computing.DEFAULT.threads() + 1);
    assertThat(CommandLine.segment(Path.of("a.png"), Path.of("b.ckpt"), options, unusual))
        .contains("--device cuda:1 --precision bfloat16 --threads " + unusual.threads());
    assertThat(CommandLine.segment(Path.of("a.png"), Path.of("b.ckpt"), options, Computing.DEFAULT))
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
