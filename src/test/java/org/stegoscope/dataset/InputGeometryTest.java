package org.stegoscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;

final class InputGeometryTest {

  private static final List<int[]> SIZES =
      List.of(new int[] {21, 17}, new int[] {97, 63}, new int[] {64, 64}, new int[] {101, 203});

  private static InputGeometry of(int width, int height, String resolution, int patch) {
    return InputGeometry.of(width, height, Resolution.parse(resolution), patch);
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "shorter:40", "upstream:33", "45x19"})
  void itIsThatOfThePreparedInput(String text) {
    Resolution resolution = Resolution.parse(text);
    for (int[] size : SIZES) {
      for (int patch : new int[] {8, 16}) {
        RgbImage image = new RgbImage(size[0], size[1], new byte[3 * size[0] * size[1]]);
        ModelInput input = ModelInput.prepare(image, resolution, patch);
        assertThat(InputGeometry.of(size[0], size[1], resolution, patch))
            .isEqualTo(new InputGeometry(input.grid(), input.placement()));
      }
    }
  }

  @Test
  void thePatchOfAPointIsTheOneThatCoversIt() {
    InputGeometry geometry = of(21, 17, "native", 8);
    assertThat(geometry.grid()).isEqualTo(new PatchGrid(2, 2, 8));
    assertThat(geometry.patchAt(0, 0)).hasValue(0);
    assertThat(geometry.patchAt(8, 7.9)).hasValue(1);
    assertThat(geometry.patchAt(7.9, 8)).hasValue(2);
    assertThat(geometry.patchAt(15.9, 15.9)).hasValue(3);
    assertThat(geometry.patchAt(16, 3)).isEmpty();
    assertThat(geometry.patchAt(3, 16)).isEmpty();
    assertThat(geometry.patchAt(-0.1, 3)).isEmpty();
  }

  @Test
  void upstreamSeesNothingBesideItsSquare() {
    // 100 x 50 after the resize, the middle 50 columns of which 48 fill patches.
    InputGeometry geometry = of(200, 100, "upstream:50", 8);
    assertThat(geometry.patchAt(49.9, 50)).isEmpty();
    assertThat(geometry.patchAt(50, 0)).hasValue(0);
    assertThat(geometry.patchAt(146.1, 0)).isEmpty();
    assertThat(geometry.centre(0)).isEqualTo(new InputGeometry.Point(58, 8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "shorter:40", "upstream:33", "45x19"})
  void theCentreOfAPatchLiesInIt(String resolution) {
    for (int[] size : SIZES) {
      InputGeometry geometry = of(size[0], size[1], resolution, 8);
      for (int patch = 0; patch < geometry.grid().size(); patch++) {
        InputGeometry.Point centre = geometry.centre(patch);
        assertThat(geometry.patchAt(centre.x(), centre.y())).hasValue(patch);
      }
    }
  }

  @Test
  void aStepGoesToTheCentreOfTheNextPatchAndStaysAtTheBorder() {
    InputGeometry geometry = of(32, 24, "native", 8);
    assertThat(geometry.stepped(1, 1, 0, 1)).isEqualTo(new InputGeometry.Point(12, 4));
    assertThat(geometry.stepped(12, 4, 1, 0)).isEqualTo(new InputGeometry.Point(12, 12));
    assertThat(geometry.stepped(4, 4, -1, -1)).isEqualTo(new InputGeometry.Point(4, 4));
    assertThat(geometry.stepped(28, 20, 1, 1)).isEqualTo(new InputGeometry.Point(28, 20));
    assertThat(geometry.stepped(4, 4, 99, 99)).isEqualTo(new InputGeometry.Point(28, 20));
  }

  @Test
  void aStepFromOutsideTheInputComesIntoIt() {
    InputGeometry geometry = of(200, 100, "upstream:50", 8);
    assertThat(geometry.stepped(0, 0, 0, 0)).isEqualTo(geometry.centre(0));
    assertThat(geometry.stepped(199, 99, 0, 0))
        .isEqualTo(geometry.centre(geometry.grid().size() - 1));
  }

  @Test
  void aPhotoSmallerThanAPatchIsASentence() {
    assertThatThrownBy(() -> of(7, 90, "native", 8))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("at least one patch of 8 pixels");
  }
}
