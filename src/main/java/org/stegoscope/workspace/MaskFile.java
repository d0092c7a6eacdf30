package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.stegoscope.figure.IndexedPng;
import org.stegoscope.figure.JsonFile;
import org.stegoscope.job.JobContext;

/// Writes class ids as an indexed PNG in the colours of their classes, and beside it what the ids
/// mean.
final class MaskFile {

  private MaskFile() {}

  static void write(Path file, Segmentation segmentation, JobContext context) {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put("labels", file.getFileName().toString());
    context.checkCancelled();
    JsonFile.write(Beside.json(file), SegmentationFields.of(segmentation, files));
    context.checkCancelled();
    IndexedPng.write(file, segmentation.labels(), segmentation.palette());
  }
}
