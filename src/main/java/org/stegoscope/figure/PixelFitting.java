package org.stegoscope.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stegoscope.job.JobContext;

/// Fits the pictures of a page to the pixels of a raster: every picture begins at a pixel, its
/// layers move with it, and smooth pictures that would be drawn smaller than they are get there by
/// averaging, for interpolation would skip pixels.
final class PixelFitting {

  private final double pixelsPerPoint;
  private final JobContext context;
  private final Map<Smaller, Bitmap> means = new HashMap<>();

  /// A picture and the size it is wanted in.
  private record Smaller(Bitmap bitmap, int width, int height) {}

  private PixelFitting(double pixelsPerPoint, JobContext context) {
    this.pixelsPerPoint = pixelsPerPoint;
    this.context = context;
  }

  static Page fit(Page page, double pixelsPerPoint, JobContext context) {
    PixelFitting fitting = new PixelFitting(pixelsPerPoint, context);
    List<Mark> marks = new ArrayList<>();
    for (Mark mark : page.marks()) {
      marks.add(mark instanceof Mark.Image image ? fitting.fit(image) : mark);
    }
    return page.withMarks(marks);
  }

  private Mark.Image fit(Mark.Image image) {
    Box frame = image.frame();
    Box fitted =
        new Box(
            snapped(frame.x()),
            snapped(frame.y()),
            Math.max(1 / pixelsPerPoint, snapped(frame.width())),
            Math.max(1 / pixelsPerPoint, snapped(frame.height())));
    double horizontal = fitted.width() / frame.width();
    double vertical = fitted.height() / frame.height();
    Box box =
        new Box(
            fitted.x() + (image.box().x() - frame.x()) * horizontal,
            fitted.y() + (image.box().y() - frame.y()) * vertical,
            image.box().width() * horizontal,
            image.box().height() * vertical);
    return new Mark.Image(resized(image, box), box, fitted, image.opacity(), image.scaling());
  }

  private double snapped(double points) {
    return Math.round(points * pixelsPerPoint) / pixelsPerPoint;
  }

  private Bitmap resized(Mark.Image image, Box box) {
    Bitmap bitmap = image.bitmap();
    if (image.scaling() == Scaling.NEAREST) {
      return bitmap;
    }
    int width = Math.clamp(Math.round(box.width() * pixelsPerPoint), 1, bitmap.width());
    int height = Math.clamp(Math.round(box.height() * pixelsPerPoint), 1, bitmap.height());
    return means.computeIfAbsent(
        new Smaller(bitmap, width, height), s -> AreaMean.of(bitmap, width, height, context));
  }
}
