package org.stegoscope.study.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.ModelLoader;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.TestBackbone;
import org.stegoscope.training.TrainingSettings;

/// Twelve pictures with labels to train on and four to validate on, and a very small backbone.
public final class TinyTraining {

  private static final int TRAIN = 12;
  private static final int VAL = 4;

  private final Path folder;
  private final Path backbone;

  private TinyTraining(Path folder, Path backbone) {
    this.folder = folder;
    this.backbone = backbone;
  }

  /// Writes data and backbone into a folder.
  public static TinyTraining in(Path folder) throws IOException {
    TinyFiles files = new TinyFiles(Files.createDirectories(folder.resolve("data")));
    for (int i = 0; i < TRAIN + VAL; i++) {
      String split = i < TRAIN ? "train" : "val";
      int edge = 2 * i + 4;
      int shade = 13 * i;
      files.colored(
          "images/%s/p%02d.png".formatted(split, i),
          48,
          40,
          (x, y) -> x < edge ? 0xc00000 + 97 * ((x ^ y) + shade) : 0x0000c0 + 7919 * (y + shade));
      files.grey("labels/%s/p%02d.png".formatted(split, i), 48, 40, (x, _) -> x < edge ? 0 : 1);
    }
    files.text("classes.txt", "0 left 200 0 0\n1 right 0 0 200\n");
    return new TinyTraining(
        folder, new TestBackbone(32, 8, 16, 2, 32).write(folder.resolve("vit.safetensors")));
  }

  /// That which was written into a folder before.
  static TinyTraining written(Path folder) {
    return new TinyTraining(folder, folder.resolve("vit.safetensors"));
  }

  /// A run of twelve steps, looked at after every fourth.
  public TrainingSettings settings() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("dataset", "folder:" + folder.resolve("data"));
    texts.put("backbone", backbone.toString());
    texts.put("res", "upstream:32");
    texts.put("val_res", "upstream:32");
    texts.put("dim", "4");
    texts.put("batch_size", "4");
    texts.put("max_steps", "12");
    texts.put("val_freq", "4");
    texts.put("hist_freq", "4");
    texts.put("scalar_log_freq", "1");
    texts.put("feature_samples", "3");
    texts.put("n_images", "2");
    return TrainingSettings.parse(texts);
  }

  RunFolder run(String name) {
    return new RunFolder(folder.resolve(name));
  }

  Training training(TrainingListener listener, TrainingControl control) {
    ModelLoader loader = new ModelLoader();
    return new Training(
        (file, context) -> loader.load(file, ModelOptions.DEFAULT, context),
        folder.resolve("computed"),
        listener,
        control,
        Training.Form.ALSO_LIGHTNING,
        sentence -> {
          throw new AssertionError(sentence);
        });
  }

  Training training() {
    return training(TrainingListener.NONE, new TrainingControl());
  }

  /// Trains without a pause.
  Ended trained(TrainingSettings settings, String name) {
    return training().begin(settings, run(name), JobContext.NONE);
  }
}
