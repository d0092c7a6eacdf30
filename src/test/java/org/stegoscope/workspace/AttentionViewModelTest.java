package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.analysis.AttentionMaps;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Attention;
import org.stegoscope.model.AttentionRequest;
import org.stegoscope.model.FeatureRequest;

/// The attention of a viewer's photo: what is computed, and what is shown.
final class AttentionViewModelTest {

  private static final InputGeometry.Point THERE = new InputGeometry.Point(20, 12);

  /// One query alone and all of a chunk are multiplied in another order; shares are about 0.02.
  private static final Offset<Float> ROUNDING = within(1e-7f);

  @TempDir Path folder;
  private HeldWorkspace held;
  private AttentionViewModel attention;

  @BeforeEach
  void open() {
    held = new HeldWorkspace(folder);
    held.open(held.quarters("a.png", 64, 48), held.backbone("vit.safetensors"));
    held.viewers().work(Workbench.ATTEND);
    held.release();
    attention = held.viewer(0).attention();
  }

  @AfterEach
  void close() {
    held.close();
  }

  private long passes() {
    return held.runner().started("Attention of a.png")
        + held.runner().started("Attention of b.png");
  }

  private long rollouts() {
    return held.runner().started("Attention rollout");
  }

  /// The same, computed by the verb that the command line uses.
  private Attention expected(int block, AttentionRequest.Query query) {
    Subject subject = held.viewer(0).source().subjectProperty().get();
    return held.laboratory()
        .attention(
            subject.photo(),
            subject.model(),
            new Resolution.Native(),
            new AttentionRequest(block, query),
            JobContext.NONE)
        .attention();
  }

  private ScalarMap map() {
    return attention.mapProperty().get();
  }

  @Test
  void theNumbersAreThoseOfTheLaboratory() {
    Attention ofClassToken = expected(FeatureRequest.LAST_BLOCK, new AttentionRequest.Cls());
    assertThat(attention.answerProperty().get().heads()).hasSize(2);
    for (int head = 0; head < 2; head++) {
      attention.displayProperty().set(AttentionDisplay.HEAD);
      attention.headProperty().set(head);
      held.release();
      assertThat(map().values()).containsExactly(ofClassToken.head(head).values(), ROUNDING);
    }
    attention.pointProperty().set(THERE);
    attention.blockProperty().set(0);
    held.release();
    // Column 20 and row 12 lie in the third patch of the second row.
    Attention ofPatch = expected(0, new AttentionRequest.Patch(1, 2));
    assertThat(map().values()).containsExactly(ofPatch.head(1).values(), ROUNDING);
    attention.displayProperty().set(AttentionDisplay.MAX);
    held.release();
    for (int i = 0; i < map().values().length; i++) {
      assertThat(map().values()[i])
          .isCloseTo(Math.max(ofPatch.head(0).values()[i], ofPatch.head(1).values()[i]), ROUNDING);
    }
  }

  @Test
  void headsAndQueriesCostNoPassAndBlocksOneEach() {
    assertThat(passes()).isEqualTo(1);
    attention.displayProperty().set(AttentionDisplay.HEAD);
    attention.headProperty().set(1);
    attention.pointProperty().set(THERE);
    held.release();
    attention.displayProperty().set(AttentionDisplay.HEADS);
    attention.pointProperty().set(null);
    held.release();
    assertThat(passes()).isEqualTo(1);
    attention.blockProperty().set(0);
    held.release();
    assertThat(passes()).isEqualTo(2);
    assertThat(rollouts()).isZero();
  }

  @Test
  void theRolloutIsAskedForOnlyWhereItIsShown() {
    attention.pointProperty().set(THERE);
    held.release();
    assertThat(rollouts()).isZero();
    attention.displayProperty().set(AttentionDisplay.ROLLOUT);
    held.release();
    assertThat(rollouts()).isEqualTo(1);
    Subject subject = held.viewer(0).source().subjectProperty().get();
    PhotoRollout expected =
        held.laboratory()
            .rollout(
                subject.photo(),
                subject.model(),
                new Resolution.Native(),
                new AttentionRequest(FeatureRequest.LAST_BLOCK, new AttentionRequest.Patch(1, 2)),
                JobContext.NONE);
    assertThat(map().values()).containsExactly(expected.rollout().toPatches().values());
  }

