package org.stegoscope.dataset.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.Finding.Kind;
import org.stegoscope.job.JobContext;

/// Every layout, made of tiny pictures, is found and decoded.
final class DatasetLayoutTest {

  private static final int VOID = LabelMap.VOID;

  @TempDir Path folder;

  private TinyFiles files() {
    return new TinyFiles(folder);
  }

  private Dataset open(String format) {
    return DatasetSource.parse(format + ":" + folder).open(JobContext.NONE);
  }

  private static List<String> ids(Dataset dataset, String split) {
    return dataset.split(split).stream().map(Sample::id).toList();
  }

  /// The classes of the first row of the labels of a sample.
  private static List<Integer> row(Dataset dataset, String split, int sample) {
    LabelMap labels =
        dataset.labels(dataset.split(split).get(sample), JobContext.NONE).orElseThrow();
    return IntStream.range(0, labels.width()).mapToObj(x -> labels.at(x, 0)).toList();
  }

  @Test
  void camVidKeepsTheOrderOfItsLists() throws IOException {
    for (String stem : List.of("b", "a")) {
      files().photo("images/train/" + stem + ".jpg", 3, 2);
      files().indexed("labels/train/" + stem + ".png", 3, 2, (x, _) -> 9 + x);
    }
    files().text("train.txt", "b\n\na\n");

    Dataset dataset = open("camvid");

    assertThat(ids(dataset, "train")).containsExactly("b", "a");
    assertThat(dataset.classes().size()).isEqualTo(11);
    assertThat(row(dataset, "train", 0)).containsExactly(9, 10, VOID);
    assertThat(dataset.splits()).containsOnlyKeys("train");
    assertThat(dataset.findings().total()).isZero();
  }

  @Test
  void camVidOfSegNetNamesFilesInAFolderOfItsAuthor() throws IOException {
    files().photo("val/0001.png", 2, 2);
    files().grey("valannot/0001.png", 2, 2, (x, _) -> x == 0 ? 3 : 11);
    files().photo("test/0002.png", 2, 2);
    files().grey("testannot/0002.png", 2, 2, (_, _) -> 0);
    files().text("val.txt", "/SegNet/CamVid/val/0001.png /SegNet/CamVid/valannot/0001.png\n");

    Dataset dataset = open("camvid");

    assertThat(row(dataset, "val", 0)).containsExactly(3, VOID);
    assertThat(ids(dataset, "test")).containsExactly("0002");
  }

  @Test
  void cocoStuffMergesFineClassesAndPrefersTheListOfEachSplit() throws IOException {
    int[] fine = {0, 1, 91, 181, 255, 182};
    for (String stem : List.of("000000000139", "000000000285")) {
      files().photo("images/val2017/" + stem + ".jpg", 6, 1);
      files().grey("annotations/val2017/" + stem + ".png", 6, 1, (x, _) -> fine[x]);
    }
    files().photo("images/train2017/9.jpg", 1, 1);
    files().grey("annotations/train2017/9.png", 1, 1, (_, _) -> 50);
    files().text("curated/val2017/Coco164kFull_Stuff_Coarse.txt", "000000000139\n000000000285\n");
    files().text("curated/val2017/Coco164kFull_Stuff_Coarse_7.txt", "000000000285\n");
    files().text("curated/train2017/Coco164kFull_Stuff_Coarse_7.txt", "9\n");

    Dataset dataset = open("cocostuff27");

    assertThat(ids(dataset, "val")).containsExactly("000000000285");
    assertThat(row(dataset, "val", 0)).containsExactly(9, 11, 17, 24, VOID, VOID);
    assertThat(row(dataset, "train", 0)).containsExactly(5);
    assertThat(dataset.classes().name(9)).isEqualTo("person");
  }

  /// The first and the last of each group of fine ids, and some between.
  @ParameterizedTest
  @CsvSource({
    "0, 9",
    "1, 11",
    "8, 11",
    "9, 8",
    "14, 8",
    "15, 7",
    "24, 7",
    "25, 6",
    "32, 6",
    "33, 10",
    "42, 10",
    "43, 5",
    "50, 5",
    "51, 2",
    "60, 2",
    "61, 3",
    "70, 3",
    "71, 0",
    "76, 0",
    "77, 1",
    "82, 1",
    "83, 4",
    "90, 4",
    "91, 17",
    "93, 22",
    "105, 23",
    "120, 14",
    "156, 23",
    "170, 18",
    "176, 18",
    "177, 26",
    "179, 19",
    "180, 19",
    "181, 24",
    "255, 255",
    "182, -1",
    "254, -1",
  })
  void cocoStuffHasAClassForEachOfItsFineIds(int fine, int coarse) {
    assertThat(CocoStuffLayout.coarse(fine)).isEqualTo(coarse);
  }

