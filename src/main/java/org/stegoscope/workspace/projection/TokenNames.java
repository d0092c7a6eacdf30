package org.stegoscope.workspace.projection;

import java.util.Optional;
import java.util.function.Supplier;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;
import org.stegoscope.workspace.ClassStyles;

/// Names and colours the classes that tokens are coloured by, wherever those classes are shown.
public final class TokenNames {

  private final ClassStyles styles;
  private final Supplier<Optional<TokenClasses>> classes;

  /// `classes` are those by which tokens are coloured; empty where colours are no classes.
  TokenNames(ClassStyles styles, Supplier<Optional<TokenClasses>> classes) {
    this.styles = styles;
    this.classes = classes;
  }

  /// Whether what the colours stand for can be named and coloured by the user.
  public boolean areNameable() {
    return classes.get().isPresent();
  }

  public void rename(TokenColors.Row row, String name) {
    classes.get().ifPresent(it -> styles.rename(it.set(), palette(it), row.id(), name));
  }

  public void recolor(TokenColors.Row row, Rgb color) {
    classes.get().ifPresent(it -> styles.recolor(it.set(), palette(it), row.id(), color));
  }

  private Palette palette(TokenClasses known) {
    return styles.applied(known.set(), known.palette());
  }
}
