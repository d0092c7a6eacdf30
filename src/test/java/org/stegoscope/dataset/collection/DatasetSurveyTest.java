package org.stegoscope.dataset.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.Fixtures;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.PictureSize;
import org.stegoscope.dataset.collection.DatasetSurvey.Photos;
import org.stegoscope.dataset.collection.Finding.Kind;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class DatasetSurveyTest {

  @TempDir Path folder;

  private TinyFiles files() {
    return new TinyFiles(folder);
  }

  private Dataset open() {
    return DatasetSource.parse(folder.toString()).open(JobContext.NONE);
  }

  private static Survey survey(Dataset dataset) {
    return DatasetSurvey.of(dataset, Photos.HEADERS, JobContext.NONE);
  }

  private void threePictures() throws IOException {
    for (String name : List.of("a", "b", "c")) {
      files().photo("images/train/" + name + ".jpg", 4, 2);
    }
    files().grey("labels/train/a.png", 4, 2, (x, _) -> x);
    files().grey("labels/train/b.png", 4, 2, (x, y) -> y == 0 ? 255 : 1);
  }

  @Test
  void pixelsAndPicturesOfEachClassAreCounted() throws IOException {
    threePictures();

    Survey survey = survey(open());

    SplitSurvey train = survey.splits().get("train");
    assertThat(train.images()).isEqualTo(3);
    assertThat(train.labelled()).isEqualTo(2);
    assertThat(train.pixels()).containsExactly(2, 6, 2, 2);
    assertThat(train.imagesWith()).containsExactly(1, 2, 1, 1);
    assertThat(train.voidPixels()).isEqualTo(4);
    assertThat(train.voidShare()).isEqualTo(0.25);
    assertThat(train.share(1)).isEqualTo(0.375);
    assertThat(train.sizes()).isEqualTo(Map.of(new PictureSize(4, 2), 3));
    assertThat(survey.classes()).isEqualTo(ClassList.numbered(4));
    assertThat(survey.findings().counts()).isEqualTo(Map.of(Kind.MISSING_LABELS, 1));
  }

  @Test
  void splitsAreCountedApartAndTogether() throws IOException {
    threePictures();
    files().photo("images/val/d.jpg", 2, 2);
    files().grey("labels/val/d.png", 2, 2, (_, _) -> 5);

    Survey survey = survey(open());

    assertThat(survey.splits()).containsOnlyKeys("train", "val");
    assertThat(survey.total().images()).isEqualTo(4);
    assertThat(survey.total().pixels()).containsExactly(2, 6, 2, 2, 0, 4);
    assertThat(survey.cautions())
        .containsExactly(
            "The split val has 1 picture: statistics of so few say little, and training learns"
                + " little from them.");
  }

  @Test
  void whatCannotBeUsedIsNamedAndLeftOut() throws IOException {
    threePictures();
    files().text("images/train/d.jpg", "no picture");
    files().photo("images/train/e.jpg", 4, 2);
    files().text("labels/train/e.png", "no picture");
    files().photo("images/train/f.jpg", 4, 2);
    files().grey("labels/train/f.png", 2, 4, (_, _) -> 0);
    Dataset dataset = open();

    Survey survey = survey(dataset);

    assertThat(survey.findings().counts())
        .containsEntry(Kind.UNREADABLE, 2)
        .containsEntry(Kind.MISMATCH, 1);
    assertThat(survey.odd()).extracting(Sample::id).containsExactly("d", "e", "f");
    assertThat(survey.splits().get("train").images()).isEqualTo(3);
    assertThat(survey.findings().named())
        .filteredOn(finding -> finding.kind() == Kind.MISMATCH)
        .extracting(Finding::sentence)
        .containsExactly(
            "%s is 2 x 4 and its photo 4 x 2: labels have the size of their photo."
                .formatted(folder.resolve("labels/train/f.png")));
    Dataset kept = dataset.without(survey.odd());
    assertThat(kept.size()).isEqualTo(3);
    assertThat(survey(kept).odd()).isEmpty();
    Sample mismatched = dataset.split("train").getLast();
    assertThatThrownBy(() -> dataset.example(mismatched, JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageEndingWith("labels have the size of their photo.");
    assertThatThrownBy(() -> dataset.without(dataset.split("train")))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("holds no picture");
  }

  @Test
  void damageBehindTheHeaderIsSeenOnlyInThePixels() throws IOException {
    Path photo = files().photo("a.jpg", 64, 64);
    byte[] bytes = Files.readAllBytes(photo);
    Files.write(photo, Arrays.copyOf(bytes, bytes.length - 40));

    assertThat(survey(open()).findings().total()).isZero();
    Survey whole = DatasetSurvey.of(open(), Photos.PIXELS, JobContext.NONE);
    assertThat(whole.findings().count(Kind.UNREADABLE)).isEqualTo(1);
    assertThat(whole.total().images()).isZero();
  }

  @Test
  void numbersOfNoClassAreVoidAndTold() throws IOException {
    files().photo("a.jpg", 4, 1);
    files().grey("a.png", 4, 1, (x, _) -> x);
    files().text("classes.txt", "0 road 1 2 3\n1 car 4 5 6\n2 void 0 0 0\n");

    Survey survey = survey(open());

    SplitSurvey all = survey.total();
    assertThat(all.pixels()).containsExactly(1, 1);
    assertThat(all.voidPixels()).isEqualTo(2);
    assertThat(all.unknownPixels()).isEqualTo(1);
    assertThat(survey.odd()).isEmpty();
    assertThat(survey.findings().named().getFirst().sentence())
        .endsWith("a.png has 1 pixels of no class, such as 3; they count as none.");
  }

  @Test
  void picturesWithoutLabelsAreTold() throws IOException {
    files().photo("a.jpg", 4, 1);
    assertThat(survey(open()).cautions())
        .contains("No picture has labels: classes are not counted, and no mIoU can be computed.");
  }

  @Test
  void cropsAreViewsOfTheirPicture() throws IOException {
    files().photo("a.png", 8, 6);
    files().photo("b.png", 8, 6);
    Dataset whole = open();
    Dataset dataset = whole.cropped(CropScheme.parse("five"));
    Sample middle = dataset.split("all").get(4);

    Photo part = dataset.photo(middle, JobContext.NONE);

    assertThat(dataset.split("all")).extracting(Sample::id).contains("a#0", "a#4", "b#0");
    assertThat(dataset.size()).isEqualTo(10);
    Photo photo = whole.photo(whole.split("all").getFirst(), JobContext.NONE);
    assertThat(part.image().at(0, 0)).isEqualTo(photo.image().at(2, 2));
    assertThat(part.image().width()).isEqualTo(4);
    assertThat(part.sha256()).hasSize(64).isNotEqualTo(photo.sha256());
    assertThat(survey(dataset).total().sizes()).isEqualTo(Map.of(new PictureSize(4, 3), 10));
  }

  /// Half of 10 and half of 11 pixels are both 5.
  @Test
  void partsOfLabelsThatDoNotFitTheirPhotoAreNoFit() throws IOException {
    files().photo("a.jpg", 10, 10);
    files().grey("a.png", 11, 11, (_, _) -> 0);
    Dataset dataset = open().cropped(CropScheme.parse("five"));

    assertThat(survey(dataset).findings().count(Kind.MISMATCH)).isEqualTo(5);
    assertThatThrownBy(() -> dataset.example(dataset.split("all").getFirst(), JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageEndingWith(
            "a.png is 11 x 11 and its photo 10 x 10: labels have the size of" + " their photo.");
  }

  @Test
  void unknownLabelsAreCountedInThePartTheyAreIn() throws IOException {
    files().photo("a.jpg", 8, 8);
    files().grey("a.png", 8, 8, (x, y) -> x == 0 && y == 0 ? 9 : 0);
    files().text("classes.txt", "0 road 1 2 3\n");

    SplitSurvey parts = survey(open().cropped(CropScheme.parse("five"))).total();

    assertThat(parts.unknownPixels()).isEqualTo(1);
    assertThat(parts.pixels()).containsExactly(5 * 16 - 1);
  }

  @Test
  void openingCanBeCancelled() throws IOException {
    threePictures();
    JobContext cancelled =
        new JobContext() {
          @Override
          public void progress(String stage, double fraction) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> DatasetSource.parse(folder.toString()).open(cancelled))
        .isInstanceOf(JobCancelledException.class);
    Dataset dataset = open();
    assertThatThrownBy(() -> dataset.labels(dataset.split("train").getFirst(), cancelled))
        .isInstanceOf(JobCancelledException.class);
  }

  @Test
  void otherClassesCanBeGiven() throws IOException {
    threePictures();
    ClassList two = new ClassList(ClassList.numbered(2).entries(), List.of(0));

    SplitSurvey split = survey(open().withClasses(two)).total();

    assertThat(split.pixels()).containsExactly(0, 6);
    assertThat(split.unknownPixels()).isEqualTo(4);
    assertThat(split.voidPixels()).isEqualTo(10);
  }

  @Test
  void aSurveyReportsAndCanBeCancelled() throws IOException {
    threePictures();
    Dataset dataset = open();
    List<Double> fractions = new ArrayList<>();
    JobContext afterTwo =
        new JobContext() {
          @Override
          public void progress(String stage, double fraction) {
            assertThat(stage).isEqualTo("Counting labels");
            fractions.add(fraction);
          }

          @Override
          public boolean isCancelled() {
            return fractions.size() == 2;
          }
        };

    assertThatThrownBy(() -> DatasetSurvey.of(dataset, Photos.PIXELS, afterTwo))
        .isInstanceOf(JobCancelledException.class);
    assertThat(fractions).hasSize(2).startsWith(0.0);
  }

  /// The shares are printed there with one digit behind the point.
  @Test
  void camVidHasThePublishedPicturesAndShares() {
    Path camvid = Fixtures.beside("camvid-small");
    Dataset dataset = DatasetSource.parse("camvid:" + camvid).open(JobContext.NONE);

    Survey survey = survey(dataset);

    assertThat(dataset.split("train")).hasSize(367);
    assertThat(dataset.split("val")).hasSize(101);
    assertThat(dataset.split("test")).hasSize(233);
    assertThat(survey.findings().total()).isZero();
    double[] percent = {15.7, 24.1, 1.0, 29.5, 6.7, 11.2, 1.1, 1.4, 4.6, 0.6, 0.5};
    assertThat(survey.classes().size()).isEqualTo(percent.length);
    for (int id = 0; id < percent.length; id++) {
      assertThat(100 * survey.total().share(id))
          .as(survey.classes().name(id))
          .isEqualTo(percent[id], within(0.1));
    }
    assertThat(100 * survey.total().voidShare()).isEqualTo(3.6, within(0.1));
    Example example = dataset.example(dataset.split("val").getFirst(), JobContext.NONE);
    LabelMap labels = example.labels().orElseThrow();
    assertThat(labels.width()).isEqualTo(240).isEqualTo(example.photo().image().width());
  }
}
