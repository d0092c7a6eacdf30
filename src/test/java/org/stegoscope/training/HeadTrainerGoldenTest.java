package org.stegoscope.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stegoscope.Fixtures;
import org.stegoscope.Fixtures.Golden;
import org.stegoscope.analysis.fitting.ClusterProbeStep;
import org.stegoscope.analysis.fitting.LinearProbeStep;
import org.stegoscope.core.LabelMap;
import org.stegoscope.job.JobContext;

/// Twenty steps of STEGO's training give the same curves and weights, within the tolerance each
/// array states.
final class HeadTrainerGoldenTest {

  private static final String CASE = "C_loss/c3_training_nonlinear";
  private static final int STEPS = 20;

  private static Golden golden(String array) {
    return Fixtures.golden(CASE, array);
  }

  private static float[] init(String name) {
    return golden("init__" + name).floats();
  }

  private static HeadTrainer.State start() {
    return HeadTrainer.State.of(
        new HeadWeights(
            384,
            70,
            init("net.cluster1.0.weight"),
            init("net.cluster1.0.bias"),
            init("net.cluster2.0.weight"),
            init("net.cluster2.0.bias"),
            init("net.cluster2.2.weight"),
            init("net.cluster2.2.bias")),
        LinearProbeStep.State.of(init("linear_probe.weight"), init("linear_probe.bias")),
        ClusterProbeStep.State.of(27, init("cluster_probe.clusters")));
  }

  private static LossOptions options() {
    return new LossOptions(
        true,
        true,
        false,
        new LossOptions.Term(0.18, 0.67),
        new LossOptions.Term(0.12, 0.25),
        new LossOptions.Term(0.46, 0.63),
        11,
        5,
        1);
  }

  private static float[] part(float[] whole, int index, int parts) {
    int size = whole.length / parts;
    return Arrays.copyOfRange(whole, index * size, (index + 1) * size);
  }

  private static HeadTrainer.Batch batch(int step) {
    int which = step % 2;
    return new HeadTrainer.Batch(
        FeatureBatch.ofPlanes(4, 384, 7, 7, part(golden("feats").floats(), which, 2)),
        FeatureBatch.ofPlanes(4, 384, 7, 7, part(golden("feats_pos").floats(), which, 2)),
        labels(which));
  }

  private static List<Optional<LabelMap>> labels(int which) {
    double[] all = golden("labels").values();
    List<Optional<LabelMap>> labels = new ArrayList<>();
    for (int image = 0; image < 4; image++) {
      byte[] ids = new byte[28 * 28];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = (byte) all[(which * 4 + image) * ids.length + i];
      }
      labels.add(Optional.of(new LabelMap(28, 28, ids)));
    }
    return labels;
  }

  private static HeadTrainer.Chance chance(int step) {
    double[] all = golden("perms").values();
    int[][] partners = new int[5][4];
    for (int i = 0; i < 20; i++) {
      partners[i / 4][i % 4] = (int) all[step * 20 + i];
    }
    return new HeadTrainer.Chance(
        new Draws(
            part(golden("coords1").floats(), step, STEPS),
            part(golden("coords2").floats(), step, STEPS),
            partners),
        Dropout.NONE,
        Dropout.NONE);
  }

  @Test
  void twentySteps() {
    String[] names = {
      "loss_pos_intra",
      "loss_pos_inter",
      "loss_neg_inter",
      "cd_pos_intra",
      "cd_pos_inter",
      "cd_neg_inter",
      "loss_linear",
      "loss_cluster",
      "loss_total"
    };
    float[][] curves = new float[names.length][STEPS];
    try (HeadTrainer trainer = new HeadTrainer(start(), options(), HeadTrainer.Rates.STEGO)) {
      for (int step = 0; step < STEPS; step++) {
        HeadTrainer.Told told = trainer.step(batch(step), chance(step), JobContext.NONE);
        Correspondence loss = told.correspondence();
        double[] now = {
          loss.intra().loss(),
          loss.inter().loss(),
          loss.neg().loss(),
          loss.intra().meanSimilarity(),
          loss.inter().meanSimilarity(),
          loss.neg().meanSimilarity(),
          told.linear().orElseThrow(),
          told.cluster(),
          told.total()
        };
        for (int i = 0; i < now.length; i++) {
          curves[i][step] = (float) now[i];
        }
        if (step == 0) {
          check("step1__", trainer.state());
        }
      }
      check("final__", trainer.state());
    }
    for (int i = 0; i < names.length; i++) {
      golden("curve__" + names[i]).assertReproducedBy(curves[i]);
    }
  }

  private static void check(String prefix, HeadTrainer.State state) {
    HeadWeights head = state.head();
    golden(prefix + "net.cluster1.0.weight").assertReproducedBy(head.linearWeights());
    golden(prefix + "net.cluster1.0.bias").assertReproducedBy(head.linearBiases());
    golden(prefix + "net.cluster2.0.bias").assertReproducedBy(head.hiddenBiases());
    golden(prefix + "net.cluster2.2.weight").assertReproducedBy(head.outputWeights());
    golden(prefix + "net.cluster2.2.bias").assertReproducedBy(head.outputBiases());
    golden(prefix + "linear_probe.weight").assertReproducedBy(state.linear().weights());
    golden(prefix + "linear_probe.bias").assertReproducedBy(state.linear().biases());
    golden(prefix + "cluster_probe.clusters").assertReproducedBy(state.cluster().centres());
  }
}
