package org.stegoscope.ui.segmentation;

import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.NumberField;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.ProbeKind;
import org.stegoscope.workspace.SegmentationViewModel;

/// Whether and how a dense CRF refines what a probe says; the mask follows every change.
final class CrfView extends VBox {

  private static final double VALUE_PX = 40;

  private final ObjectProperty<CrfOptions> options;

  CrfView(SegmentationViewModel settings) {
    super(8);
    setId("crf-settings");
    options = settings.crfProperty();
    CheckBox refined = new CheckBox("Dense CRF");
    refined.setId("crf");
    refined.setTooltip(
        new Tooltip("Pixels that are near each other, and near and of like colour, agree"));
    refined.selectedProperty().bindBidirectional(settings.refinedProperty());
    Label reason = Parts.muted("k-means gives no probabilities to refine.");
    reason.visibleProperty().bind(settings.probeProperty().isEqualTo(ProbeKind.KMEANS));
    reason.managedProperty().bind(reason.visibleProperty());
    refined.disableProperty().bind(reason.visibleProperty());
    GridPane rows = new GridPane(12, 6);
    addRows(new FormRows(rows));
    VBox details = new VBox(8, presets(), rows);
    details.visibleProperty().bind(refined.selectedProperty().and(refined.disableProperty().not()));
    details.managedProperty().bind(details.visibleProperty());
    getChildren().addAll(refined, reason, details);
  }

  private HBox presets() {
    HBox buttons =
        new HBox(
            8,
            preset("STEGO", "crf-stego", CrfOptions.STEGO),
            preset("dino-vit-features", "crf-dino", CrfOptions.DINO_VIT_FEATURES));
    buttons.setAlignment(Pos.CENTER_LEFT);
    return buttons;
  }

  private Button preset(String name, String id, CrfOptions preset) {
    Button button = new Button(name);
    button.setId(id);
    button.setTooltip(new Tooltip("The constants of " + name));
    button.setOnAction(_ -> options.set(preset));
    return button;
  }

  private void addRows(FormRows form) {
    IntegerProperty iterations = new SimpleIntegerProperty(options.get().iterations());
    iterations.subscribe((_, now) -> options.set(options.get().withIterations(now.intValue())));
    options.subscribe(now -> iterations.set(now.iterations()));
    NumberField field =
        new NumberField("Iterations of the CRF", 0, CrfOptions.MOST_ITERATIONS, iterations);
    field.setId("crf-iterations");
    form.add("Iterations", field);
    form.add("Near, px", slider("crf-near", 0.5, 20, CrfOptions::nearSigma, CrfOptions::withNear));
    form.add(
        "Weight",
        slider("crf-near-weight", 0, 50, CrfOptions::nearWeight, CrfOptions::withNearWeight));
    form.add(
        "Alike, px", slider("crf-alike", 1, 200, CrfOptions::alikeSigma, CrfOptions::withAlike));
    form.add("Colour", slider("crf-color", 1, 60, CrfOptions::colorSigma, CrfOptions::withColor));
    form.add(
        "Weight",
        slider("crf-alike-weight", 0, 50, CrfOptions::alikeWeight, CrfOptions::withAlikeWeight));
  }

  /// Settings may lie beyond the slider, which then stands at its end and leaves them as they are
  /// until it is moved.
  private HBox slider(
      String id,
      double least,
      double most,
      ToDoubleFunction<CrfOptions> read,
      BiFunction<CrfOptions, Double, CrfOptions> written) {
    ToDoubleFunction<CrfOptions> place = of -> Math.clamp(read.applyAsDouble(of), least, most);
    Slider slider = new Slider(least, most, place.applyAsDouble(options.get()));
    slider.setId(id);
    Label value = Parts.muted("");
    value.setMinWidth(VALUE_PX);
    slider
        .valueProperty()
        .subscribe((_, now) -> {
          double rounded = Math.round(now.doubleValue() * 10) / 10.0;
          if (Math.abs(place.applyAsDouble(options.get()) - rounded) >= 0.05) {
            options.set(written.apply(options.get(), rounded));
          }
        });
    options.subscribe(now -> {
      value.setText(String.format(Locale.ROOT, "%.1f", read.applyAsDouble(now)));
      if (!slider.isValueChanging()) {
        slider.setValue(place.applyAsDouble(now));
      }
    });
    HBox.setHgrow(slider, Priority.ALWAYS);
    HBox row = new HBox(8, slider, value);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
