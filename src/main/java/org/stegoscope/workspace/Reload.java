package org.stegoscope.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegoscope.job.Job;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelOptions;

/// Loads checkpoints again, to compute in another way.
///
/// It remembers what it has loaded even where it fails in the middle, so that its owner can give
/// the memory back.
final class Reload implements Job<Void> {

  /// Loads a checkpoint as [Models] does.
  interface Loader {

    LoadedModel load(ModelItem item, ModelOptions options, JobContext context);
  }

  private record Step(ModelItem item, ModelOptions options) {}

  private final Computing wanted;
  private final List<Step> steps;
  private final Loader loader;
  private final Map<ModelItem, LoadedModel> loaded = new LinkedHashMap<>();

  Reload(List<ModelItem> items, Computing wanted, Loader loader) {
    this.wanted = wanted;
    this.loader = loader;
    steps =
        items.stream().map(item -> new Step(item, wanted.applied(item.model().options()))).toList();
  }

  Computing wanted() {
    return wanted;
  }

  @Override
  public Void run(JobContext context) {
    for (Step step : steps) {
      context.checkCancelled();
      loaded.put(step.item(), loader.load(step.item(), step.options(), context));
    }
    return null;
  }

  /// What was loaded, also where not everything was. Called when the job has ended.
  Map<ModelItem, LoadedModel> loaded() {
    return loaded;
  }
}
