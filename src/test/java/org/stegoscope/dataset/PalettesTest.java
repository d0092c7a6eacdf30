package org.stegoscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;

final class PalettesTest {

  private static Palette palette(String dataset) {
    return Palettes.forDataset(dataset).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"cocostuff27, 27", "cityscapes, 27", "potsdam, 3", "potsdamraw, 3", "voc, 21"})
  void everyClassHasANameAndAColorOfItsOwnThatIsNotBlack(String dataset, int classes) {
    List<Palette.Entry> entries = palette(dataset).entries();
    assertThat(entries).hasSize(classes);
    assertThat(entries).extracting(Palette.Entry::name).doesNotHaveDuplicates();
    assertThat(entries)
        .extracting(Palette.Entry::color)
        .doesNotHaveDuplicates()
        .doesNotContain(new Rgb(0, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"directory", "cocostuff3", "cocostuff15", "", "imagenet"})
  void unknownClassListsAreEmpty(String dataset) {
    assertThat(Palettes.forDataset(dataset)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cocostuff27, 1, appliance, 128, 0, 0",
    "cocostuff27, 9, person, 192, 0, 0",
    "cocostuff27, 14, food (stuff), 64, 128, 128",
    "cocostuff27, 23, sky, 128, 192, 128",
    "cocostuff27, 26, water, 64, 192, 0",
    "cityscapes, 0, road, 128, 64, 128",
    "cityscapes, 10, pole, 153, 153, 153",
    "cityscapes, 19, car, 0, 0, 142",
    "cityscapes, 26, bicycle, 119, 11, 32",
    "potsdam, 1, buildings and clutter, 128, 0, 0",
    "potsdam, 2, trees and vegetation, 0, 128, 0",
    "voc, 15, person, 192, 128, 128",
    "voc, 20, tvmonitor, 0, 64, 128",
  })
  void keepsThePublishedNamesAndColors(
      String dataset, int id, String name, int red, int green, int blue) {
    assertThat(palette(dataset).entry(id))
        .isEqualTo(new Palette.Entry(name, new Rgb(red, green, blue)));
  }

  @Test
  void onlyBlackAndRepeatedColorsAreGenerated() {
    assertThat(palette("cocostuff27").entry(0))
        .isEqualTo(new Palette.Entry("electronic", Palette.distinctColor(0)));
    assertThat(palette("cityscapes").entry(11))
        .isEqualTo(new Palette.Entry("polegroup", Palette.distinctColor(11)));
  }

  /// The last row of the colour table, which upstream shows for void.
  @Test
  void thePascalRuleUsesNineBits() {
    assertThat(Palettes.pascalColor(0)).isEqualTo(new Rgb(0, 0, 0));
    assertThat(Palettes.pascalColor(511)).isEqualTo(new Rgb(224, 224, 224));
  }
}
