package org.stegoscope.workspace;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.workspace.projection.MarkedTokens;
import org.stegoscope.workspace.projection.Tokens;

/// The tokens that are compared, over the photo they are patches of, in the colours they have in
/// the active plot; those that are selected stand out.
public final class TokensViewModel extends Layer {

  private final BooleanExpression idle = Bindings.createBooleanBinding(() -> false);
  private final MarkedTokens marked;

  TokensViewModel(ViewerSource source, MarkedTokens marked) {
    super(LayerKind.TOKENS, source);
    this.marked = marked;
    marked.colorsProperty().subscribe((_, _) -> renew());
    marked.selection().selectedProperty().subscribe((_, _) -> renew());
    marked.selection().hiddenProperty().subscribe((_, _) -> renew());
    start();
  }

  @Override
  public BooleanExpression busy() {
    return idle;
  }

  @Override
  String readout(int x, int y) {
    // The colours say different things, which the legend tells.
    return "";
  }

  @Override
  void forget() {}

  @Override
  void refresh(Subject subject) {
    paint(
        subject == null
            ? null
            : marked.tokens().flatMap(tokens -> painted(subject, tokens)).orElse(null));
  }

  private Optional<Painted> painted(Subject subject, Tokens tokens) {
    int image = tokens.photos().indexOf(subject.shown().item());
    if (image < 0) {
      return Optional.empty();
    }
    InputGeometry geometry = tokens.geometries().get(image);
    return Optional.of(
        new Painted(
            subject.photo(), TokenPainter.paint(marked, tokens, image), geometry.placement()));
  }
}
