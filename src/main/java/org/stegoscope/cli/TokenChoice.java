package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.stegoscope.analysis.projection.TokenSample;
import org.stegoscope.analysis.projection.TokenSampling;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.LabelFolder;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.evaluation.EvaluationPlan;
import org.stegoscope.workspace.PhotoFeatures;
import picocli.CommandLine.Option;

/// The options that say which tokens of which photos are meant.
final class TokenChoice {

  @Option(
      names = "--image",
      arity = "1..*",
      paramLabel = "FILE",
      description = "The photos; one that cannot be read does not stop the others.")
  private List<Path> images = new ArrayList<>();

  @Option(
      names = "--labels",
      paramLabel = "DIR",
      description = {
        "A folder with the labels of the photos: PNG files of the same names, a class id a pixel,",
        "255 for none."
      })
  private Path labels;

  @Option(
      names = "--dataset",
      paramLabel = "KIND:DIR",
      description = {
        "Photos and labels of a data set, such as camvid:DIR, in place of --image and --labels."
      })
  private DatasetSource source;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      defaultValue = "val",
      description = "The split of the data set (default: ${DEFAULT-VALUE}).")
  private String split;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      converter = CountConverter.Photos.class,
      description =
          "Take N photos, evenly spread over the split of the data set (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--tokens",
      paramLabel = "all|grid:STEP|random:COUNT|class:COUNT",
      converter = TokenSamplingConverter.class,
      defaultValue = "random:5000",
      description = {
        "Which tokens: all; one in each square of STEP patches; COUNT at random of all; COUNT at",
        "random of each class of the labels (default: ${DEFAULT-VALUE})."
      })
  private TokenSamplingConverter.Wish tokens;

  @Option(
      names = "--token-seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "The seed by which tokens are drawn (default: ${DEFAULT-VALUE}).")
  private long seed;

  /// Of the data set; null without one.
  private Dataset opened;

  private List<Sample> samples = List.of();

  /// The photos that were named, or those of the data set.
  List<Path> images(JobContext context) {
    if (source == null) {
      return images;
    }
    opened = source.open(context);
    samples = EvaluationPlan.evenly(opened.split(split), limit);
    return samples.stream().map(Sample::image).toList();
  }

  boolean isUsed() {
    return !images.isEmpty() || labels != null || source != null;
  }

  /// Throws unless there is one source of photos.
  void require() {
    if (source != null && (!images.isEmpty() || labels != null)) {
      throw new UsageException("--dataset takes the place of --image and --labels.");
    }
  }

  boolean isEmpty() {
    return images.isEmpty() && source == null;
  }

  /// The names and colours of the classes; empty where there are no labels.
  private Optional<Palette> classes(Optional<LabelFolder> folder) {
    return opened != null && opened.isLabelled()
        ? Optional.of(
            new Palette(
                opened.classes().entries().stream()
                    .map(entry -> new Palette.Entry(entry.name(), entry.color()))
                    .toList()))
        : folder.map(LabelFolder::classes);
  }

  private Optional<LabelMap> labels(
      PhotoFeatures photo, Optional<LabelFolder> folder, JobContext context) {
    if (opened == null) {
      return folder.flatMap(from -> from.labelsOf(photo.photo(), context));
    }
    return samples.stream()
        .filter(sample -> sample.image().equals(photo.photo().file()))
        .findFirst()
        .flatMap(sample -> opened.labels(sample, context));
  }

  private TokenSampling sampling() {
    return switch (tokens.kind()) {
      case ALL -> new TokenSampling.All();
      case GRID -> new TokenSampling.Grid(tokens.number());
      case RANDOM -> new TokenSampling.Random(tokens.number(), seed);
      case CLASS -> new TokenSampling.PerClass(tokens.number(), seed);
    };
  }

  /// Draws the tokens from photos, with their labels.
  DrawnTokens draw(List<NamedFeatures> photos, Terminal terminal) {
    if (photos.isEmpty()) {
      throw new StegoscopeException("No photo could be used, so there are no tokens.");
    }
    List<PhotoFeatures> features = photos.stream().map(NamedFeatures::features).toList();
    List<FeatureMap> maps = features.stream().map(PhotoFeatures::map).toList();
    Optional<LabelFolder> folder = Optional.ofNullable(labels).map(LabelFolder::of);
    Optional<Palette> named = classes(folder);
    List<int[]> classes = new ArrayList<>();
    for (PhotoFeatures photo : features) {
      Optional<LabelMap> known = labels(photo, folder, terminal.context());
      if (named.isPresent() && known.isEmpty()) {
        terminal.complain("%s has no labels.".formatted(photo.photo().file().getFileName()));
      }
      classes.add(
          known
              .map(map -> LabelFolder.ofPatches(map, photo.geometry()))
              .orElseGet(() -> unlabelled(photo.map().grid().size())));
    }
    var grids = maps.stream().map(FeatureMap::grid).toList();
    TokenSample sample =
        named.isPresent()
            ? TokenSample.draw(grids, classes, sampling())
            : TokenSample.draw(grids, sampling());
    return new DrawnTokens(photos, sample, named, labels(sample, classes));
  }

  private static int[] unlabelled(int patches) {
    int[] ids = new int[patches];
    Arrays.fill(ids, -1);
    return ids;
  }

  private static int[] labels(TokenSample sample, List<int[]> classes) {
    int[] ids = new int[sample.size()];
    for (int token = 0; token < ids.length; token++) {
      ids[token] = classes.get(sample.images()[token])[sample.patches()[token]];
    }
    return ids;
  }
}
