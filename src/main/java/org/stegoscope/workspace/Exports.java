package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.figure.Bitmap;
import org.stegoscope.figure.FigureFile;
import org.stegoscope.figure.FigurePreview;
import org.stegoscope.figure.PngSize;
import org.stegoscope.job.Job;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;

/// Writes what the viewers show to files, and shows beforehand what will be written.
public final class Exports {

  /// The picture of a figure before it is written, in pixels.
  private static final int PREVIEW_WIDTH_PX = 1040;

  private static final int PREVIEW_HEIGHT_PX = 640;

  private final Laboratory laboratory;
  private final Photos photos;
  private final Viewers viewers;
  private final Queries queries;
  private final Commands commands;
  private final JobRunner runner;
  private final UiThread ui;
  private final Notices notices;
  private final Latest<Raster> drawing;

  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ObjectProperty<ExportKind> kind = new SimpleObjectProperty<>(ExportKind.FIGURE);
  private final ObjectProperty<ExportFormat> format = new SimpleObjectProperty<>(ExportFormat.PNG);
  private final FigureSettings figure = new FigureSettings();
  private final ReadOnlyObjectWrapper<ExportView> view =
      new ReadOnlyObjectWrapper<>(ExportView.NOTHING);
  private final ReadOnlyObjectWrapper<Raster> preview = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();

  Exports(
      Laboratory laboratory,
      Photos photos,
      Viewers viewers,
      Queries queries,
      Commands commands,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    this.laboratory = laboratory;
    this.photos = photos;
    this.viewers = viewers;
    this.queries = queries;
    this.commands = commands;
    this.runner = runner;
    this.ui = ui;
    this.notices = notices;
    drawing =
        new Latest<>(runner, Lane.CPU, ui, ui::executeSoon, preview::set, this::cannotBeDrawn);
    kind.subscribe(now -> format.set(now.formats().getFirst()));
    List.of(shown, kind, format).forEach(input -> input.subscribe(_ -> update()));
    figure.looks().forEach(input -> input.subscribe(_ -> update()));
    ExportInputs.of(viewers, queries).forEach(input -> input.subscribe(_ -> update()));
  }

  /// Whether anybody looks: nothing is drawn before. Set by the screen.
  public BooleanProperty shownProperty() {
    return shown;
  }

  public ObjectProperty<ExportKind> kindProperty() {
    return kind;
  }

  /// One of the formats of the kind.
  public ObjectProperty<ExportFormat> formatProperty() {
    return format;
  }

  public FigureSettings figure() {
    return figure;
  }

  /// What would be written now, while somebody looks.
  public ReadOnlyObjectProperty<ExportView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /// The figure; null where there is none, and for what is no figure.
  public ReadOnlyObjectProperty<Raster> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /// Whether the figure is being drawn.
  public ReadOnlyBooleanProperty drawingProperty() {
    return drawing.busyProperty();
  }

  /// Whether a file is being written.
  public ReadOnlyBooleanProperty savingProperty() {
    return saving.getReadOnlyProperty();
  }

  /// What the file is called unless the user says otherwise.
  public String suggestedName() {
    ExportFormat ending = format.get();
    return source().suggestedName(kind.get(), ending) + ending.ending();
  }

  /// Turns to a kind of file.
  public void choose(ExportKind wanted) {
    kind.set(wanted);
  }

  /// Writes to a file whose name may say another format of the kind; one that says none gets the
  /// ending of the chosen one. Where there is an obstacle, it is told.
  public void save(Path chosen) {
    ExportKind what = kind.get();
    ExportSource source = source();
    String obstacle = source.view(what).obstacle();
    if (!obstacle.isEmpty()) {
      notices.tell("Nothing was exported: %s.".formatted(obstacle));
      return;
    }
    ExportFormat wanted = format.get().of(chosen, what.formats());
    Path file = wanted.named(chosen);
    switch (what) {
      case FIGURE -> saveFigure(file);
      case MASK -> {
        Segmentation mask = source.segmentation();
        write(
            file,
            context -> {
              MaskFile.write(file, mask, context);
              return file;
            });
      }
      case MAP -> {
        ExportedArray array = source.map().orElseThrow();
        write(
            file,
            context -> {
              array.write(file, context);
              return file;
            });
      }
      case FEATURES -> saveFeatures(file, wanted, source);
    }
  }

  private void saveFigure(Path file) {
    List<ViewerPicture> pictures = ViewFigure.pictures(viewers, queries);
    FigureExtent extent = figure.extentProperty().get();
    PngSize size = figure.pngSize();
    write(
        file,
        context -> {
          FigureFile.write(file, ViewFigure.of(pictures, extent, context), size, context);
          return file;
        });
  }

  private void saveFeatures(Path file, ExportFormat format, ExportSource source) {
    FeatureSweep.Key key =
        source.features(
            format == ExportFormat.NPZ ? List.copyOf(photos.items()) : List.of(source.item()));
    begin(
        Lane.DEVICE,
        "Features for " + file.getFileName(),
        context -> FeatureSweep.of(key, laboratory, photos, context),
        sweep ->
            write(
                file,
                context -> {
                  switch (format) {
                    case NPZ -> FeatureExport.npz(file, sweep, context);
                    default ->
                        FeatureExport.npy(file, sweep.features().firstEntry().getValue(), context);
                  }
                  return file;
                }));
  }

  private void write(Path file, Job<Path> job) {
    begin(
        Lane.CPU,
        "Exporting " + file.getFileName(),
        job,
        written -> notices.tell("Exported %s.".formatted(written)));
  }

  private <T> void begin(Lane lane, String title, Job<T> job, Consumer<T> onAnswer) {
    saving.set(true);
    runner
        .submit(lane, title, job)
        .answer()
        .whenComplete((value, failure) ->
            ui.execute(() -> {
              saving.set(false);
              if (failure == null) {
                onAnswer.accept(value);
              } else {
                notices.reportUnlessCancelled(failure);
              }
            }));
  }

  /// The command that writes the same numbers; empty where there is none.
  public Optional<String> commandLine() {
    return source().command(kind.get(), commands);
  }

  private ExportSource source() {
    return new ExportSource(viewers.active(), queries);
  }

  private void update() {
    if (!shown.get()) {
      drawing.dismiss();
      preview.set(null);
      return;
    }
    ExportView now = source().view(kind.get());
    view.set(now.with(commandLine().isPresent()));
    if (kind.get() != ExportKind.FIGURE || !now.obstacle().isEmpty()) {
      drawing.dismiss();
      preview.set(null);
      return;
    }
    List<ViewerPicture> pictures = ViewFigure.pictures(viewers, queries);
    FigureExtent extent = figure.extentProperty().get();
    drawing.ask(
        "Drawing the figure",
        context -> {
          Bitmap drawn =
              FigurePreview.of(
                  ViewFigure.of(pictures, extent, context),
                  PREVIEW_WIDTH_PX,
                  PREVIEW_HEIGHT_PX,
                  context);
          return new Raster(drawn.width(), drawn.height(), drawn.argb());
        });
  }

  private void cannotBeDrawn(Throwable failure) {
    preview.set(null);
    notices.report(failure);
  }
}
