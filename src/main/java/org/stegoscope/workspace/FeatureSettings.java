package org.stegoscope.workspace;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.Facet;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.Space;

/// Which features of a model a layer reads. Wishes a model cannot fulfil, such as codes of one
/// without a head, are kept and the nearest it has is read.
public final class FeatureSettings {

  /// The settings as they are kept.
  public record State(Space space, Facet facet, int block) {}

  private final ObjectProperty<Space> space;
  private final ObjectProperty<Facet> facet = new SimpleObjectProperty<>(Facet.TOKEN);
  private final IntegerProperty block = new SimpleIntegerProperty(FeatureRequest.LAST_BLOCK);

  public FeatureSettings(Space first) {
    space = new SimpleObjectProperty<>(first);
  }

  public ObjectProperty<Space> spaceProperty() {
    return space;
  }

  public ObjectProperty<Facet> facetProperty() {
    return facet;
  }

  /// The block, from 0, or [FeatureRequest#LAST_BLOCK].
  public IntegerProperty blockProperty() {
    return block;
  }

  /// The space that is read of a model.
  public Space spaceOf(LoadedModel model) {
    return model.has(space.get()) ? space.get() : Space.DINO;
  }

  public FeatureRequest request(LoadedModel model, Averaging averaging) {
    if (spaceOf(model) == Space.STEGO) {
      return FeatureRequest.STEGO.with(averaging);
    }
    return new FeatureRequest(Space.DINO, facet.get(), blockOf(model, block.get()), averaging);
  }

  /// The block itself where the model has it, otherwise the last.
  static int blockOf(LoadedModel model, int wanted) {
    return wanted < model.depth() ? wanted : FeatureRequest.LAST_BLOCK;
  }

  public void onChange(Runnable listener) {
    space.subscribe((_, _) -> listener.run());
    facet.subscribe((_, _) -> listener.run());
    block.subscribe((_, _) -> listener.run());
  }

  public State state() {
    return new State(space.get(), facet.get(), block.get());
  }

  public void restore(State state) {
    space.set(state.space());
    facet.set(state.facet());
    block.set(state.block());
  }
}
