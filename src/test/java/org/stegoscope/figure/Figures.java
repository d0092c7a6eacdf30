package org.stegoscope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.Placement;

/// Figures to test with.
final class Figures {

  private Figures() {}

  static Bitmap noise(int width, int height, long seed) {
    Random random = new Random(seed);
    int[] argb = random.ints((long) width * height).map(pixel -> pixel | 0xFF000000).toArray();
    return new Bitmap(width, height, argb, Bitmap.Alpha.OPAQUE);
  }

  static Panel panel(String title, Bitmap bitmap) {
    return new Panel(title, Content.of(bitmap, Scaling.SMOOTH));
  }

  static Guide.Legend legend(List<String> names) {
    List<Guide.Row> rows = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Rgb color = Palette.distinctColor(i);
      rows.add(new Guide.Row(names.get(i), color, OptionalDouble.of(1.0 / names.size())));
    }
    return new Guide.Legend("Classes", rows);
  }

  static Guide.ColorBar colorBar() {
    return new Guide.ColorBar("cosine", ColorMap.VIRIDIS, new ScalarMap.Range(-0.21f, 0.93f));
  }

  /// Two panels of one picture, with a layer of each scaling, markers, both guides and a footer.
  static Figure full() {
    Bitmap photo = noise(64, 48, 1);
    Placement left = new Placement(0, 0, 32, 48);
    Layer classes = new Layer(noise(4, 6, 2), left, 0.5, Scaling.NEAREST);
    Layer heat = new Layer(noise(4, 6, 3), new Placement(32, 0, 32, 48), 1, Scaling.SMOOTH);
    List<Marker> markers =
        List.of(
            new Marker(Marker.Shape.POINT, new Placement(8, 8, 8, 8), Rgb.of(0xff0000), "query 1"),
            new Marker(
                Marker.Shape.OUTLINE, new Placement(40, 16, 8, 8), Rgb.of(0x0000ff), "patch 7"));
    Content marked = new Content.Picture(photo, Scaling.SMOOTH, List.of(classes, heat), markers);
    return Figure.of(List.of(panel("(a) Photo", photo), new Panel("(b) Result", marked)))
        .withTitle("Photo & <result>")
        .withGuides(List.of(legend(List.of("sky", "water & ice")), colorBar()))
        .withFooter(List.of("Stegoscope, seed 7"));
  }
}
