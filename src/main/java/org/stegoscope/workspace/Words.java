package org.stegoscope.workspace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The words that stand for the constants of an enum in files. They are told apart from the names
/// of the constants, so that renaming one breaks no file.
final class Words<E extends Enum<E>> {

  private final Function<E, String> words;
  private final Map<String, E> constants = new LinkedHashMap<>();

  private Words(Function<E, String> words) {
    this.words = words;
  }

  /// `words` is best a `switch`, which does not compile while a constant has no word.
  static <E extends Enum<E>> Words<E> of(E[] constants, Function<E, String> words) {
    Words<E> all = new Words<>(words);
    for (E constant : constants) {
      all.constants.put(words.apply(constant), constant);
    }
    return all;
  }

  String of(E constant) {
    return words.apply(constant);
  }

  /// What a word stands for; `otherwise` where it stands for nothing.
  E read(String word, E otherwise) {
    return constants.getOrDefault(word, otherwise);
  }
}
