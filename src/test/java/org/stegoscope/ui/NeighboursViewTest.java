package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobListener;
import org.stegoscope.job.LaneRunner;
import org.stegoscope.study.features.MeanFeatures;
import org.stegoscope.study.features.Neighbours;
import org.stegoscope.ui.fx.FxThread;
import org.stegoscope.ui.shell.Appearance;
import org.stegoscope.ui.shell.Theme;
import org.stegoscope.ui.training.NeighboursView;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.training.NeighboursViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Walking through the neighbours of images by mouse and keys. Twelve images, each a little further
/// on a quarter of a circle, so that the next ones are the most similar.
@ExtendWith({LeakWatch.class, ApplicationExtension.class, FxThreadWatch.class})
final class NeighboursViewTest {

  private static final int IMAGES = 12;

  /// Nothing waits this long when all is well.
  private static final int PATIENCE_SECONDS = 60;

  @TempDir Path folder;
  private final LaneRunner runner = new LaneRunner(JobListener.NONE);
  private Stage stage;
  private NeighboursViewModel model;

  @Start
  void start(Stage shown) {
    stage = shown;
    model = new NeighboursViewModel(runner, new FxThread(), new Notices());
    StackPane root = new StackPane(new NeighboursView(model));
    root.getStyleClass().add("main-window");
    Scene scene = new Scene(root, 760, 820);
    new Appearance(Theme.LIGHT).style(scene);
    stage.setScene(scene);
    stage.sizeToScene();
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @AfterEach
  void close() {
    run(stage::hide);
    runner.close();
  }

  private void run(Runnable task) {
    get(() -> {
      task.run();
      return null;
    });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static <T> T get(Callable<T> question) {
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), question);
  }

  private static void await(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> get(condition));
    } catch (TimeoutException e) {
      throw new AssertionError(what + " did not come", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void show() throws IOException {
    TinyFiles files = new TinyFiles(folder);
    float[] values = new float[2 * IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      files.photo("images/train/p_%02d.png".formatted(i), 60 + i, 40);
      double angle = Math.PI / 2 * i / IMAGES;
      values[2 * i] = (float) Math.cos(angle);
      values[2 * i + 1] = (float) Math.sin(angle);
    }
    Dataset dataset = DatasetSource.parse("folder:" + folder).open(JobContext.NONE);
    MeanFeatures means =
        new MeanFeatures("circle", IntStream.range(0, IMAGES).boxed().toList(), 2, values);
    Neighbours found = Neighbours.of(means, Neighbours.Mode.PLAIN, 0, JobContext.NONE);
    run(() -> model.show(found, dataset, dataset.split("train")));
    awaitPictures(60);
  }

  /// Until the large picture is so wide, and all small ones are there.
  private void awaitPictures(double width) {
    await(
        "pictures",
        () -> {
          Image large = node("#neighbours-picture", ImageView.class).getImage();
          return large != null
              && large.getWidth() == width
              && strip().stream().allMatch(one -> thumbnail(one).getImage() != null);
        });
  }

  private <T extends Node> T node(String selector, Class<T> type) {
    return type.cast(stage.getScene().getRoot().lookup(selector));
  }

  private List<Button> strip() {
    return node("#similar-images", FlowPane.class).getChildren().stream()
        .map(Button.class::cast)
        .toList();
  }

  private static ImageView thumbnail(Button neighbour) {
    return (ImageView) ((StackPane) neighbour.getGraphic()).getChildren().getFirst();
  }

  private String chosen() {
    return get(() -> (String) node("#neighbours-image", ComboBox.class).getValue());
  }

  private String caption() {
    return get(() -> node("#neighbours-caption", Label.class).getText());
  }

  @Test
  void withoutNeighboursASentenceSaysSo() {
    assertThat(caption()).isEqualTo(NeighboursViewModel.EMPTY);
    assertThat(get(() -> node("#neighbours-image", ComboBox.class).getParent().isVisible()))
        .isFalse();
  }

  @Test
  void neighboursAreShownWithTheirSimilarityAndWrap() throws IOException {
    show();
    assertThat(chosen()).isEqualTo("p_00");
    assertThat(caption()).startsWith("p_00 and the images most like it of 12");
    assertThat(get(() -> strip().stream().map(Button::getText).limit(2).toList()))
        .containsExactly("p_00\nitself, cosine 1.00", "p_01\ncosine 0.99");
    // What is drawn: an underscore is no mnemonic.
    assertThat(get(() -> ((Text) strip().get(1).lookup(".text")).getText()))
        .isEqualTo("p_01\ncosine 0.99");
    assertThat(get(() -> strip().get(1).getAccessibleText()))
        .isEqualTo("p_01, 2 of 12, cosine 0.99");
    assertThat(get(() -> node("#neighbours-picture", ImageView.class).getAccessibleText()))
        .isEqualTo("p_00");
    FlowPane flow = node("#similar-images", FlowPane.class);
    assertThat(get(flow::getOrientation)).isEqualTo(Orientation.HORIZONTAL);
    assertThat(get(() -> strip().getLast().getLayoutY() > strip().getFirst().getLayoutY()))
        .isTrue();
    assertThat(get(() -> flow.getWidth() <= stage.getScene().getWidth())).isTrue();
  }

  @Test
  void aNeighbourThatIsClickedIsChosenAndBackGoesBack(FxRobot robot) throws IOException {
    show();
    assertThat(get(() -> node("#neighbours-back", Button.class).isDisabled())).isTrue();
    robot.clickOn("#neighbour-2");
    awaitPictures(62);
    assertThat(chosen()).isEqualTo("p_02");
    assertThat(get(() -> strip().getFirst().getText())).startsWith("p_02\nitself");
    robot.clickOn("#neighbours-back");
    awaitPictures(60);
    assertThat(chosen()).isEqualTo("p_00");
    assertThat(get(() -> node("#neighbours-back", Button.class).isDisabled())).isTrue();
  }

  @Test
  void keysDoTheSame(FxRobot robot) throws IOException {
    show();
    run(() -> strip().get(3).requestFocus());
    robot.type(KeyCode.SPACE);
    awaitPictures(63);
    assertThat(chosen()).isEqualTo("p_03");
    // The focus stays at its place, which shows another neighbour now.
    assertThat(get(() -> stage.getScene().getFocusOwner().getId())).isEqualTo("neighbour-3");
    robot.press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
    awaitPictures(60);
    assertThat(chosen()).isEqualTo("p_00");
  }

  @Test
  void anImageIsChosenFromTheList() throws IOException {
    show();
    run(() -> node("#neighbours-image", ComboBox.class).getSelectionModel().select(11));
    awaitPictures(71);
    assertThat(get(() -> strip().getFirst().getText())).startsWith("p_11\nitself");
    assertThat(caption()).startsWith("p_11 and");
    run(model::clear);
    assertThat(caption()).isEqualTo(NeighboursViewModel.EMPTY);
    assertThat(get(() -> strip())).isEmpty();
  }
}
