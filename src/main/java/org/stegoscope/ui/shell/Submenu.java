package org.stegoscope.ui.shell;

import java.util.List;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.Ikon;

/// A menu in a menu, whose commands come and go.
///
/// @param sections its commands now, with a line between sections
/// @param onShowing called each time before it is shown
public record Submenu(
    String id,
    String label,
    Ikon icon,
    ObservableValue<List<List<Action>>> sections,
    Runnable onShowing)
    implements ActionMenu.Entry {}
