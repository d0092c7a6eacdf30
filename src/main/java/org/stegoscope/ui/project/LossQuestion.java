package org.stegoscope.ui.project;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.Cards;
import org.stegoscope.workspace.ProjectViewModel;

/// Asks what becomes of the changes of a project before something ends it.
public final class LossQuestion extends VBox {

  private LossQuestion(ProjectViewModel project, String name) {
    super(12);
    setId("loss-question");
    Label sentence =
        new Label("%s has changes that are not saved. Save them first?".formatted(name));
    Parts.wrap(sentence);
    Button save = button("save-changes", "Save", project::saveAndGoOn);
    save.getStyleClass().add(Styles.ACCENT);
    save.setDefaultButton(true);
    Button discard = button("discard-changes", "Discard", project::discardAndGoOn);
    Button cancel = button("keep-open", "Cancel", project::stay);
    getChildren().addAll(sentence, new HBox(8, Parts.spacer(), save, discard, cancel));
  }

  private static Button button(String id, String text, Runnable work) {
    Button button = new Button(text);
    button.setId(id);
    button.setOnAction(_ -> work.run());
    return button;
  }

  /// Shows the question while there is one. A card that is put away means that nothing happens.
  public static void install(ProjectViewModel project, Cards cards) {
    project
        .questionProperty()
        .subscribe((before, now) -> {
          if (before != null) {
            cards.close();
          }
          if (now != null) {
            cards.show("Save changes?", new LossQuestion(project, now.name()));
          }
        });
  }
}
