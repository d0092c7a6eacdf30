package org.stegoscope.workspace.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.study.features.Neighbours;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.Raster;
import org.stegoscope.workspace.UiThread;

/// The images most like each image of a split, to be walked through: one is chosen, its neighbours
/// are told at once, and their pictures come as they are read.
public final class NeighboursViewModel {

  /// What is said where there is nothing to show.
  public static final String EMPTY =
      "No neighbours yet: they are found before a training that draws pairs of similar images.";

  /// The longer side of the picture of the chosen image.
  private static final int LARGE_PX = 1024;

  private static final int NONE = -1;

  private final Latest<Optional<Raster>> reading;
  private final PictureReading thumbnails;
  private final ReadOnlyObjectWrapper<List<String>> images = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(NONE);
  private final ReadOnlyObjectWrapper<Raster> picture = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<NeighbourPicture>> near =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper(EMPTY);
  private final ReadOnlyBooleanWrapper returnable = new ReadOnlyBooleanWrapper();
  private final Deque<Integer> before = new ArrayDeque<>();
  private Neighbours neighbours;
  private Dataset dataset;
  private List<Sample> samples = List.of();

  public NeighboursViewModel(JobRunner runner, UiThread ui, Notices notices) {
    reading = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::arrived, notices::report);
    thumbnails = new PictureReading(runner, ui, notices, this::tell);
  }

  /// The names of all images, by their numbers; empty where nothing is shown.
  public ReadOnlyObjectProperty<List<String>> imagesProperty() {
    return images.getReadOnlyProperty();
  }

  /// The number of the image whose neighbours are shown; negative for none.
  public ReadOnlyIntegerProperty chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// The chosen image; null until it is read, and where it cannot be.
  public ReadOnlyObjectProperty<Raster> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /// The images most like the chosen one, the most similar first.
  public ReadOnlyObjectProperty<List<NeighbourPicture>> neighboursProperty() {
    return near.getReadOnlyProperty();
  }

  /// What is shown, in a sentence; [#EMPTY] where nothing is.
  public ReadOnlyStringProperty captionProperty() {
    return caption.getReadOnlyProperty();
  }

  /// Whether another image was chosen before.
  public ReadOnlyBooleanProperty returnableProperty() {
    return returnable.getReadOnlyProperty();
  }

  /// Shows neighbours from the first image on.
  ///
  /// @param of what the neighbours were found among
  /// @param at the samples that they were found among, in their order
  public void show(Neighbours found, Dataset of, List<Sample> at) {
    clear();
    neighbours = found;
    dataset = of;
    samples = List.copyOf(at);
    thumbnails.of(of, samples);
    images.set(IntStream.range(0, found.size()).mapToObj(this::id).toList());
    open(0);
  }

  /// Shows nothing.
  public void clear() {
    reading.dismiss();
    thumbnails.stop();
    before.clear();
    neighbours = null;
    returnable.set(false);
    chosen.set(NONE);
    images.set(List.of());
    near.set(List.of());
    picture.set(null);
    caption.set(EMPTY);
  }

  /// Shows the neighbours of an image.
  public void choose(int image) {
    if (neighbours == null || image == chosen.get() || image < 0 || image >= neighbours.size()) {
      return;
    }
    before.push(chosen.get());
    open(image);
  }

  /// Goes back to the image that was chosen before.
  public void back() {
    if (!before.isEmpty()) {
      open(before.pop());
    }
  }

  private void open(int image) {
    Dataset of = dataset;
    Sample sample = samples.get(neighbours.sample(image));
    returnable.set(!before.isEmpty());
    chosen.set(image);
    picture.set(null);
    caption.set(
        "%s and the images most like it of %,d, by the cosine of the means of their features"
            .formatted(sample.id(), neighbours.size()));
    tell();
    reading.ask(
        "Reading " + sample.id(), context -> PictureReading.raster(of, sample, LARGE_PX, context));
    thumbnails.want(near.get().stream().map(one -> neighbours.sample(one.image())).toList());
  }

  private void arrived(Optional<Raster> read) {
    picture.set(read.orElse(null));
    if (read.isEmpty()) {
      caption.set(caption.get() + "; its picture cannot be read any more");
    }
  }

  private void tell() {
    int image = chosen.get();
    List<NeighbourPicture> told = new ArrayList<>();
    for (int rank = 0; rank < neighbours.length(); rank++) {
      Neighbours.Near found = neighbours.near(image, rank);
      told.add(
          new NeighbourPicture(
              found.index(),
              id(found.index()),
              rank,
              found.similarity(),
              found.index() == image ? NeighbourPicture.Self.ITSELF : NeighbourPicture.Self.ANOTHER,
              thumbnails.picture(neighbours.sample(found.index()))));
    }
    near.set(List.copyOf(told));
  }

  private String id(int image) {
    return samples.get(neighbours.sample(image)).id();
  }
}
