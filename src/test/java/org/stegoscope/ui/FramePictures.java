package org.stegoscope.ui;

import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;

/// Pictures of what is around the workbenches.
final class FramePictures {

  /// The log's name for what the user was told; notices would come with the time of day.
  private static final String WINDOW = "window";

  private FramePictures() {}

  static List<Picture> all() {
    return List.of(
        new Picture("welcome", _ -> {}),
        new Picture("viewers", FramePictures::fourViewers),
        new Picture("palette", FramePictures::palette),
        new Picture("log", FramePictures::log),
        new Picture("shortcuts", FramePictures::shortcuts));
  }

  /// A photo each.
  private static void fourViewers(Studio studio) {
    studio.openSample();
    studio.run(() -> studio.viewers().show(4));
    studio.rest();
    for (int i = 0; i < 4; i++) {
      int place = i;
      studio.choosePhoto(place);
      studio.run(() -> studio.viewer(place).source().pinnedProperty().set(true));
    }
    studio.rest();
  }

  private static void palette(Studio studio) {
    studio.run(studio.window().actions().help().find::run);
    studio.run(() -> {
      TextField query = studio.window().node("#palette-query", TextField.class);
      query.setText("vi");
      // It blinks.
      query.setStyle("-fx-display-caret: false;");
    });
  }

  private static void log(Studio studio) {
    publish(
        "2026-01-01T12:00:01Z",
        Level.WARNING,
        "holiday.heic cannot be opened: expected a PNG, JPEG, TIFF, WebP, BMP or GIF picture,"
            + " found a HEIC, AVIF or video file");
    publish(
        "2026-01-01T12:00:04Z",
        Level.WARNING,
        "coffee.jpg cannot be opened: expected a PNG, JPEG, TIFF, WebP, BMP or GIF picture, found no such file; it was moved or deleted");
    studio.run(studio.window().actions().help().log::run);
    studio.run(() ->
        studio.window().node("#log-entries", ListView.class).getSelectionModel().selectLast());
  }

  private static void publish(String time, Level level, String sentence) {
    LogRecord entry = new LogRecord(level, sentence);
    entry.setInstant(Instant.parse(time));
    entry.setLoggerName(WINDOW);
    Logger logger = Logger.getLogger(WINDOW);
    logger.setLevel(Level.ALL);
    logger.log(entry);
  }

  private static void shortcuts(Studio studio) {
    studio.run(studio.window().actions().help().shortcuts::run);
  }
}
