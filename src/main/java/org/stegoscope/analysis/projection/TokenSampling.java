package org.stegoscope.analysis.projection;

import java.util.Locale;
import java.util.OptionalLong;
import org.stegoscope.core.StegoscopeException;

/// Which of the tokens of some images are looked at.
public sealed interface TokenSampling {

  /// Every token.
  record All() implements TokenSampling {

    @Override
    public String label() {
      return "all";
    }
  }

  /// Every `step`-th token along rows and columns, beginning with the middle of the first step.
  record Grid(int step) implements TokenSampling {

    public Grid {
      require(step, "A grid of tokens has steps of at least 1 patch, not %d.");
    }

    @Override
    public String label() {
      return step == 1 ? "all" : "every %d patches".formatted(step);
    }
  }

  /// At most `count` tokens of all images together, each as likely as any other.
  record Random(int count, long seed) implements TokenSampling {

    public Random {
      require(count, "A sample has at least 1 token, not %d.");
    }

    @Override
    public String label() {
      return "random, seed %d".formatted(seed);
    }
  }

  /// At most `count` tokens of each class, each as likely as any other of its class. Tokens without
  /// a class are left out.
  record PerClass(int count, long seed) implements TokenSampling {

    public PerClass {
      require(count, "A sample has at least 1 token of each class, not %d.");
    }

    @Override
    public String label() {
      return String.format(Locale.ROOT, "at most %,d of each class, seed %d", count, seed);
    }
  }

  /// The seed of what is drawn; empty where nothing is.
  default OptionalLong drawnWith() {
    return switch (this) {
      case All _, Grid _ -> OptionalLong.empty();
      case Random(int _, long seed) -> OptionalLong.of(seed);
      case PerClass(int _, long seed) -> OptionalLong.of(seed);
    };
  }

  /// How it chooses, as one says it after "10,000 of 48,312 tokens".
  String label();

  private static void require(int count, String sentence) {
    if (count < 1) {
      throw new StegoscopeException(sentence.formatted(count));
    }
  }
}
