package org.stegoscope.ui.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers as they are written in the workbench.
final class QuantitiesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0 B",
        "999|999 B",
        "1000|1.0 kB",
        "22916631|22.9 MB",
        "5000000000|5.0 GB",
        "9223372036854775807|9223372.0 TB"
      })
  void bytesAreCutToAUnit(long bytes, String text) {
    assertThat(Quantities.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "-3|-3",
        "27000|27,000",
        "0.066521|0.066521",
        "-0.39836|-0.39836",
        "0.000038038|3.804e-05",
        "1e300|1.000e+300",
        "65504.5|65505"
      })
  void numbersHaveFourOrFiveDigits(double value, String text) {
    assertThat(Quantities.number(value)).isEqualTo(text);
  }
}
