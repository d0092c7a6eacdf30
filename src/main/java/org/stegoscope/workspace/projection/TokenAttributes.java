package org.stegoscope.workspace.projection;

import java.util.Optional;

/// What is known of tokens apart from where they lie in a space.
///
/// @param cluster what the cluster probe of the checkpoint says
/// @param linear what its linear probe says
/// @param truth what labels from files say
/// @param confidence of the cluster probe, or else of the linear one, `[tokens]`, 0..1; empty where
///   there is no probe
public record TokenAttributes(
    Optional<TokenClasses> cluster,
    Optional<TokenClasses> linear,
    Optional<TokenClasses> truth,
    float[] confidence) {

  static final TokenAttributes NONE =
      new TokenAttributes(Optional.empty(), Optional.empty(), Optional.empty(), new float[0]);
}
