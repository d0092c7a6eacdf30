package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.collections.ListChangeListener;
import javafx.css.CssParser;
import javafx.css.Stylesheet;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.stegoscope.ui.shell.Theme;
import org.stegoscope.workspace.Workbench;
import org.testfx.framework.junit5.Start;

/// The style sheet is understood, also where it is applied.
final class StyleSheetTest extends WorkbenchWindow {

  @Start
  void start(Stage stage) {
    show(stage);
  }

  /// What the parser complains of while `work` is done; warnings of lookups are among it.
  private List<String> complaints(Runnable work) {
    List<String> complaints = new CopyOnWriteArrayList<>();
    ListChangeListener<CssParser.ParseError> listener =
        change -> {
          while (change.next()) {
            change.getAddedSubList().forEach(error -> complaints.add(error.getMessage()));
          }
        };
    window.run(() -> CssParser.errorsProperty().addListener(listener));
    work.run();
    window.run(() -> CssParser.errorsProperty().removeListener(listener));
    return complaints;
  }

  @Test
  void itIsParsedWithoutComplaint() {
    List<String> complaints =
        complaints(() ->
            window.run(() -> {
              try {
                Stylesheet sheet =
                    new CssParser()
                        .parse(Theme.class.getResource("/org/stegoscope/ui/stegoscope.css"));
                assertThat(sheet.getRules()).isNotEmpty();
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            }));
    assertThat(complaints).isEmpty();
  }

  @Test
  void whatIsNotUnderstoodIsComplainedOf() {
    assertThat(complaints(() -> window.run(() -> new CssParser().parse(".a { -fx-fill: ; "))))
        .isNotEmpty();
  }

  @Test
  void everyWorkbenchIsStyledInBothThemesWithoutComplaint() {
    openPhotos("a.png");
    List<String> complaints =
        complaints(() -> {
          for (Runnable theme :
              List.<Runnable>of(
                  window.actions().view().darkTheme::run,
                  window.actions().view().lightTheme::run)) {
            window.run(theme);
            for (Workbench workbench : Workbench.values()) {
              window.run(() -> window.workspace().viewers().work(workbench));
              window.awaitRest();
              window.snapshot(".main-window");
            }
          }
        });
    assertThat(complaints).isEmpty();
  }
}
