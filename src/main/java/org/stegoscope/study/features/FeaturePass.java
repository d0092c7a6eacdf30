package org.stegoscope.study.features;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.Example;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.SideThread;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;

/// Features of many images of a data set, one pass of each model an image.
///
/// While models look at one image, the next is read and the one before is handed on, so that little
/// more time is taken than the passes need.
///
/// @param wanted the features of each model
public record FeaturePass(
    Dataset dataset,
    Resolution resolution,
    SequencedMap<LoadedModel, List<FeatureRequest>> wanted) {

  /// An image that models have looked at.
  ///
  /// @param sample its position among the images
  /// @param target labels and the picture they are of; without labels only the picture counts, and
  ///   all of it is void
  /// @param maps of each model, in the order of its requests
  public record Seen(int sample, Target target, Map<LoadedModel, List<FeatureMap>> maps) {}

  /// Which images are of use.
  public enum Labels {
    REQUIRED,
    OPTIONAL
  }

  /// An image that is ready for the models; empty where it cannot be used.
  private record Ready(int sample, Optional<Target> target, Map<LoadedModel, ModelInput> inputs) {}

  /// Hands images on, one after another, on a thread of their own.
  ///
  /// @param images which ones
  /// @param leftOut hears of images that cannot be used, with a sentence
  public void forEach(
      Images images, BiConsumer<Integer, String> leftOut, Sink sink, JobContext context) {
    List<Integer> left = images.positions();
    // What is told is how many images are done, not how far one of them is.
    JobContext one = context.silent();
    try (SideThread reading = new SideThread("reading-images");
        SideThread handing = new SideThread("handing-on-features")) {
      SideThread.Step<Ready> next =
          left.isEmpty() ? null : reading.start(() -> ready(images, left.getFirst(), leftOut, one));
      SideThread.Step<Boolean> handed = null;
      for (int i = 0; i < left.size(); i++) {
        context.progress(images.stage(), images.fraction(i));
        context.checkCancelled();
        context.giveWay();
        Ready now = next.await();
        int following = i + 1;
        next =
            following < left.size()
                ? reading.start(() -> ready(images, left.get(following), leftOut, one))
                : null;
        if (now.target().isPresent()) {
          Seen seen = seen(now, one);
          // Not more than one image waits.
          if (handed != null) {
            handed.await();
          }
          handed =
              handing.start(() -> {
                sink.accept(seen);
                return true;
              });
        }
      }
      if (handed != null) {
        handed.await();
      }
    }
    context.progress(images.stage(), 1);
  }

  /// What becomes of an image.
  @FunctionalInterface
  public interface Sink {

    void accept(Seen seen);
  }

  /// @param samples the images, of which those at `positions` are looked at
  /// @param stage what is told while they are
  public record Images(
      List<org.stegoscope.dataset.collection.Sample> samples,
      List<Integer> positions,
      Labels labels,
      String stage) {

    private double fraction(int done) {
      int before = samples.size() - positions.size();
      return samples.isEmpty() ? 1 : (double) (before + done) / samples.size();
    }
  }

  private Ready ready(
      Images images, int position, BiConsumer<Integer, String> leftOut, JobContext context) {
    var sample = images.samples().get(position);
    try {
      Example example = dataset.example(sample, context);
      if (example.labels().isEmpty() && images.labels() == Labels.REQUIRED) {
        leftOut.accept(position, "%s has no labels.".formatted(sample.id()));
        return new Ready(position, Optional.empty(), Map.of());
      }
      return prepared(position, example);
    } catch (StegoscopeException e) {
      leftOut.accept(position, e.getMessage());
      return new Ready(position, Optional.empty(), Map.of());
    }
  }

  private Ready prepared(int position, Example example) {
    RgbImage image = example.photo().image();
    LabelMap labels = example.labels().orElseGet(() -> unlabelled(image));
    Map<LoadedModel, ModelInput> inputs = new LinkedHashMap<>();
    Target target = null;
    for (LoadedModel model : wanted.keySet()) {
      ModelInput input = ModelInput.prepare(image, resolution, model.patchSizePx());
      inputs.put(model, input);
      if (target == null) {
        target = Target.of(image, labels, resolution, input, model.patchSizePx());
      }
    }
    return new Ready(position, Optional.ofNullable(target), inputs);
  }

  private static LabelMap unlabelled(RgbImage image) {
    byte[] labels = new byte[image.width() * image.height()];
    java.util.Arrays.fill(labels, (byte) LabelMap.VOID);
    return new LabelMap(image.width(), image.height(), labels);
  }

  private Seen seen(Ready image, JobContext context) {
    Map<LoadedModel, List<FeatureMap>> maps = new LinkedHashMap<>();
    image
        .inputs()
        .forEach(
            (model, input) -> maps.put(model, model.features(input, wanted.get(model), context)));
    return new Seen(image.sample(), image.target().orElseThrow(), maps);
  }
}
