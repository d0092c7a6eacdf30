package org.stegoscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegoscope.core.StegoscopeException;

final class TrainingSettingsTest {

  @ParameterizedTest
  @EnumSource(Parameter.class)
  void everyDefaultIsAValueOfItsParameter(Parameter parameter) {
    assertThat(TrainingSettings.STANDARD.text(parameter)).isEqualTo(parameter.standard());
    assertThat(parameter.meaning()).endsWith(".");
    assertThat(Parameter.of(parameter.key())).isEqualTo(parameter);
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void everyPresetCanBeSet(Preset preset) {
    TrainingSettings settings = TrainingSettings.of(preset);

    preset.set().forEach((key, text) -> assertThat(settings.text(key)).isEqualTo(text));
    assertThat(Preset.of(preset.toString())).isEqualTo(preset);
  }

  @Test
  void thePaperTrainsCityscapesWithoutCentring() {
    TrainingSettings settings = TrainingSettings.of(Preset.CITYSCAPES);

    assertThat(settings.loss().pointwise()).isFalse();
    assertThat(settings.loss().neg().weight()).isEqualTo(0.9058762625226623);
    assertThat(settings.whole(Parameter.DIM)).isEqualTo(100);
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    TrainingSettings settings = TrainingSettings.of(Preset.POTSDAM).with(Parameter.SEED, "7");

    assertThat(TrainingSettings.parse(settings.byKey())).isEqualTo(settings);
    assertThat(TrainingSettings.parse(settings.changed())).isEqualTo(settings);
    assertThat(settings.changed()).containsEntry("seed", "7").doesNotContainKey("lr");
  }

  @ParameterizedTest
  @CsvSource({
    "lr,fast,'lr is a number above 0 and up to 100, not “fast”.'",
    "lr,0,'lr is a number above 0 and up to 100, not “0”.'",
    "lr,NaN,'lr is a number above 0 and up to 100, not “NaN”.'",
    "batch_size,1.5,'batch_size is a whole number from 1 to 1,024, not “1.5”.'",
    "pointwise,yes,'pointwise is true or false, not “yes”.'",
    "method,umap,'method is one of stego, features, pca, rp, not “umap”.'",
  })
  void aValueThatIsNoneIsRefused(String key, String text, String sentence) {
    assertThatThrownBy(() -> TrainingSettings.parse(Map.of(key, text)))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(sentence);
  }

  @Test
  void aTextIsReadByItsReader() {
    assertThatThrownBy(() -> TrainingSettings.parse(Map.of("res", "large")))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageStartingWith("res cannot be used: ");
  }

  @Test
  void anUnknownKeyIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> TrainingSettings.parse(Map.of("learning_rate", "1")))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("no parameter “learning_rate”")
        .hasMessageContaining("linear_lr");
  }

  @Test
  void aBatchOfOneHasNoNegatives() {
    assertThat(TrainingSettings.parse(Map.of("batch_size", "1")).contradictions())
        .anyMatch(sentence -> sentence.contains("batch_size"));
  }
}
