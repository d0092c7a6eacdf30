package org.stegoscope.model;

import org.stegoscope.core.PatchGrid;

/// What the attention of every token of one block is computed from, so that a new query costs no
/// forward pass: `queries` and `keys` are `[1 + patches, heads * headDimension]`, the class token
/// first, channel = head * headDimension + i, not yet scaled. The arrays must not be written to.
public record AttentionTokens(
    PatchGrid grid, int heads, int headDimension, float[] queries, float[] keys) {

  public AttentionTokens {
    long expected = (1L + grid.size()) * heads * headDimension;
    if (queries.length != expected || keys.length != expected) {
      throw new IllegalArgumentException(
          "queries and keys of %d tokens with %d heads of %d channels are %d numbers, not %d and %d"
              .formatted(
                  1 + grid.size(), heads, headDimension, expected, queries.length, keys.length));
    }
  }

  /// How `query` attends to the patches and to the class token, head by head: the softmax over all
  /// keys of `query * key / sqrt(headDimension)`.
  ///
  /// @throws org.stegoscope.core.StegoscopeException if the patch is outside the grid
  public Attention attention(AttentionRequest.Query query) {
    int token = query.token(grid);
    int tokens = 1 + grid.size();
    float[] rows = new float[heads * tokens];
    double[] scores = new double[tokens];
    for (int head = 0; head < heads; head++) {
      score(token, head, scores);
      softmax(scores, rows, head * tokens);
    }
    return Attention.ofRows(grid, heads, rows);
  }

  private void score(int token, int head, double[] scores) {
    int width = heads * headDimension;
    int channel = head * headDimension;
    double scale = 1 / Math.sqrt(headDimension);
    for (int other = 0; other < scores.length; other++) {
      scores[other] = scale * product(token * width + channel, other * width + channel);
    }
  }

  /// The inner product of a query and a key that start there. Four sums, because one alone waits
  /// for each of its additions.
  private double product(int query, int key) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < headDimension; i += 4) {
      s0 += (double) queries[query + i] * keys[key + i];
      s1 += (double) queries[query + i + 1] * keys[key + i + 1];
      s2 += (double) queries[query + i + 2] * keys[key + i + 2];
      s3 += (double) queries[query + i + 3] * keys[key + i + 3];
    }
    for (; i < headDimension; i++) {
      s0 += (double) queries[query + i] * keys[key + i];
    }
    return s0 + s1 + (s2 + s3);
  }

  /// Writes the softmax of `scores`, which it destroys, into `rows` from `start` on.
  private static void softmax(double[] scores, float[] rows, int start) {
    double max = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      max = Math.max(max, score);
    }
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.exp(scores[i] - max);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      rows[start + i] = (float) (scores[i] / sum);
    }
  }
}
