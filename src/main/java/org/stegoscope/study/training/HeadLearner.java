package org.stegoscope.study.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.stegoscope.analysis.fitting.FitSource;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.job.JobContext;
import org.stegoscope.training.Correspondence;
import org.stegoscope.training.FeatureBatch;
import org.stegoscope.training.HeadTrainer;
import org.stegoscope.training.TrainingSettings;

/// STEGO's head with both probes.
final class HeadLearner implements Learner {

  private final TrainingSettings settings;
  private final TermMaterial terms;
  private final HeadTrainer trainer;

  HeadLearner(HeadTrainer.State state, TrainingSettings settings, TermMaterial terms) {
    this.settings = settings;
    this.terms = terms;
    trainer = new HeadTrainer(state, settings.loss(), settings.terms(), settings.rates());
  }

  @Override
  public StepReport step(StepInput input, SplittableRandom random, JobContext context) {
    HeadTrainer.Batch batch =
        new HeadTrainer.Batch(
            batch(input.batch()),
            batch(input.near()),
            input.batch().stream().map(FitSource.Image::labels).toList(),
            terms.of(input, random, context));
    HeadTrainer.Chance chance =
        HeadTrainer.Chance.drawn(
            batch, settings.loss(), settings.terms(), settings.dropoutOfTarget(), random);
    return report(trainer.step(batch, chance, context));
  }

  /// Several images as one array.
  static FeatureBatch batch(List<FitSource.Image> images) {
    FeatureMap first = images.getFirst().map();
    int each = first.values().length;
    float[] values = new float[images.size() * each];
    for (int i = 0; i < images.size(); i++) {
      System.arraycopy(images.get(i).map().values(), 0, values, i * each, each);
    }
    return new FeatureBatch(
        images.size(), first.grid().rows(), first.grid().columns(), first.channels(), values);
  }

  private static StepReport report(HeadTrainer.Told told) {
    Correspondence correspondence = told.correspondence();
    SequencedMap<String, Double> values = new LinkedHashMap<>();
    values.put("loss/pos_intra", correspondence.intra().loss());
    values.put("loss/pos_inter", correspondence.inter().loss());
    values.put("loss/neg_inter", correspondence.neg().loss());
    values.put("loss/correspondence", correspondence.total());
    told.terms().reconstruction().ifPresent(loss -> values.put("loss/rec", loss));
    told.terms().alignment().ifPresent(loss -> values.put("loss/aug_alignment", loss));
    told.terms().crf().ifPresent(loss -> values.put("loss/crf", loss));
    told.linear().ifPresent(loss -> values.put("loss/linear", loss));
    values.put("loss/cluster", told.cluster());
    values.put("loss/total", told.total());
    values.put("cd/pos_intra", correspondence.intra().meanSimilarity());
    values.put("cd/pos_inter", correspondence.inter().meanSimilarity());
    values.put("cd/neg_inter", correspondence.neg().meanSimilarity());
    values.put("fd/pos_intra", correspondence.intra().meanLikeness());
    values.put("fd/pos_inter", correspondence.inter().meanLikeness());
    values.put("fd/neg_inter", correspondence.neg().meanLikeness());
    return new StepReport(told.step(), values, Optional.of(correspondence));
  }

  @Override
  public boolean needsPositives() {
    return true;
  }

  @Override
  public HeadTrainer.State state() {
    return trainer.state();
  }

  @Override
  public void close() {
    trainer.close();
  }
}
