package org.stegoscope.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.ui.shell.Theme;

final class WindowOptionsTest {

  @Test
  void optionsSurviveTheWayThroughTheToolkit() {
    WindowOptions options =
        new WindowOptions(WindowOptions.Start.SAMPLE, Theme.DARK, List.of(Path.of("a b.png")));
    assertThat(WindowOptions.parse(options.arguments())).isEqualTo(options);
    assertThat(WindowOptions.parse(List.of())).isEqualTo(WindowOptions.DEFAULT);
  }

  @Test
  void unknownWordsAreSentences() {
    assertThatThrownBy(() -> WindowOptions.parse(List.of("--theme", "pink")))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("pink");
    assertThatThrownBy(() -> WindowOptions.parse(List.of("--simple")))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("--simple");
  }
}
