package org.stegoscope.workspace.projection;

import org.stegoscope.analysis.projection.FittedReduction;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.workspace.ClassSet;
import org.stegoscope.workspace.Provenance;

/// The tokens in one space.
///
/// @param label what the space is called, for instance `DINO · key · block 9`
/// @param vectors `[tokens, dimension]`; they must not be written to
/// @param reduction how the features of a patch become a vector
/// @param provenance what they were computed from
public record TokenSpace(
    Key key,
    String label,
    int dimension,
    float[] vectors,
    FittedReduction reduction,
    Provenance provenance) {

  /// Which model, which of its features, and to what they are reduced.
  public record Key(LoadedModel model, FeatureRequest features, Reduction reduction) {

    Key unreduced() {
      return new Key(model, features, Reduction.NONE);
    }
  }

  public int size() {
    return vectors.length / dimension;
  }

  /// A copy of the vector of a token, `[dimension]`.
  public float[] vector(int token) {
    float[] vector = new float[dimension];
    System.arraycopy(vectors, token * dimension, vector, 0, dimension);
    return vector;
  }

  /// What the space and its tokens were computed from, as a digest: equal for equal inputs.
  String digest() {
    return ClassSet.digest(key.features() + " " + provenance.fields());
  }

  /// The lengths of the vectors, `[tokens]`.
  float[] norms() {
    float[] norms = new float[size()];
    for (int token = 0; token < norms.length; token++) {
      double sum = 0;
      for (int j = token * dimension; j < (token + 1) * dimension; j++) {
        sum += (double) vectors[j] * vectors[j];
      }
      norms[token] = (float) Math.sqrt(sum);
    }
    return norms;
  }
}
