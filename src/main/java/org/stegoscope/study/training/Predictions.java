package org.stegoscope.study.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.LabelPicture;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.CropScheme;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.job.JobContext;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

/// What is kept in the folder of a run of its predictions over time, read while it goes on or
/// afterwards.
public record Predictions(RunFolder folder) {

  private static final String HEAD = "image,id";

  /// An image whose predictions are kept.
  ///
  /// @param image its place among those that are validated on
  /// @param id its name within the split
  public record Watched(int image, String id) {}

  /// Which probe predicts.
  public enum Probe {
    LINEAR,
    CLUSTER
  }

  /// A watched image as the backbone sees it, and what is true.
  ///
  /// @param labels empty where there are none
  public record Seen(RgbImage picture, Optional<LabelMap> labels) {}

  /// Writes which images are watched.
  static void name(
      RunFolder folder, TrainingSettings settings, Dataset dataset, TrainingData data) {
    List<Integer> samples = data.samplesOfValidation();
    List<Sample> all = TrainingData.ofValidation(settings, dataset).samples();
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    for (int image : Validation.watched(samples.size(), settings.whole(Parameter.N_IMAGES))) {
      text.append(image).append(',').append(all.get(samples.get(image)).id()).append('\n');
    }
    try {
      Files.createDirectories(folder.predictions());
    } catch (IOException e) {
      throw failure(folder.predictions(), e);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(images(folder), out -> out.write(bytes));
  }

  private static Path images(RunFolder folder) {
    return folder.predictions().resolve("images.csv");
  }

  private static StegoscopeException failure(Path path, IOException e) {
    return new StegoscopeException("%s cannot be used: %s.".formatted(path, e), e);
  }

  /// The images that are watched; none before a run was prepared.
  ///
  /// @throws StegoscopeException where the list of them cannot be read
  public List<Watched> images() {
    Path file = images(folder);
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<Watched> watched = new ArrayList<>();
      for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
        int comma = line.indexOf(',');
        watched.add(
            new Watched(Integer.parseInt(line.substring(0, comma)), line.substring(comma + 1)));
      }
      return watched;
    } catch (IOException e) {
      throw failure(file, e);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new StegoscopeException("%s is no list of images: %s.".formatted(file, e), e);
    }
  }

  /// The steps after which there are predictions, rising.
  ///
  /// @throws StegoscopeException where the folder cannot be read
  public List<Integer> steps() {
    if (!Files.isDirectory(folder.predictions())) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder.predictions())) {
      return inside
          .map(path -> path.getFileName().toString())
          .filter(name -> name.matches("\\d{1,9}"))
          .map(Integer::valueOf)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw failure(folder.predictions(), e);
    }
  }

  /// What a probe said of an image: classes, also of clusters where labels said which is which.
  ///
  /// @throws StegoscopeException where it cannot be read
  public LabelMap of(int step, Watched watched, Probe probe, JobContext context) {
    Path predictions = folder.predictions(step);
    return switch (probe) {
      case LINEAR -> read(PredictionFiles.linear(predictions, watched.image()), context);
      case CLUSTER ->
          matched(read(PredictionFiles.cluster(predictions, watched.image()), context), step);
    };
  }

  private static LabelMap read(Path file, JobContext context) {
    LabelPicture picture = LabelPicture.read(file, context);
    byte[] ids = new byte[picture.values().length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = (byte) picture.values()[i];
    }
    return new LabelMap(picture.width(), picture.height(), ids);
  }

  private LabelMap matched(LabelMap clusters, int step) {
    Path file = PredictionFiles.matching(folder.predictions(step));
    if (!Files.exists(file)) {
      return clusters;
    }
    try {
      List<Integer> classOf =
          Files.readAllLines(file).stream().skip(1).map(Integer::valueOf).toList();
      byte[] classes = new byte[clusters.labels().length];
      for (int i = 0; i < classes.length; i++) {
        int cluster = Byte.toUnsignedInt(clusters.labels()[i]);
        int found = cluster < classOf.size() ? classOf.get(cluster) : -1;
        classes[i] = (byte) (found < 0 ? LabelMap.VOID : found);
      }
      return new LabelMap(clusters.width(), clusters.height(), classes);
    } catch (IOException e) {
      throw failure(file, e);
    } catch (NumberFormatException e) {
      throw new StegoscopeException("%s does not tell classes: %s.".formatted(file, e), e);
    }
  }

  /// The data set that images are watched of, in whole pictures.
  ///
  /// @throws StegoscopeException where it is not where it was
  public static Dataset dataset(RunRecord run, JobContext context) {
    return Training.dataset(run.settings(), context).cropped(new CropScheme.Whole());
  }

  /// What an image looks like.
  ///
  /// @param dataset of [#dataset]
  /// @throws StegoscopeException where it cannot be read any more
  public static Seen seen(RunRecord run, Dataset dataset, Watched watched, JobContext context) {
    Sample sample =
        dataset.split(run.settings().text(Parameter.VAL_SPLIT)).stream()
            .filter(one -> one.id().equals(watched.id()))
            .findFirst()
            .orElseThrow(() ->
                new StegoscopeException(
                    "%s is not in %s any more.".formatted(watched.id(), dataset.name())));
    Resolution resolution = Resolution.parse(run.settings().text(Parameter.VAL_RES));
    RgbImage photo = dataset.photo(sample, context).image();
    // The backbone sees whole patches; the few pixels at the edges are shown here, too.
    return new Seen(
        ModelInput.prepare(photo, resolution, 1).pixels(),
        dataset
            .labels(sample, context)
            .map(labels -> ModelInput.prepareLabels(labels, resolution, 1)));
  }
}