  @Test
  void cityscapesCountsFromTheSeventhId() throws IOException {
    int[] ids = {7, 33, 6, 0, 34, 255};
    String name = "aachen_000000_000019";
    files().photo("leftImg8bit/train/aachen/" + name + "_leftImg8bit.png", 6, 1);
    files().photo("leftImg8bit/train/aachen/notes.png", 6, 1);
    files().grey("gtFine/train/aachen/" + name + "_gtFine_labelIds.png", 6, 1, (x, _) -> ids[x]);

    Dataset dataset = open("cityscapes");

    assertThat(ids(dataset, "train")).containsExactly(name);
    assertThat(row(dataset, "train", 0)).containsExactly(0, 26, VOID, VOID, VOID, VOID);
    Labelling labelling =
        dataset.labelling(dataset.split("train").getFirst(), JobContext.NONE).orElseThrow();
    assertThat(labelling.unknown()).isEqualTo(1);
    assertThat(labelling.example()).isEqualTo("34");
  }

  @Test
  void vocReadsPaletteIndicesAndColoursAlike() throws IOException {
    int[] ids = {0, 15, 255};
    int[] colors = {0x000000, 0xC08080, 0xE0E0C0};
    for (String stem : List.of("2007_1", "2007_2")) {
      files().photo("VOCdevkit/VOC2012/JPEGImages/" + stem + ".jpg", 3, 1);
    }
    String labels = "VOCdevkit/VOC2012/SegmentationClass/";
    files().indexed(labels + "2007_1.png", 3, 1, (x, _) -> ids[x]);
    files().colored(labels + "2007_2.png", 3, 1, (x, _) -> colors[x]);
    files().text("VOCdevkit/VOC2012/ImageSets/Segmentation/train.txt", "2007_1\n");
    files().text("VOCdevkit/VOC2012/ImageSets/Segmentation/val.txt", "2007_2\n");
    files().text("VOCdevkit/VOC2012/ImageSets/Segmentation/trainval.txt", "2007_1\n2007_2\n");

    Dataset dataset = open("voc");

    assertThat(dataset.splits()).containsOnlyKeys("train", "val");
    assertThat(row(dataset, "train", 0)).containsExactly(0, 15, VOID);
    assertThat(row(dataset, "val", 0)).containsExactly(0, 15, VOID);
  }

  @Test
  void potsdamReadsItsPatchesAndMergesTheirClasses() throws IOException {
    int[] fine = {0, 4, 1, 5, 2, 3, 255, 9};
    MatFiles mat = MatFiles.plain();
    files().bytes("imgs/a.mat", mat.uint8("img", (y, x, c) -> 10 * x + y + 100 * c, 2, 8, 4));
    files().bytes("gt/a.mat", mat.uint8("gt", (_, x, _) -> fine[x], 2, 8));
    files().bytes("imgs/b.mat", mat.uint8("img", (_, _, _) -> 7, 2, 8, 4));
    files().text("labelled_train.txt", "a\n");
    files().text("unlabelled_train.txt", "b\n");
    files().text("all.txt", "a\nb\n");

    Dataset dataset = open("potsdam");

    assertThat(dataset.splits()).containsOnlyKeys("train", "unlabelled");
    assertThat(row(dataset, "train", 0)).containsExactly(0, 0, 1, 1, 2, 2, VOID, VOID);
    Example example = dataset.example(dataset.split("train").getFirst(), JobContext.NONE);
    assertThat(example.photo().image().component(7, 1, 2)).isEqualTo((200 + 71) & 0xFF);
    assertThat(example.photo().image().component(3, 1, 0)).isEqualTo(31);
    Sample unlabelled = dataset.split("unlabelled").getFirst();
    assertThat(dataset.labels(unlabelled, JobContext.NONE)).isEmpty();
    assertThat(dataset.findings().total()).isZero();
  }

  @Test
  void potsdamWithoutOtherListsHasOneSplit() throws IOException {
    files().bytes("imgs/a.mat", MatFiles.plain().uint8("img", (_, _, _) -> 7, 2, 2, 3));
    files().text("all.txt", "a.mat\n");

    assertThat(ids(open("potsdam"), "all")).containsExactly("a");
  }

