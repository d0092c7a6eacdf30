package org.stegoscope.workspace.projection;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegoscope.analysis.projection.ProjectionMethod;
import org.stegoscope.analysis.projection.ProjectionOptions;
import org.stegoscope.core.StegoscopeException;

final class TokenMemoryTest {

  private static final ProjectionOptions TSNE = ProjectionOptions.of(ProjectionMethod.TSNE, 0);
  private static final long HEAP = 1_000_000_000;

  /// 200,000 x (384 + 70) numbers of 4 bytes twice, 400 bytes and 90 affinities of 24 bytes for
  /// each of two layouts: 1.75 GB.
  @Test
  void whatWouldNotFitIsToldBeforehand() {
    TokenMemory much =
        new TokenMemory(
            200_000, List.of(new TokenMemory.Space(384, TSNE), new TokenMemory.Space(70, TSNE)));

    assertThatThrownBy(() -> much.require(HEAP))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "Comparing 200,000 tokens needs about 1.8 GB, more than the 0.6 GB there are for it:"
                + " draw fewer tokens, or give Java more memory.");
    assertThatCode(() -> much.require(4 * HEAP)).doesNotThrowAnyException();
  }
}
