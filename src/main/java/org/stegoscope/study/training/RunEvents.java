package org.stegoscope.study.training;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.stegoscope.study.runs.Histogram;
import org.stegoscope.study.runs.TensorBoardWriter;
import org.stegoscope.training.Correspondence;

/// The curves of a run and the histograms of its code similarities for TensorBoard.
final class RunEvents implements AutoCloseable {

  private static final int BINS = 64;

  private final TensorBoardWriter writer;

  private RunEvents(TensorBoardWriter writer) {
    this.writer = writer;
  }

  static RunEvents open(Path file) {
    return new RunEvents(TensorBoardWriter.open(file, InstantSource.system()));
  }

  void scalars(int step, Map<String, Double> values) {
    values.forEach((name, value) -> writer.scalar(name, step, value));
  }

  void histograms(int step, Correspondence correspondence) {
    writer.histogram("cd/pos_intra", step, Histogram.of(correspondence.intra().cosines(), BINS));
    writer.histogram("cd/pos_inter", step, Histogram.of(correspondence.inter().cosines(), BINS));
    writer.histogram("cd/neg_inter", step, Histogram.of(correspondence.neg().cosines(), BINS));
  }

  @Override
  public void close() {
    writer.close();
  }
}