  @Test
  void potsdamRawGoesTileByTileInTheOrderOfNumbers() throws IOException {
    for (String name : List.of("10_0_0", "2_0_10", "2_0_9", "notes")) {
      byte[] image = MatFiles.plain().uint8("img", (_, _, _) -> 7, 2, 2, 3);
      files().bytes("imgs/" + name + ".mat", image);
    }
    files().bytes("gt/2_0_9.mat", MatFiles.plain().uint8("gt", (_, _, _) -> 5, 2, 2));

    Dataset dataset = open("potsdamraw");

    assertThat(ids(dataset, "all")).containsExactly("2_0_9", "2_0_10", "10_0_0");
    assertThat(row(dataset, "all", 0)).containsExactly(1, 1);
    assertThat(dataset.findings().named().getFirst().sentence()).endsWith("3 of the 8550 patches.");
  }

  @Test
  void stegosFoldersPairInSortedOrder() throws IOException {
    files().photo("imgs/train/b.jpg", 2, 1);
    files().photo("imgs/train/a.jpg", 2, 1);
    files().grey("labels/train/1.png", 2, 1, (_, _) -> 4);
    files().grey("labels/train/2.png", 2, 1, (_, _) -> 5);
    files().photo("imgs/val/c.png", 2, 1);

    Dataset dataset = open("folder");

    assertThat(ids(dataset, "train")).containsExactly("a", "b");
    assertThat(row(dataset, "train", 1)).containsExactly(5, 5);
    assertThat(dataset.split("val").getFirst().label()).isEmpty();
    assertThat(dataset.isLabelled()).isTrue();
  }

  @Test
  void unequalCountsArePairedByNameAndTold() throws IOException {
    files().photo("imgs/train/a.jpg", 2, 1);
    files().photo("imgs/train/b.jpg", 2, 1);
    files().grey("labels/train/b.png", 2, 1, (_, _) -> 5);

    Dataset dataset = open("folder");

    assertThat(dataset.split("train").getFirst().label()).isEmpty();
    assertThat(row(dataset, "train", 1)).containsExactly(5, 5);
    assertThat(dataset.findings().count(Kind.MISMATCH)).isEqualTo(1);
    assertThat(dataset.findings().count(Kind.MISSING_LABELS)).isEqualTo(1);
  }

  @Test
  void foldersOfTheSameNamesPairByName() throws IOException {
    files().photo("images/a.png", 2, 1);
    files().indexed("labels/a.png", 2, 1, (x, _) -> x);
    files()
        .text(
            "labels/classes.json",
            "{\"classes\": [{\"id\": 1, \"name\": \"car\","
                + " \"color\": \"#102030\", \"kind\": \"thing\"}], \"ignore\": [0]}");

    Dataset dataset = open("folder");

    assertThat(dataset.classes().name(1)).isEqualTo("car");
    assertThat(row(dataset, "all", 0)).containsExactly(VOID, 1);
  }

  @Test
  void inAFlatFolderAPngBesideAPhotoIsItsLabels() throws IOException {
    files().photo("a.jpg", 2, 1);
    files().grey("a.png", 2, 1, (_, _) -> 3);
    files().photo("b.png", 2, 1);
    files().text("readme.txt", "no picture");

    Dataset dataset = DatasetSource.parse(folder.toString()).open(JobContext.NONE);

    assertThat(dataset.source().format()).isEqualTo(DatasetFormat.FOLDER);
    assertThat(ids(dataset, "all")).containsExactly("a", "b");
    assertThat(row(dataset, "all", 0)).containsExactly(3, 3);
    assertThat(dataset.split("all").get(1).label()).isEmpty();
  }

  @Test
  void coloursAreClassesByTheirListAndOthersAreCounted() throws IOException {
    int[] colors = {0x010203, 0xFFFFFF, 0x000000, 0x0A0B0C};
    files().photo("a.jpg", 4, 1);
    files().colored("a.png", 4, 1, (x, _) -> colors[x]);
    files().text("classes.txt", "0 road 255 255 255\n1 car 1 2 3\n");

    Dataset dataset = open("folder");

    assertThat(row(dataset, "all", 0)).containsExactly(1, 0, VOID, VOID);
    Labelling labelling =
        dataset.labelling(dataset.split("all").getFirst(), JobContext.NONE).orElseThrow();
    assertThat(labelling.unknown()).isEqualTo(1);
    assertThat(labelling.example()).isEqualTo("#0a0b0c");
  }

  @Test
  void numbersOfOtherDepthsAreRead() throws IOException {
    files().photo("a.jpg", 4, 1);
    BufferedImage deep = new BufferedImage(4, 1, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setPixels(0, 0, 4, 1, new int[] {7, 300, 255, 65535});
    ImageIO.write(deep, "png", folder.resolve("a.png").toFile());
    files().photo("b.jpg", 4, 1);
    byte[] colors = new byte[16];
    IndexColorModel sixteen = new IndexColorModel(4, 16, colors, colors, colors);
    BufferedImage shallow = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_BINARY, sixteen);
    shallow.getRaster().setPixels(0, 0, 4, 1, new int[] {0, 15, 3, 1});
    ImageIO.write(shallow, "png", folder.resolve("b.png").toFile());

    Dataset dataset = open("folder");

    assertThat(row(dataset, "all", 0)).containsExactly(7, VOID, VOID, VOID);
    assertThat(row(dataset, "all", 1)).containsExactly(0, 15, 3, 1);
  }

