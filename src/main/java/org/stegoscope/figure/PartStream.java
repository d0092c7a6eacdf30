package org.stegoscope.figure;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.stegoscope.job.JobContext;

/// A stream for a part of a file: whoever closes it leaves the file open, and a cancel is noticed
/// with every piece that is written.
final class PartStream extends FilterOutputStream {

  private final JobContext context;

  PartStream(OutputStream file, JobContext context) {
    super(file);
    this.context = context;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    context.checkCancelled();
    out.write(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
