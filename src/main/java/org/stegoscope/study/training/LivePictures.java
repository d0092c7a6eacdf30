package org.stegoscope.study.training;

import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.job.JobContext;

/// The pictures behind features, for the terms of a loss that look at them.
interface LivePictures {

  /// For losses that look at none.
  LivePictures NONE =
      new LivePictures() {
        @Override
        public RgbImage picture(int image, JobContext context) {
          throw new IllegalStateException("no term of this loss looks at pictures");
        }

        @Override
        public float[] normalised(RgbImage picture) {
          throw new IllegalStateException("no term of this loss looks at pictures");
        }

        @Override
        public FeatureMap features(RgbImage picture, JobContext context) {
          throw new IllegalStateException("no term of this loss looks at pictures");
        }
      };

  /// What the backbone sees of an image, by its place in the source of features.
  RgbImage picture(int image, JobContext context);

  /// As the backbone is given it, `[3, height, width]`.
  float[] normalised(RgbImage picture);

  /// The features of a picture of the same size, by a pass of the backbone.
  FeatureMap features(RgbImage picture, JobContext context);
}
