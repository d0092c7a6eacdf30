package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.stegoscope.model.LoadedModel;

/// A loaded checkpoint in the list.
public final class ModelItem {

  private final ReadOnlyObjectWrapper<LoadedModel> loaded = new ReadOnlyObjectWrapper<>();
  private final ModelDescription description;

  ModelItem(LoadedModel model) {
    loaded.set(model);
    description = ModelDescription.of(model);
  }

  public LoadedModel model() {
    return loaded.get();
  }

  /// The network of the checkpoint, which changes when it is loaded again for another device or in
  /// another precision.
  public ReadOnlyObjectProperty<LoadedModel> modelProperty() {
    return loaded.getReadOnlyProperty();
  }

  /// Gives back the network there was; the caller closes it.
  LoadedModel exchange(LoadedModel model) {
    LoadedModel old = loaded.get();
    loaded.set(model);
    return old;
  }

  /// How it computes and how far that is from exact; empty where it computes as usual.
  public ObservableValue<String> execution() {
    return loaded.map(ModelDescription::execution);
  }

  public Path file() {
    return model().file();
  }

  public String name() {
    return model().file().getFileName().toString();
  }

  /// What it is, such as `STEGO · ViT-S/8 · 12 blocks · code 70 · 27 classes`.
  public String summary() {
    return description.summary();
  }

  public boolean untrained() {
    return model().architecture().untrained();
  }

  /// What is odd about the file, one sentence each.
  public List<String> problems() {
    return description.problems();
  }

  /// Why a kind of probe cannot be chosen for this model; empty where it can.
  public String obstacle(ProbeKind kind) {
    return switch (kind) {
      case CLUSTER ->
          model().clusterProbe().isPresent() ? "" : "this checkpoint has no cluster probe";
      case LINEAR -> model().linearProbe().isPresent() ? "" : "this checkpoint has no linear probe";
      case KMEANS -> "";
    };
  }

  /// Why some probes cannot be chosen, in one sentence; empty where all can.
  public String obstacles() {
    boolean cluster = model().clusterProbe().isPresent();
    boolean linear = model().linearProbe().isPresent();
    if (cluster && linear) {
      return "";
    } else if (cluster || linear) {
      return "This checkpoint has no %s probe.".formatted(cluster ? "linear" : "cluster");
    }
    return "This checkpoint has no probes: k-means finds clusters in the photo itself.";
  }

  @Override
  public String toString() {
    return name();
  }
}
