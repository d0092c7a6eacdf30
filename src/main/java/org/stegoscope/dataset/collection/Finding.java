package org.stegoscope.dataset.collection;

/// One thing that is odd about a data set: the file, and a sentence about it.
public record Finding(Kind kind, String file, String sentence) {

  /// What kinds of oddities there are.
  public enum Kind {
    /// A name in a list that leads out of the data set, or a list too long to be one.
    REFUSED("refused names"),
    MISSING_IMAGE("missing images"),
    MISSING_LABELS("missing labels"),
    UNREADABLE("unreadable files"),
    /// Pictures and labels that do not belong together.
    MISMATCH("mismatches"),
    /// Numbers or colours that no class has; their pixels count as none.
    UNKNOWN_LABELS("pictures with unknown labels");

    private final String plural;

    Kind(String plural) {
      this.plural = plural;
    }

    /// What several of them are called.
    public String plural() {
      return plural;
    }
  }
}
