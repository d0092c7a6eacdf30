package org.stegoscope.dataset.collection;

import java.util.Locale;

/// How the files of a data set lie in its folder.
public enum DatasetFormat {
  CAMVID(
      new CamVidLayout(), "images/SPLIT/NAME and labels/SPLIT/NAME.png, or train and trainannot"),
  COCOSTUFF27(
      new CocoStuffLayout(), "images, annotations and curated/SPLIT/Coco164kFull_Stuff_Coarse.txt"),
  CITYSCAPES(new CityscapesLayout(), "leftImg8bit/SPLIT/CITY and gtFine/SPLIT/CITY"),
  POTSDAM(new PotsdamLayout(), "imgs/NAME.mat, gt/NAME.mat and labelled_train.txt"),
  POTSDAMRAW(new PotsdamRawLayout(), "imgs/I_R_C.mat and gt/I_R_C.mat"),
  VOC(new VocLayout(), "JPEGImages, SegmentationClass and ImageSets/Segmentation/train.txt"),
  /// Pictures of anyone, with or without labels.
  FOLDER(new FolderLayout(), "pictures, or imgs/SPLIT or images/SPLIT and beside it labels/SPLIT");

  private final Layout layout;
  private final String expected;

  DatasetFormat(Layout layout, String expected) {
    this.layout = layout;
    this.expected = expected;
  }

  Layout layout() {
    return layout;
  }

  /// What should be in the folder, for a sentence.
  String expected() {
    return expected;
  }

  /// The word a user types.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