  @Test
  void theRolloutKnownBeforeIsShownAgainWhereTheQueryComesBackInTime() {
    attention.pointProperty().set(THERE);
    attention.displayProperty().set(AttentionDisplay.ROLLOUT);
    held.release();
    float[] known = map().values();
    attention.pointProperty().set(null);
    attention.pointProperty().set(THERE);
    held.release();
    assertThat(map().values()).containsExactly(known);
    assertThat(attention.paintedProperty().get()).isNotNull();
  }

  @Test
  void aThousandQueriesStartAtMostTenComputations() {
    int before = held.runner().started().size();
    for (int i = 0; i < 1000; i++) {
      attention.pointProperty().set(new InputGeometry.Point(i % 64, i % 48));
    }
    held.release();
    assertThat(held.runner().started().size() - before).isBetween(1, 10);
    Attention newest =
        expected(FeatureRequest.LAST_BLOCK, new AttentionRequest.Patch(999 % 48 / 8, 999 % 64 / 8));
    assertThat(attention.answerProperty().get().heads().getFirst().values())
        .containsExactly(newest.head(0).values(), ROUNDING);
  }

  @Test
  void thePointIsForgottenWithItsPhoto() {
    attention.pointProperty().set(THERE);
    held.open(held.quarters("b.png", 64, 48));
    assertThat(attention.pointProperty().get()).isNull();
    attention.pointProperty().set(THERE);
    held.viewers().work(Workbench.SEGMENT);
    held.viewers().work(Workbench.ATTEND);
    held.release();
    assertThat(attention.pointProperty().get()).isEqualTo(THERE);
  }

  @Test
  void thePointStaysWhereTheSamePhotoIsOpenedAgain() {
    attention.pointProperty().set(THERE);
    held.photos().again();
    held.release();
    assertThat(attention.pointProperty().get()).isEqualTo(THERE);
  }

  @Test
  void theMassKeepsTheMostAttendedPatches() {
    attention.massProperty().set(0.5);
    held.release();
    boolean[] mask = AttentionMaps.massMask(map().values(), 0.5);
    Raster painted = attention.paintedProperty().get().raster();
    int side = painted.width() / map().columns();
    for (int patch = 0; patch < mask.length; patch++) {
      int x = patch % map().columns() * side;
      int y = patch / map().columns() * side;
      assertThat(painted.argb()[y * painted.width() + x] != 0).isEqualTo(mask[patch]);
    }
    attention.massProperty().set(1);
    held.release();
    assertThat(attention.paintedProperty().get().raster().argb()).doesNotContain(0);
  }

  @Test
  void allHeadsHaveTheirColours() {
    attention.displayProperty().set(AttentionDisplay.HEADS);
    held.release();
    assertThat(map()).isNull();
    assertThat(attention.heat().scaleProperty().get()).isNull();
    Map<Boolean, Long> clear =
        Arrays.stream(attention.paintedProperty().get().raster().argb())
            .boxed()
            .collect(Collectors.partitioningBy(argb -> argb == 0, Collectors.counting()));
    assertThat(clear.get(false)).isPositive();
  }

  @Test
  void aCancelledPassSaysSoAndIsComputedAgain() {
    attention.blockProperty().set(0);
    held.runner().cancelAll();
    assertThat(attention.cancelledProperty().get()).isTrue();
    assertThat(attention.busy().get()).isFalse();
    held.workspace().again();
    held.release();
    assertThat(attention.cancelledProperty().get()).isFalse();
    Attention first = expected(0, new AttentionRequest.Cls());
    assertThat(attention.answerProperty().get().heads().getFirst().values())
        .containsExactly(first.head(0).values(), ROUNDING);
  }
}
