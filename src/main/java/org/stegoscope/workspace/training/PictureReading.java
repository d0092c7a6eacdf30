package org.stegoscope.workspace.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.Raster;
import org.stegoscope.workspace.UiThread;

/// Small pictures of samples, read a few at a time so that the first are there soon, and remembered
/// as long as there is room. Pictures that cannot be read are not there.
final class PictureReading {

  /// Twice as large as on the screen, for screens of many pixels.
  private static final int SIDE_PX = 224;

  private static final int AT_A_TIME = 6;

  /// About 40 MB.
  private static final int MOST = 200;

  private record Read(int position, Optional<Raster> picture) {}

  private final Latest<List<Read>> reading;
  private final Deque<Integer> left = new ArrayDeque<>();
  private final Map<Integer, Optional<Raster>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Optional<Raster>> eldest) {
          return size() > MOST;
        }
      };
  private final Runnable onArrival;
  private Dataset dataset;
  private List<Sample> samples = List.of();

  /// @param onArrival hears when some were read
  PictureReading(JobRunner runner, UiThread ui, Notices notices, Runnable onArrival) {
    this.onArrival = onArrival;
    reading = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::arrived, notices::report);
  }

  /// Pictures of other samples from now on.
  void of(Dataset other, List<Sample> otherSamples) {
    stop();
    known.clear();
    dataset = other;
    samples = List.copyOf(otherSamples);
  }

  /// Wants no more pictures.
  void stop() {
    left.clear();
    reading.dismiss();
  }

  Optional<Raster> picture(int position) {
    return known.getOrDefault(position, Optional.empty());
  }

  /// Reads those that are not known, in this order; others that were wanted are not any more.
  void want(List<Integer> positions) {
    stop();
    positions.stream().filter(position -> !known.containsKey(position)).forEach(left::add);
    next();
  }

  private void next() {
    List<Integer> few = new ArrayList<>();
    while (!left.isEmpty() && few.size() < AT_A_TIME) {
      few.add(left.removeFirst());
    }
    if (!few.isEmpty()) {
      Dataset of = dataset;
      List<Sample> all = samples;
      reading.ask("Reading pictures of neighbours", context -> read(of, all, few, context));
    }
  }

  private static List<Read> read(
      Dataset of, List<Sample> all, List<Integer> few, JobContext context) {
    List<Read> read = new ArrayList<>();
    for (int position : few) {
      context.checkCancelled();
      context.progress(all.get(position).id(), (double) read.size() / few.size());
      read.add(new Read(position, raster(of, all.get(position), SIDE_PX, context.silent())));
    }
    return read;
  }

  /// A picture of a sample; empty where it cannot be read.
  static Optional<Raster> raster(Dataset of, Sample sample, int sidePx, JobContext context) {
    try {
      return Optional.of(Raster.thumbnail(of.photo(sample, context).image(), sidePx, context));
    } catch (StegoscopeException unreadable) {
      return Optional.empty();
    }
  }

  private void arrived(List<Read> read) {
    read.forEach(one -> known.put(one.position(), one.picture()));
    onArrival.run();
    next();
  }
}
