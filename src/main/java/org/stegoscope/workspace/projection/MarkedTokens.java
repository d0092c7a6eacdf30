package org.stegoscope.workspace.projection;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.core.Combine;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.Query;

/// The tokens that are compared, their colours, and which of them are selected: what plots, photos
/// and lists show alike.
public final class MarkedTokens {

  private final ObjectProperty<Tokens> tokens = new SimpleObjectProperty<>();
  private final ObjectProperty<TokenColors> colors = new SimpleObjectProperty<>(TokenColors.NONE);
  private final TokenSelection selection = new TokenSelection();

  /// Null where nothing is compared.
  public ReadOnlyObjectProperty<Tokens> tokensProperty() {
    return tokens;
  }

  public Optional<Tokens> tokens() {
    return Optional.ofNullable(tokens.get());
  }

  /// The colours that photos show: those of the active plot.
  public ReadOnlyObjectProperty<TokenColors> colorsProperty() {
    return colors;
  }

  public TokenSelection selection() {
    return selection;
  }

  void set(Tokens now) {
    selection.reset(now == null ? 0 : now.size());
    colors.set(now == null ? TokenColors.NONE : TokenColors.plain(now.size()));
    tokens.set(now);
  }

  /// The same tokens, of which something else is told; the selection stays.
  void retell(Tokens now) {
    tokens.set(now);
  }

  void color(TokenColors now) {
    colors.set(now);
  }

  /// The user pointed at a place of a photo. A place without a token clears a selection that is to
  /// be replaced.
  public void point(PhotoItem photo, InputGeometry.Point at, Combine how) {
    OptionalInt token = tokens().map(now -> now.at(photo, at)).orElse(OptionalInt.empty());
    if (token.isPresent()) {
      selection.select(token.getAsInt(), how);
    } else if (how == Combine.REPLACE) {
      selection.select(new BitSet(), how);
    }
  }

  /// Selects the tokens at the places the user asks about.
  public void select(List<Query> queries) {
    BitSet found = new BitSet();
    for (Query query : queries) {
      InputGeometry.Point at = new InputGeometry.Point(query.x(), query.y());
      tokens()
          .map(now -> now.at(query.photo(), at))
          .ifPresent(token -> token.ifPresent(found::set));
    }
    selection.select(found, Combine.REPLACE);
  }

  /// The mouse is over a place of a photo; null where it is over none.
  public void hover(PhotoItem photo, InputGeometry.Point at) {
    OptionalInt token =
        at == null
            ? OptionalInt.empty()
            : tokens().map(now -> now.at(photo, at)).orElse(OptionalInt.empty());
    selection.hoveredProperty().set(token.orElse(TokenSelection.NONE));
  }
}
