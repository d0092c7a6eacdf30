package org.stegoscope.figure.scatter;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.stegoscope.core.Palette;

/// Points in clouds of several sizes and densities, as embeddings have them, each in its colour.
public record ScatterClouds(ScatterPoints points, int[] argb, int[] clouds) {

  public static ScatterClouds of(int count, int clouds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] centres = random.doubles(2L * clouds, -40, 40).toArray();
    double[] widths = random.doubles(2L * clouds, 2, 9).toArray();
    float[] xy = new float[2 * count];
    int[] argb = new int[count];
    int[] members = new int[count];
    for (int i = 0; i < count; i++) {
      int cloud = random.nextInt(clouds);
      members[i] = cloud;
      argb[i] = Palette.distinctColor(cloud).argb();
      xy[2 * i] = (float) (centres[2 * cloud] + widths[2 * cloud] * random.nextGaussian());
      xy[2 * i + 1] =
          (float) (centres[2 * cloud + 1] + widths[2 * cloud + 1] * random.nextGaussian());
    }
    return new ScatterClouds(new ScatterPoints(xy), argb, members);
  }

  /// The members of one cloud.
  public BitSet cloud(int cloud) {
    BitSet members = new BitSet();
    for (int i = 0; i < clouds.length; i++) {
      members.set(i, clouds[i] == cloud);
    }
    return members;
  }
}
