package org.stegoscope.workspace.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Photo;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobHandle;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.Photos;
import org.stegoscope.workspace.Raster;
import org.stegoscope.workspace.UiThread;

/// Small pictures of the patches that tokens stand for, made when somebody wants to see them.
public final class PatchPictures {

  /// A picture has 9 KB.
  private static final int MOST_KEPT = 4000;

  private static final int MOST_AT_ONCE = 200;

  private final Photos photos;
  private final JobRunner runner;
  private final UiThread ui;
  private final Notices notices;
  private final Map<Integer, Raster> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Raster> eldest) {
          return size() > MOST_KEPT;
        }
      };
  private final Set<Integer> wanted = new LinkedHashSet<>();
  private final List<Runnable> listeners = new ArrayList<>();
  private Optional<JobHandle<Map<Integer, Raster>>> running = Optional.empty();
  private Tokens tokens;

  PatchPictures(Photos photos, JobRunner runner, UiThread ui, Notices notices) {
    this.photos = photos;
    this.runner = runner;
    this.ui = ui;
    this.notices = notices;
  }

  /// Hears when pictures have come.
  public void onArrival(Runnable listener) {
    listeners.add(listener);
  }

  /// Of other tokens nothing is known.
  void reset(Tokens now) {
    running.ifPresent(JobHandle::cancel);
    running = Optional.empty();
    known.clear();
    wanted.clear();
    tokens = now;
  }

  /// The picture of a token's patch and its surroundings; empty while it is being made.
  public Optional<Raster> of(int token) {
    Raster picture = known.get(token);
    if (picture == null && tokens != null && token >= 0 && token < tokens.size()) {
      wanted.add(token);
      ui.executeSoon(this::start);
    }
    return Optional.ofNullable(picture);
  }

  private void start() {
    if (running.isPresent() || wanted.isEmpty()) {
      return;
    }
    List<Integer> now = wanted.stream().limit(MOST_AT_ONCE).sorted().toList();
    now.forEach(wanted::remove);
    Tokens of = tokens;
    JobHandle<Map<Integer, Raster>> job =
        runner.submit(Lane.CPU, "Pictures of patches", context -> pictures(of, now, context));
    running = Optional.of(job);
    job.answer()
        .whenComplete((pictures, failure) ->
            ui.execute(() -> {
              if (running.filter(job::equals).isPresent()) {
                arrived(pictures, failure);
              }
            }));
  }

  private void arrived(Map<Integer, Raster> pictures, Throwable failure) {
    running = Optional.empty();
    if (failure != null) {
      wanted.clear();
      notices.reportUnlessCancelled(failure);
      return;
    }
    known.putAll(pictures);
    listeners.forEach(Runnable::run);
    start();
  }

  /// A photo that has gone is no reason to show nothing of the others.
  private Map<Integer, Raster> pictures(Tokens of, List<Integer> numbers, JobContext context) {
    Map<Integer, Raster> pictures = new HashMap<>();
    Map<PhotoItem, Optional<Photo>> decoded = new HashMap<>();
    for (int token : numbers) {
      context.checkCancelled();
      decoded
          .computeIfAbsent(of.photo(token), item -> decoded(item, context))
          .ifPresent(photo -> pictures.put(token, Raster.around(photo.image(), of.place(token))));
    }
    return pictures;
  }

  private Optional<Photo> decoded(PhotoItem item, JobContext context) {
    try {
      return Optional.of(photos.decoded(item, context));
    } catch (StegoscopeException gone) {
      return Optional.empty();
    }
  }
}
