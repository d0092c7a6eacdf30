package org.stegoscope.workspace;

import org.stegoscope.job.JobRunner;

/// The workbench of checkpoints with the models it follows and nothing else around it.
public final class CheckpointWorkbench implements AutoCloseable {

  private static final long CACHE_BYTES = 1 << 20;

  private final Notices notices = new Notices();
  private final Models models;
  private final CheckpointViewModel checkpoint;

  public CheckpointWorkbench(JobRunner runner, UiThread ui) {
    Laboratory laboratory = new Laboratory(CACHE_BYTES);
    models = new Models(laboratory, runner, ui, notices);
    checkpoint = new CheckpointViewModel(laboratory, models, runner, ui, notices);
  }

  public Notices notices() {
    return notices;
  }

  public Models models() {
    return models;
  }

  public CheckpointViewModel checkpoint() {
    return checkpoint;
  }

  @Override
  public void close() {
    models.close();
  }
}