  @Test
  void coloursWithoutAListAreTold() throws IOException {
    files().photo("a.jpg", 1, 1);
    Path labels = files().colored("a.png", 1, 1, (_, _) -> 0x010203);
    Dataset dataset = open("folder");

    assertThatThrownBy(() -> dataset.labels(dataset.split("all").getFirst(), JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "%s cannot be used as labels: expected one number a pixel, found colours, and no"
                    .formatted(labels)
                + " classes.txt or classes.json says what they mean.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "camvid|images/SPLIT/NAME and labels/SPLIT/NAME.png, or train and trainannot",
        "cocostuff27|images, annotations and curated/SPLIT/Coco164kFull_Stuff_Coarse.txt",
        "cityscapes|leftImg8bit/SPLIT/CITY and gtFine/SPLIT/CITY",
        "potsdam|imgs/NAME.mat, gt/NAME.mat and labelled_train.txt",
        "voc|JPEGImages, SegmentationClass and ImageSets/Segmentation/train.txt",
        "folder|pictures, or imgs/SPLIT or images/SPLIT and beside it labels/SPLIT",
      })
  void anEmptyFolderIsASentence(String format, String expected) {
    assertThatThrownBy(() -> open(format))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "%s holds no picture that can be used as %s: expected %s."
                .formatted(folder, format, expected));
  }

  @Test
  void aMissingFolderAndAnEmptyNameAreSentences() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> DatasetSource.parse("voc:" + nowhere).open(JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageStartingWith("There is no folder %s;".formatted(nowhere));
    assertThatThrownBy(() -> DatasetSource.parse("voc: "))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageStartingWith("Expected a data set such as camvid:DIR");
  }

  @Test
  void namesThatLeadOutOfTheFolderAreRefused() throws IOException {
    Path inside = folder.resolve("set");
    TinyFiles set = new TinyFiles(inside);
    files().photo("secret.jpg", 1, 1);
    files().grey("secret.png", 1, 1, (_, _) -> 0);
    set.photo("images/train/a.jpg", 1, 1);
    set.grey("labels/train/a.png", 1, 1, (_, _) -> 0);
    String absolute = folder.resolve("secret").toString();
    set.text("train.txt", "../../../secret\n" + absolute + "\n..\\secret\nna\0me\na\n");

    Dataset dataset = DatasetSource.parse("camvid:" + inside).open(JobContext.NONE);

    assertThat(ids(dataset, "train")).containsExactly("a");
    assertThat(dataset.findings().count(Kind.REFUSED)).isEqualTo(4);
    assertThat(dataset.findings().named().getFirst().sentence())
        .isEqualTo(
            "The name “../../../secret.jpg” in a list of %s leads out of it.".formatted(inside));
  }

  @Test
  void aListThatIsNoneIsRefused() throws IOException {
    files().text("images/train/.keep", "");
    files().bytes("train.txt", new byte[(1 << 24) + 1]);

    assertThatThrownBy(() -> open("camvid"))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("train.txt is too long for a list of pictures.");
  }

  @Test
  void missingFilesAreCountedAndOnlyTheFirstNamed() throws IOException {
    files().photo("images/train/a.jpg", 1, 1);
    files().grey("labels/train/a.png", 1, 1, (_, _) -> 0);
    files().photo("images/train/b.jpg", 1, 1);
    StringBuilder list = new StringBuilder("a\nb\n");
    for (int i = 0; i < 150; i++) {
      list.append("gone").append(i).append('\n');
    }
    files().text("train.txt", list.toString());

    Dataset dataset = open("camvid");

    assertThat(dataset.size()).isEqualTo(1);
    assertThat(dataset.findings().count(Kind.MISSING_IMAGE)).isEqualTo(150);
    assertThat(dataset.findings().count(Kind.MISSING_LABELS)).isEqualTo(1);
    assertThat(dataset.findings().named()).hasSize(Findings.MOST_NAMED + 1);
    assertThat(dataset.findings().named().getFirst().file())
        .isEqualTo(folder.resolve("labels/train/b.png").toString());
    assertThat(Files.exists(folder.resolve("images/train/gone0.jpg"))).isFalse();
  }
}
