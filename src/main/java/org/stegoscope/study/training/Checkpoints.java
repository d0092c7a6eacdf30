package org.stegoscope.study.training;

import java.nio.file.Files;
import org.stegoscope.checkpoint.architecture.Architecture;
import org.stegoscope.job.JobContext;
import org.stegoscope.training.HeadTrainer;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.StateFile;

/// Writes networks from the states of a run.
record Checkpoints(RunRecord run, RunFolder folder, Architecture backbone) {

  /// The best and the last.
  ///
  /// @param images that are trained on
  void write(Training.Form form, int images) {
    for (RunFolder.Which which : RunFolder.Which.values()) {
      if (Files.exists(folder.state(which))) {
        TrainedModel model = model(which, images);
        model.writeSafetensors(folder.checkpoint(which), JobContext.NONE);
        if (form == Training.Form.ALSO_LIGHTNING) {
          model.writeLightning(folder.lightning(which), JobContext.NONE);
        }
      }
    }
  }

  private TrainedModel model(RunFolder.Which which, int images) {
    HeadTrainer.State state = StateFile.read(folder.state(which));
    BatchOrder order =
        new BatchOrder(
            images, run.settings().whole(Parameter.BATCH_SIZE), new Seeds(run.settings().seed()));
    return new TrainedModel(run, backbone, state, order.passes(state.step()));
  }
}
