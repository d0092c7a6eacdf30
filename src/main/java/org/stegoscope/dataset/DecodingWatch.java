package org.stegoscope.dataset;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;
import org.stegoscope.job.JobContext;

/// Passes the progress of a decoder on, stops it when the work is cancelled, and notices the
/// warning by which it says that it made up the end of a truncated picture.
final class DecodingWatch implements IIOReadProgressListener, IIOReadWarningListener {

  private final String stage;
  private final JobContext context;
  private boolean truncated;

  DecodingWatch(String stage, JobContext context) {
    this.stage = stage;
    this.context = context;
  }

  /// Whether the decoder reached the end of the file before the end of the picture.
  boolean sawTruncation() {
    return truncated;
  }

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    String text = warning.toLowerCase(Locale.ROOT);
    truncated |= text.contains("truncated") || text.contains("premature end");
  }

  @Override
  public void imageProgress(ImageReader source, float percentageDone) {
    context.progress(stage, percentageDone / 100);
    if (context.isCancelled()) {
      source.abort();
    }
  }

  @Override
  public void imageStarted(ImageReader source, int imageIndex) {}

  @Override
  public void imageComplete(ImageReader source) {}

  @Override
  public void readAborted(ImageReader source) {}

  @Override
  public void sequenceStarted(ImageReader source, int minIndex) {}

  @Override
  public void sequenceComplete(ImageReader source) {}

  @Override
  public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

  @Override
  public void thumbnailProgress(ImageReader source, float percentageDone) {}

  @Override
  public void thumbnailComplete(ImageReader source) {}
}
