package org.stegoscope.ui.project;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.AbsentFile;
import org.stegoscope.workspace.Relink;

/// A file that was not found: where it was, what is wrong, and what can be done.
final class AbsentFileCell extends ListCell<AbsentFile> {

  private final Label name = new Label();
  private final Label path = Parts.muted("");
  private final Label problem = Parts.muted("");
  private final Tooltip all = new Tooltip();
  private final Button useAnyway = new Button();
  private final VBox content;

  AbsentFileCell(Relink relink, FileChoosers choosers) {
    name.getStyleClass().add("heading");
    path.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    problem.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    problem.setTooltip(all);
    Button locate = new Button("Locate…");
    locate.setOnAction(
        _ -> choosers.moved(getItem().name()).ifPresent(file -> relink.locate(getItem(), file)));
    locate.getStyleClass().add("locate-file");
    useAnyway.setOnAction(_ -> relink.useAnyway(getItem()));
    useAnyway.getStyleClass().add("use-anyway");
    useAnyway.managedProperty().bind(useAnyway.visibleProperty());
    Button leaveOut = new Button("Leave out");
    leaveOut.setOnAction(_ -> relink.leaveOut(getItem()));
    leaveOut.getStyleClass().add("leave-out");
    HBox buttons = new HBox(6, locate, useAnyway, leaveOut);
    buttons.setAlignment(Pos.CENTER_LEFT);
    content = new VBox(2, name, path, problem, buttons);
    content.setPadding(new Insets(4, 0, 8, 0));
    content.setMinWidth(0);
    content.setPrefWidth(0);
    itemProperty()
        .flatMap(AbsentFile::problemProperty)
        .subscribe(found -> {
          if (found != null) {
            tell(getItem(), found);
          }
        });
  }

  @Override
  protected void updateItem(AbsentFile file, boolean empty) {
    super.updateItem(file, empty);
    setGraphic(empty ? null : content);
    if (!empty) {
      name.setText(file.role().label() + " " + file.name());
      path.setText(file.path().toString());
      setAccessibleText(name.getText() + ", " + problem.getText());
    }
  }

  private void tell(AbsentFile file, AbsentFile.Problem found) {
    switch (found) {
      case AbsentFile.Problem.Missing _ -> {
        problem.setText("It is not there: " + file.candidate());
        useAnyway.setVisible(false);
      }
      case AbsentFile.Problem.Changed(String expected, String there) -> {
        problem.setText(
            "%s has another content: expected %s, found %s."
                .formatted(subject(file), shortened(expected), shortened(there)));
        useAnyway.setText("Use anyway");
        useAnyway.setVisible(true);
      }
      case AbsentFile.Problem.Unusable(String sentence) -> {
        problem.setText(sentence);
        useAnyway.setText("Try again");
        useAnyway.setVisible(true);
      }
    }
    all.setText(
        found instanceof AbsentFile.Problem.Changed(String expected, String there)
            ? "Expected %s\nFound %s\nin %s".formatted(expected, there, file.candidate())
            : problem.getText());
  }

  private static String subject(AbsentFile file) {
    return file.candidate().equals(file.path()) ? "It" : file.candidate().getFileName().toString();
  }

  /// Eight digits tell two contents apart; the tooltip has all of them.
  private static String shortened(String digest) {
    int most = "SHA-256 ".length() + 8;
    return digest.length() <= most ? digest : digest.substring(0, most) + "…";
  }
}
