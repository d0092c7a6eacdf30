package org.stegoscope.ui.fx;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.stegoscope.model.Facet;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.Space;
import org.stegoscope.workspace.FeatureSettings;
import org.stegoscope.workspace.ModelItem;
import org.stegoscope.workspace.Viewer;

/// Rows that choose which features of a viewer's model are read.
public final class FeatureControls {

  private FeatureControls() {}

  /// Adds the rows; `id` starts the ids of their controls.
  public static void add(FormRows form, String id, Viewer viewer, FeatureSettings settings) {
    ObservableValue<ModelItem> model = viewer.source().modelProperty();
    ObservableValue<Space> read =
        Bindings.createObjectBinding(
            () ->
                model.getValue() == null
                    ? settings.spaceProperty().get()
                    : settings.spaceOf(model.getValue().model()),
            model,
            settings.spaceProperty());
    form.add(
        "Features",
        Choice.buttons(
            id + "-space-",
            List.of(Space.DINO, Space.STEGO),
            read,
            settings.spaceProperty()::set,
            space -> space == Space.DINO ? "DINO" : "STEGO code",
            space ->
                model
                    .map(item ->
                        item.model().has(space) ? "" : "this checkpoint has no segmentation head")
                    .orElse("")));
    ObservableValue<Boolean> code = read.map(space -> space == Space.STEGO);
    ComboBox<Facet> facet =
        Choice.box(
            id + "-facet",
            List.of(Facet.TOKEN, Facet.KEY, Facet.QUERY, Facet.VALUE),
            settings.facetProperty(),
            FeatureControls::label);
    facet.disableProperty().bind(code);
    ComboBox<Integer> block = blockBox(id + "-block", model, settings.blockProperty());
    block.disableProperty().bind(code);
    facet.setAccessibleText("Facet");
    block.setAccessibleText("Block");
    HBox.setHgrow(facet, Priority.ALWAYS);
    HBox.setHgrow(block, Priority.ALWAYS);
    form.add("Read", new HBox(8, facet, block));
  }

  private static String label(Facet facet) {
    return switch (facet) {
      case TOKEN -> "Tokens";
      case KEY -> "Keys";
      case QUERY -> "Queries";
      case VALUE -> "Values";
      case RESIDUAL -> "Tokens before the norm";
    };
  }

  /// The blocks of a model, from 0, and the last whatever its number.
  public static ComboBox<Integer> blockBox(
      String id, ObservableValue<ModelItem> model, IntegerProperty block) {
    ComboBox<Integer> box = new ComboBox<>();
    box.setId(id);
    Parts.fill(box);
    box.setCellFactory(_ -> new BlockCell());
    box.setButtonCell(new BlockCell());
    model.subscribe(item -> {
      int depth = item == null ? 0 : item.model().depth();
      List<Integer> numbers = IntStream.range(0, depth).boxed().toList();
      box.getItems().setAll(FeatureRequest.LAST_BLOCK);
      box.getItems().addAll(numbers.reversed());
      box.setValue(block.get());
    });
    box.setOnAction(_ -> {
      if (box.getValue() != null) {
        block.set(box.getValue());
      }
    });
    block.subscribe(number -> box.setValue(number.intValue()));
    return box;
  }

  private static final class BlockCell extends ListCell<Integer> {

    @Override
    protected void updateItem(Integer block, boolean empty) {
      super.updateItem(block, empty);
      if (empty || block == null) {
        setText(null);
      } else {
        setText(block == FeatureRequest.LAST_BLOCK ? "Last" : "Block " + block);
      }
    }
  }
}
