package org.stegoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// What of a drag a window takes.
final class FileDropTest {

  private static final FileDrop.Dragged TWO_FILES =
      Map.<DataFormat, Object>of(
              DataFormat.FILES,
              List.of(new File("/photos/cat.jpg"), new File("/photos")),
              DataFormat.PLAIN_TEXT,
              "/photos/cat.jpg")
          ::get;

  private static final FileDrop.Dragged TEXT =
      Map.<DataFormat, Object>of(DataFormat.PLAIN_TEXT, "/photos/cat.jpg")::get;

  private static final FileDrop.Dragged NO_FILES =
      Map.<DataFormat, Object>of(DataFormat.FILES, List.of())::get;

  private final List<Path> opened = new ArrayList<>();
  private final Region target = new Region();
  private final FileDrop drop = new FileDrop(target, opened::addAll);

  private boolean marked() {
    return target.getPseudoClassStates().contains(FileDrop.DROP);
  }

  @Test
  void filesAndFoldersAreTakenInTheirOrder() {
    assertThat(drop.hover(TWO_FILES)).isTrue();
    assertThat(marked()).isTrue();
    assertThat(drop.drop(TWO_FILES)).isTrue();
    assertThat(opened).containsExactly(Path.of("/photos/cat.jpg"), Path.of("/photos"));
    assertThat(marked()).isFalse();
  }

  @Test
  void whatIsNoFileIsNotTaken() {
    for (FileDrop.Dragged dragged : List.of(TEXT, NO_FILES)) {
      assertThat(drop.hover(dragged)).isFalse();
      assertThat(marked()).isFalse();
      assertThat(drop.drop(dragged)).isFalse();
    }
    assertThat(opened).isEmpty();
  }

  @Test
  void aDragThatLeavesTakesItsMarkWithIt() {
    drop.hover(TWO_FILES);
    drop.leave();
    assertThat(marked()).isFalse();
    assertThat(opened).isEmpty();
  }
}
