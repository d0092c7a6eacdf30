package org.stegoscope.ui.fx;

import java.util.List;
import java.util.Locale;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.stegoscope.core.ColorMap;
import org.stegoscope.workspace.HeatSettings;
import org.stegoscope.workspace.Interpolation;

/// Rows that choose how numbers become colours.
public final class HeatControls {

  private HeatControls() {}

  /// Adds the rows; `id` starts the ids of their controls.
  public static void add(FormRows form, String id, HeatSettings heat) {
    form.add(
        "Colours",
        Choice.box(
            id + "-colors",
            List.of(ColorMap.values()),
            heat.colorsProperty(),
            HeatControls::label));
    HBox spans =
        Choice.buttons(
            id + "-span-",
            List.of(HeatSettings.Span.values()),
            heat.spanProperty(),
            HeatSettings.Span::label,
            _ -> Choice.NO_OBSTACLE);
    HBox between =
        Choice.buttons(
            id + "-interpolation-",
            List.of(Interpolation.values()),
            heat.interpolationProperty(),
            Interpolation::label,
            _ -> Choice.NO_OBSTACLE);
    HBox.setHgrow(spans, Priority.ALWAYS);
    HBox.setHgrow(between, Priority.ALWAYS);
    form.add("Range", spans);
    form.add("Between", between);
  }

  private static String label(ColorMap map) {
    String name = map.name().toLowerCase(Locale.ROOT);
    return map == ColorMap.DIVERGING
        ? "Diverging, white at 0"
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
