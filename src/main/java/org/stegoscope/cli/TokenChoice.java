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
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.LabelFolder;
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

  List<Path> images() {
    return images;
  }

  boolean isUsed() {
    return !images.isEmpty() || labels != null;
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
    List<int[]> classes = new ArrayList<>();
    for (PhotoFeatures photo : features) {
      Optional<LabelMap> known =
          folder.flatMap(from -> from.labelsOf(photo.photo(), terminal.context()));
      if (folder.isPresent() && known.isEmpty()) {
        terminal.complain("%s has no labels.".formatted(photo.photo().file().getFileName()));
      }
      classes.add(
          known
              .map(map -> LabelFolder.ofPatches(map, photo.geometry()))
              .orElseGet(() -> unlabelled(photo.map().grid().size())));
    }
    var grids = maps.stream().map(FeatureMap::grid).toList();
    TokenSample sample =
        folder.isPresent()
            ? TokenSample.draw(grids, classes, sampling())
            : TokenSample.draw(grids, sampling());
    return new DrawnTokens(
        photos, sample, folder.map(LabelFolder::classes), labels(sample, classes));
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
