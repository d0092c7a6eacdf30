package org.stegoscope.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.stegoscope.workspace.Settings;

/// The theme of all windows.
public final class Appearance {

  private static final String STYLESHEET =
      Appearance.class.getResource("/org/stegoscope/ui/stegoscope.css").toExternalForm();

  private static final String SETTING = "theme";

  /// Of the root, for what style sheets cannot tell by colours.
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>();
  private final ObservableValue<Boolean> dark;

  public Appearance(Theme first) {
    theme.set(first);
    ObservableValue<Boolean> systemDark =
        Platform.getPreferences().colorSchemeProperty().map(ColorScheme.DARK::equals);
    dark =
        theme.flatMap(chosen ->
            chosen == Theme.SYSTEM ? systemDark : new SimpleObjectProperty<>(chosen == Theme.DARK));
    dark.subscribe(Appearance::use);
  }

  /// Begins with the theme that is `wanted` for this time, else with the one that was chosen last,
  /// and remembers what is chosen from now on.
  public static Appearance remembered(Settings settings, Optional<Theme> wanted) {
    Appearance appearance =
        new Appearance(
            wanted.or(() -> settings.text(SETTING).flatMap(Theme::named)).orElse(Theme.SYSTEM));
    appearance.theme.subscribe((_, chosen) -> settings.put(SETTING, chosen.id()));
    return appearance;
  }

  private static void use(boolean darkColors) {
    atlantafx.base.theme.Theme colors = darkColors ? new PrimerDark() : new PrimerLight();
    Application.setUserAgentStylesheet(colors.getUserAgentStylesheet());
  }

  /// Gives a scene what the theme does not know of.
  public void style(Scene scene) {
    scene.getStylesheets().add(STYLESHEET);
    // The theme outlives windows, and must not hold on to those that are closed.
    ObservableValue<Boolean> showing =
        scene.windowProperty().flatMap(Window::showingProperty).orElse(false);
    dark.when(showing).subscribe(now -> scene.getRoot().pseudoClassStateChanged(DARK, now));
  }

  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /// Whether the window is dark now.
  public ObservableValue<Boolean> dark() {
    return dark;
  }
}
