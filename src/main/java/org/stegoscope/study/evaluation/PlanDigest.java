package org.stegoscope.study.evaluation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.stegoscope.analysis.CentroidProbe;
import org.stegoscope.analysis.ClusterProbe;
import org.stegoscope.analysis.LinearProbe;
import org.stegoscope.analysis.Probe;
import org.stegoscope.analysis.projection.FittedReduction;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.model.Diagnosis;

/// What the counts of an evaluation depend on, as a SHA-256: only counts of the same may be added.
final class PlanDigest {

  private final MessageDigest digest;

  private PlanDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String of(PreparedPlan prepared) {
    return of(prepared, List.of());
  }

  /// @param more that the counts depend on
  static String of(PreparedPlan prepared, List<String> more) {
    EvaluationPlan plan = prepared.plan();
    PlanDigest made = new PlanDigest();
    made.add(Diagnosis.version());
    made.add(plan.dataset().source().toString());
    made.add(plan.dataset().classes().code());
    made.add(plan.split());
    for (Sample sample : plan.samples()) {
      made.add(sample.id());
      made.add(sample.crop().toString());
      made.add(sample.image().toString());
    }
    made.add(plan.resolution().toString());
    made.add(plan.averaging().toString());
    made.add(plan.refinement().toString());
    made.add(plan.confidence().toString());
    made.add(new TreeSet<>(plan.crf()).toString());
    for (int row = 0; row < plan.subjects().size(); row++) {
      Subject subject = plan.subjects().get(row);
      made.add(subject.model().sha256());
      made.add(subject.model().execution());
      made.add(subject.space().toString());
      FittedReduction reduction = prepared.reductions().get(row);
      if (reduction != null) {
        made.add(subject.reduction().toString());
        made.digest.update(KeptReduction.bytes(reduction));
      }
    }
    for (PlannedCell cell : prepared.cells()) {
      made.add(cell.key().toString());
      cell.probes().forEach(probe -> made.add(probe.probe()));
    }
    more.forEach(made::add);
    return HexFormat.of().formatHex(made.digest.digest());
  }

  private void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private void add(Probe probe) {
    switch (probe) {
      case LinearProbe linear -> {
        add("linear");
        add(linear.weights());
        add(linear.biases());
      }
      case ClusterProbe cluster -> {
        add("cluster " + cluster.alpha());
        add(cluster.centers());
      }
      case CentroidProbe centroid -> {
        add("centroid");
        add(centroid.centers());
      }
    }
  }

  private void add(float[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
    bytes.asFloatBuffer().put(numbers);
    digest.update(bytes.array());
  }
}
