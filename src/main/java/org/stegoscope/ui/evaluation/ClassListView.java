package org.stegoscope.ui.evaluation;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.evaluation.ClassDraft;
import org.stegoscope.workspace.evaluation.DatasetViewModel;

/// The classes of the data set, to be changed and saved as a list, or taken from one.
final class ClassListView extends TitledPane {

  private final ObjectProperty<ClassDraft> draft = new SimpleObjectProperty<>();

  ClassListView(DatasetViewModel data, FileChoosers choosers) {
    setId("dataset-class-list");
    setText("Classes");
    setAnimated(false);
    setExpanded(false);
    Label origin = Parts.muted("");
    origin.setId("dataset-class-origin");
    Parts.wrap(origin);
    Label caution =
        Parts.muted(
            "Where labels are pictures in colour, a class is found by its colour: leave colours as"
                + " they are there.");
    Parts.wrap(caution);
    setContent(new VBox(8, origin, new ClassTable(draft), caution, buttons(data, choosers)));
    data.datasetProperty()
        .subscribe((before, now) -> {
          // Other parts of the pictures leave what is being edited.
          if (before == null || now == null || !before.classes().equals(now.classes())) {
            draft.set(now == null ? null : new ClassDraft(now.classes()));
          }
          origin.setText(
              now == null
                  ? ""
                  : data.choiceProperty()
                      .get()
                      .classes()
                      .map(file -> "From " + file)
                      .orElse("Those of the data set"));
        });
    visibleProperty().bind(data.datasetProperty().isNotNull());
    managedProperty().bind(visibleProperty());
  }

  private FlowPane buttons(DatasetViewModel data, FileChoosers choosers) {
    Button save =
        button("save-classes", "Save list…", "Into a file; the data set is opened again with it");
    save.setOnAction(_ ->
        choosers
            .save("Save the list of classes", "classes.json")
            .ifPresent(file -> data.saveClasses(file, draft.get())));
    Button open =
        button("open-classes", "Open list…", "Takes classes.json or classes.txt from anywhere");
    open.setOnAction(_ -> choosers.classes().ifPresent(data::openClasses));
    Button own = button("own-classes", "Its own", "Takes the classes of the data set again");
    own.disableProperty()
        .bind(data.choiceProperty().map(now -> now.classes().isEmpty()).orElse(true));
    own.setOnAction(_ -> data.useOwnClasses());
    return new FlowPane(8, 8, save, open, own);
  }

  private static Button button(String id, String name, String told) {
    Button button = new Button(name);
    button.setId(id);
    button.setTooltip(new Tooltip(told));
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }
}
