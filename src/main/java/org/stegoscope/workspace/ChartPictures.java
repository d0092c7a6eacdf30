package org.stegoscope.workspace;

import java.util.function.Function;
import org.stegoscope.figure.Bitmap;
import org.stegoscope.figure.ChartPreview;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.Content;
import org.stegoscope.job.JobContext;

/// A chart as it looks on a light and on a dark ground.
public record ChartPictures(Raster light, Raster dark) {

  private static final int WIDTH_PX = 640;

  public static ChartPictures of(Function<ChartStyle, Content.Chart> chart, JobContext context) {
    return new ChartPictures(
        drawn(chart.apply(ChartStyle.LIGHT), context),
        drawn(chart.apply(ChartStyle.DARK), context));
  }

  private static Raster drawn(Content.Chart chart, JobContext context) {
    Bitmap bitmap = ChartPreview.of(chart, WIDTH_PX, context);
    return new Raster(bitmap.width(), bitmap.height(), bitmap.argb());
  }
}
