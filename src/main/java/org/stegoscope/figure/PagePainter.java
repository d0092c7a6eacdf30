package org.stegoscope.figure;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import org.stegoscope.core.Rgb;
import org.stegoscope.job.JobContext;

/// Draws a page on a [Graphics2D] whose unit is a point: on pixels, or into a PDF.
final class PagePainter {

  private final Graphics2D graphics;
  private final JobContext context;
  private final Map<Bitmap, BufferedImage> images = new HashMap<>();

  PagePainter(Graphics2D graphics, JobContext context) {
    this.graphics = graphics;
    this.context = context;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  void paint(Page page) {
    for (Mark mark : page.marks()) {
      context.checkCancelled();
      paint(mark);
    }
  }

  private void paint(Mark mark) {
    switch (mark) {
      case Mark.Image image -> paint(image);
      case Mark.Fill(Box box, Rgb color, double opacity) -> {
        graphics.setColor(color(color));
        withOpacity(opacity, () -> graphics.fill(rectangle(box)));
      }
      case Mark.Frame(Box box, Rgb color, double lineWidth) -> {
        graphics.setColor(color(color));
        graphics.setStroke(stroke(lineWidth));
        graphics.draw(rectangle(box));
      }
      case Mark.Line line -> {
        graphics.setColor(color(line.color()));
        graphics.setStroke(stroke(line.lineWidth()));
        graphics.draw(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()));
      }
      case Mark.Disc(double x, double y, double radius, Rgb color) -> {
        graphics.setColor(color(color));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
      }
      case Mark.Text text -> paint(text);
      case Mark.Chart(Drawing drawing, Box box) -> paint(drawing, box);
    }
  }

  private void paint(Mark.Image image) {
    Box box = image.box();
    Bitmap bitmap = image.bitmap();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        switch (image.scaling()) {
          case NEAREST -> RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR;
          case SMOOTH -> RenderingHints.VALUE_INTERPOLATION_BILINEAR;
        });
    AffineTransform placed = AffineTransform.getTranslateInstance(box.x(), box.y());
    placed.scale(box.width() / bitmap.width(), box.height() / bitmap.height());
    BufferedImage pixels = images.computeIfAbsent(bitmap, Bitmap::image);
    withOpacity(image.opacity(), () -> graphics.drawImage(pixels, placed, null));
  }

  private void withOpacity(double opacity, Runnable drawing) {
    graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
    drawing.run();
    graphics.setComposite(AlphaComposite.SrcOver);
  }

  private void paint(Mark.Text text) {
    graphics.setColor(color(text.color()));
    double x = text.left();
    for (Lettering.Run run : Lettering.runs(text.text())) {
      graphics.setFont(run.face().font(text.sizePt()));
      graphics.drawString(run.text(), (float) x, (float) text.baseline());
      x += run.width(text.sizePt());
    }
  }

  private void paint(Drawing drawing, Box box) {
    Graphics2D own = (Graphics2D) graphics.create();
    try {
      own.translate(box.x(), box.y());
      own.clip(new Rectangle2D.Double(0, 0, box.width(), box.height()));
      own.setFont(Lettering.font(Drawing.TEXT_PT));
      own.setColor(Color.BLACK);
      own.setStroke(new BasicStroke());
      drawing.draw(own, box.width(), box.height());
    } finally {
      own.dispose();
    }
  }

  private static BasicStroke stroke(double lineWidth) {
    return new BasicStroke((float) lineWidth, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  }

  private static Color color(Rgb color) {
    return new Color(color.argb());
  }

  private static Rectangle2D rectangle(Box box) {
    return new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
  }
}
