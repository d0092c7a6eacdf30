package org.stegoscope.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.job.JobContext;

/// Writes what `torch.load` reads: a zip of one pickle, `archive/data.pkl`, and the raw storages
/// `archive/data/KEY`. Whole or not at all; of the tensors' numbers only one tensor's are held.
public final class TorchZipWriter {

  private static final String PREFIX = "archive/";

  private TorchZipWriter() {}

  /// Writes `root`: null, Boolean, whole and floating numbers, texts, lists, maps, and
  /// [TorchTensor] wherever they are wanted.
  ///
  /// @throws org.stegoscope.core.StegoscopeException if the file cannot be written, the old one
  ///   then stays
  /// @throws IllegalArgumentException for a value of another type
  public static void write(Path file, Map<String, ?> root, JobContext context) {
    PickleWriter.Pickled pickled = PickleWriter.write(root);
    AtomicFile.write(file, out -> write(out, pickled, context));
  }

  private static void write(OutputStream out, PickleWriter.Pickled pickled, JobContext context)
      throws IOException {
    StoredZip zip = new StoredZip(out);
    add(zip, "data.pkl", pickled.bytes());
    int key = 0;
    for (TorchTensor tensor : pickled.tensors()) {
      context.checkCancelled();
      zip.add(PREFIX + "data/" + key++, tensor.bytes(), tensor.content());
    }
    add(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
    zip.finish();
  }

  private static void add(StoredZip zip, String name, byte[] content) throws IOException {
    zip.add(PREFIX + name, content.length, out -> out.write(content));
  }
}
