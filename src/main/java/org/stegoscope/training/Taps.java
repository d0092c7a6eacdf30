package org.stegoscope.training;

/// Points of one image as weighted sums of four tokens each: bilinear interpolation.
///
/// @param tokens `[points, 4]`
/// @param weights `[points, 4]`
record Taps(int[] tokens, float[] weights) {

  static final int OF_POINT = 4;

  /// PyTorch's `grid_sample` with `align_corners=True` and border padding, of which STEGO swaps the
  /// two axes of points.
  ///
  /// @param coordinates `[images, across, down, 2]`, (x, y) from -1 to 1
  static Taps at(float[] coordinates, int image, int across, int down, int rows, int columns) {
    int points = across * down;
    Taps taps = new Taps(new int[points * OF_POINT], new float[points * OF_POINT]);
    for (int i = 0; i < points; i++) {
      int from = 2 * (image * points + i % across * down + i / across);
      float x = place(coordinates[from], columns);
      float y = place(coordinates[from + 1], rows);
      taps.set(i, x, y, rows, columns);
    }
    return taps;
  }

  /// Pixels of the image resized to `height x width`, as PyTorch does with `align_corners=False`.
  static Taps resized(int[] ys, int[] xs, int height, int width, int rows, int columns) {
    Taps taps = new Taps(new int[ys.length * OF_POINT], new float[ys.length * OF_POINT]);
    for (int i = 0; i < ys.length; i++) {
      float x = Math.max((xs[i] + 0.5f) * columns / width - 0.5f, 0);
      float y = Math.max((ys[i] + 0.5f) * rows / height - 0.5f, 0);
      taps.set(i, x, y, rows, columns);
    }
    return taps;
  }

  private static float place(float coordinate, int size) {
    return Math.clamp((coordinate + 1) / 2 * (size - 1), 0f, size - 1f);
  }

  private void set(int point, float x, float y, int rows, int columns) {
    int left = Math.min((int) x, columns - 1);
    int top = Math.min((int) y, rows - 1);
    int right = Math.min(left + 1, columns - 1);
    int bottom = Math.min(top + 1, rows - 1);
    float fx = x - left;
    float fy = y - top;
    put(point, 0, top * columns + left, (1 - fx) * (1 - fy));
    put(point, 1, top * columns + right, fx * (1 - fy));
    put(point, 2, bottom * columns + left, (1 - fx) * fy);
    put(point, 3, bottom * columns + right, fx * fy);
  }

  private void put(int point, int tap, int token, float weight) {
    tokens[point * OF_POINT + tap] = token;
    weights[point * OF_POINT + tap] = weight;
  }

  int points() {
    return tokens.length / OF_POINT;
  }

  /// Writes the vectors of the points.
  ///
  /// @param values of all images, `[images, patches, channels]`
  /// @param result `[..., points, channels]`, from the element `to`
  void gather(FeatureBatch values, int image, float[] result, int to) {
    int channels = values.channels();
    for (int i = 0; i < tokens.length; i++) {
      int from = (image * values.patches() + tokens[i]) * channels;
      int point = to + i / OF_POINT * channels;
      float weight = weights[i];
      for (int c = 0; c < channels; c++) {
        result[point + c] += weight * values.values()[from + c];
      }
    }
  }

  /// Adds what the points want changed to the tokens they were made of; the opposite of `gather`.
  ///
  /// @param target `[images, patches, channels]`
  void scatter(float[] gradient, int from, float[] target, int firstToken, int channels) {
    for (int i = 0; i < tokens.length; i++) {
      int to = (firstToken + tokens[i]) * channels;
      int point = from + i / OF_POINT * channels;
      float weight = weights[i];
      for (int c = 0; c < channels; c++) {
        target[to + c] += weight * gradient[point + c];
      }
    }
  }
}
