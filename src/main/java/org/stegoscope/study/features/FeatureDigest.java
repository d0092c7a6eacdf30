package org.stegoscope.study.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.model.Diagnosis;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.study.Sha256;

/// What features of images depend on, so that those that were kept are known to be the same. Files
/// are told apart by size and time of change, not read.
///
/// @param split what the samples are of
/// @param samples in their order, with their crops
public record FeatureDigest(
    Dataset dataset,
    String split,
    List<Sample> samples,
    Resolution resolution,
    List<FeatureRequest> requests,
    LoadedModel model) {

  /// Of features alone: labels and their classes have no part in it.
  public String ofFeatures() {
    StringBuilder text = new StringBuilder("features of ");
    for (Sample sample : samples) {
      text.append('\n').append(sample.id()).append(' ').append(file(sample.image()));
      text.append(' ').append(sample.crop());
    }
    return Sha256.of(text.append('\n').append(computation()).toString());
  }

  /// Of features with the labels of the images.
  public String withLabels() {
    StringBuilder text = new StringBuilder(ofFeatures());
    text.append('\n').append(dataset.source()).append('\n').append(split);
    text.append('\n').append(dataset.classes().code());
    for (Sample sample : samples) {
      text.append('\n').append(sample.label().map(FeatureDigest::file));
    }
    return Sha256.of(text.toString());
  }

  private String computation() {
    return "%s\n%s\n%s\n%s\n%s"
        .formatted(Diagnosis.version(), resolution, requests, model.sha256(), model.execution());
  }

  private static String file(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return "%s %d %s".formatted(file, found.size(), found.lastModifiedTime());
    } catch (IOException e) {
      // It is left out, with its sentence, when it is read.
      return "%s missing".formatted(file);
    }
  }
}
