package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.ui.SampleFiles;

/// The list of photos: searching, ordering, closing, and files that come and go.
final class PhotosTest {

  @TempDir Path folder;
  private final HeldRunner runner = new HeldRunner();
  private final Notices notices = new Notices();
  private final Photos photos =
      new Photos(new Laboratory(1 << 20), runner, UiThread.DIRECT, notices);

  private Path photo(String name) {
    return SampleFiles.quarters(folder.resolve(name), 16, 16);
  }

  private void add(String... names) {
    photos.add(Stream.of(names).map(Path::of).toList());
  }

  private List<String> listed() {
    return photos.list().shown().stream().map(PhotoItem::name).toList();
  }

  private PhotoItem item(String name) {
    return photos.items().stream()
        .filter(item -> item.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String active() {
    return photos.activeProperty().get().name();
  }

  @Test
  void aFileIsListedOnce() {
    add("/a/1.png", "/a/2.png", "/a/1.png");
    add("/a/2.png", "/a/3.png");
    assertThat(listed()).containsExactly("1.png", "2.png", "3.png");
    assertThat(active()).isEqualTo("2.png");
  }

  @Test
  void theSearchFindsWordsOfNamesAndFoldersInAnyCase() {
    add("/street/Cat.png", "/street/dog.png", "/home/cat.jpg");
    assertThat(photos.list().count().getValue()).isEqualTo("3");
    photos.list().searchProperty().set(" CAT ");
    assertThat(listed()).containsExactly("Cat.png", "cat.jpg");
    assertThat(photos.list().count().getValue()).isEqualTo("2 of 3");
    photos.list().searchProperty().set("cat street");
    assertThat(listed()).containsExactly("Cat.png");
    photos.list().searchProperty().set("bird");
    assertThat(photos.list().count().getValue()).isEqualTo("0 of 3");
    assertThat(active()).isEqualTo("Cat.png");
  }

  @Test
  void theOrderIsThatOfOpeningOfNamesOrOfFolders() {
    add("/z/b.png", "/a/c.png", "/z/A.png");
    assertThat(listed()).containsExactly("b.png", "c.png", "A.png");
    photos.list().orderProperty().set(PhotoList.Order.NAME);
    assertThat(listed()).containsExactly("A.png", "b.png", "c.png");
    photos.list().orderProperty().set(PhotoList.Order.FOLDER);
    assertThat(listed()).containsExactly("c.png", "A.png", "b.png");
    photos.list().orderProperty().set(PhotoList.Order.OPENED);
    assertThat(listed()).containsExactly("b.png", "c.png", "A.png");
  }

  @Test
  void steppingGoesThroughWhatIsListed() {
    add("/b.png", "/x.png", "/a.png");
    photos.list().orderProperty().set(PhotoList.Order.NAME);
    photos.list().searchProperty().set(".png");
    photos.step(1);
    assertThat(active()).isEqualTo("x.png");
    photos.step(1);
    assertThat(active()).isEqualTo("x.png");
    photos.step(-2);
    assertThat(active()).isEqualTo("a.png");
  }

  @Test
  void ofThoseThatStayTheNextListedBecomesActive() {
    add("/1.png", "/2.png", "/3.png", "/4.png");
    photos.activeProperty().set(item("2.png"));
    photos.remove(Set.of(item("2.png"), item("3.png")));
    assertThat(active()).isEqualTo("4.png");
    photos.remove(item("4.png"));
    assertThat(active()).isEqualTo("1.png");
    photos.remove(item("1.png"));
    assertThat(photos.activeProperty().get()).isNull();
  }

  @Test
  void closingOthersLeavesTheActiveOne() {
    add("/1.png", "/2.png", "/3.png");
    photos.remove(Set.of(item("3.png"), item("2.png")));
    assertThat(active()).isEqualTo("1.png");
  }

  @Test
  void aFileThatVanishedIsASentenceAndTheOthersGoOn() throws IOException {
    Path gone = photo("gone.png");
    photos.add(List.of(photo("kept.png"), gone));
    runner.release();
    Files.delete(gone);
    photos.step(1);
    runner.release();
    assertThat(item("gone.png").stateProperty().get())
        .isInstanceOfSatisfying(
            PhotoItem.Broken.class, broken -> assertThat(broken.sentence()).contains("gone.png"));
    assertThat(photos.shownProperty().get()).isNull();
    photos.step(-1);
    runner.release();
    assertThat(photos.shownProperty().get().item().name()).isEqualTo("kept.png");
    photo("gone.png");
    photos.step(1);
    runner.release();
    assertThat(item("gone.png").stateProperty().get()).isInstanceOf(PhotoItem.Intact.class);
    assertThat(photos.shownProperty().get().item().name()).isEqualTo("gone.png");
    assertThat(notices.items()).isEmpty();
  }

  @Test
  void aCancelledOpeningSaysSoUntilItIsOpenedAgain() {
    photos.add(List.of(photo("a.png")));
    runner.cancelAll();
    assertThat(photos.cancelledProperty().get()).isTrue();
    assertThat(photos.opening().get()).isFalse();
    photos.again();
    assertThat(photos.cancelledProperty().get()).isFalse();
    runner.release();
    assertThat(photos.shownProperty().get()).isNotNull();
  }

  @Test
  void anotherPhotoTakesThePlaceOfOneThatIsBeingOpenedWithoutAWord() {
    photos.add(List.of(photo("a.png"), photo("b.png")));
    photos.step(1);
    runner.release();
    assertThat(photos.cancelledProperty().get()).isFalse();
    assertThat(photos.shownProperty().get().item().name()).isEqualTo("b.png");
  }

  @Test
  void whatWasScrolledPastLongAgoIsNotReadUntilItIsSeenAgain() {
    Path one = photo("0.png");
    List<Path> files =
        IntStream.range(0, 200).mapToObj(i -> folder.resolve("none-" + i + ".png")).toList();
    photos.add(files);
    photos.add(List.of(one));
    photos.items().forEach(photos::preview);
    runner.release();
    assertThat(unread()).isGreaterThan(100);
    assertThat(item("0.png").stateProperty().get()).isInstanceOf(PhotoItem.Intact.class);
    photos
        .items()
        .forEach(item -> {
          photos.preview(item);
          runner.release();
        });
    assertThat(unread()).isZero();
  }

  private long unread() {
    return photos.items().stream()
        .filter(item -> item.stateProperty().get() instanceof PhotoItem.Unread)
        .count();
  }
}
