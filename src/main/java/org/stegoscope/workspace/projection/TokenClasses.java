package org.stegoscope.workspace.projection;

import java.util.List;
import org.stegoscope.analysis.projection.TokenSample;
import org.stegoscope.core.Palette;

/// A class of each patch of some images, and so of each token that was drawn from them.
///
/// @param set what the ids mean, by which names and colours are kept
/// @param palette as it is unless the user changed it
/// @param everywhere `[patches]` an image, negative where a patch has no class
/// @param ids `[tokens]`, the same of the tokens
public record TokenClasses(String set, Palette palette, List<int[]> everywhere, int[] ids) {

  static TokenClasses of(String set, Palette palette, List<int[]> everywhere, TokenSample sample) {
    int[] ids = new int[sample.size()];
    for (int token = 0; token < ids.length; token++) {
      ids[token] = everywhere.get(sample.images()[token])[sample.patches()[token]];
    }
    return new TokenClasses(set, palette, everywhere, ids);
  }
}
