package org.stegoscope.ui.fx;

import javafx.beans.property.IntegerProperty;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextFormatter;
import javafx.util.StringConverter;

/// A whole number in a range, typed or stepped.
public final class NumberField extends Spinner<Integer> {

  private static final double WIDTH_PX = 72;
  private static final int MOST_DIGITS = 10;

  private final int least;
  private final int most;

  /// `name` is what screen readers say.
  public NumberField(String name, int least, int most, IntegerProperty value) {
    this.least = least;
    this.most = most;
    var factory = new IntegerSpinnerValueFactory(least, most, value.get());
    factory.setConverter(new Converter());
    setValueFactory(factory);
    setEditable(true);
    setPrefWidth(WIDTH_PX);
    setMinWidth(WIDTH_PX);
    setMaxWidth(Double.MAX_VALUE);
    setAccessibleText(name);
    getEditor().setAccessibleText(name);
    getEditor()
        .setTextFormatter(
            new TextFormatter<>(change ->
                change.getControlNewText().matches("\\d{0," + MOST_DIGITS + "}") ? change : null));
    factory.valueProperty().subscribe(number -> value.set(number));
    value.subscribe(number -> factory.setValue(number.intValue()));
  }

  /// Reads digits; what is out of range becomes the nearest number in it, nothing the number there
  /// was.
  private final class Converter extends StringConverter<Integer> {

    @Override
    public String toString(Integer number) {
      return number == null ? "" : number.toString();
    }

    @Override
    public Integer fromString(String text) {
      return text.isEmpty()
          ? getValue()
          : Integer.valueOf(Math.clamp(Long.parseLong(text), least, most));
    }
  }
}
