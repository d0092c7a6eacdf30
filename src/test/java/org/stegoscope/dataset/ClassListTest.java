package org.stegoscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ClassList.Entry;
import org.stegoscope.dataset.ClassList.Kind;

final class ClassListTest {

  @TempDir Path folder;

  private ClassList read(String name, String text) throws IOException {
    return ClassListFile.read(Files.writeString(folder.resolve(name), text));
  }

  @Test
  void knownListsKeepTheColorsOfTheirMakersAndDrawOthersWhereTheseCannotBeToldApart() {
    ClassList voc = ClassLists.forDataset("voc").orElseThrow();

    assertThat(voc.entries().getFirst().color()).isEqualTo(new Rgb(0, 0, 0));
    assertThat(voc.palette().entry(0).color()).isNotEqualTo(new Rgb(0, 0, 0));
    assertThat(voc.palette().entry(15).color()).isEqualTo(new Rgb(192, 128, 128));
  }

  @ParameterizedTest
  @CsvSource({
    "cocostuff27, 11, vehicle, THING",
    "cocostuff27, 12, ceiling, STUFF",
    "cocostuff27, 2, food (thing), THING",
    "cocostuff27, 14, food (stuff), STUFF",
    "cityscapes, 16, sky, STUFF",
    "cityscapes, 3, rail track, STUFF",
    "cityscapes, 17, person, THING",
    "camvid, 3, Road, UNKNOWN",
  })
  void classesAreThingsOrStuffWhereThatIsKnown(String dataset, int id, String name, Kind kind) {
    ClassList list = ClassLists.forDataset(dataset).orElseThrow();

    assertThat(list.name(id)).isEqualTo(name);
    assertThat(list.entries().get(id).kind()).isEqualTo(kind);
    assertThat(list.id(name)).hasValue(id);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    ClassList list =
        new ClassList(
            List.of(
                new Entry("sky, “blue”", new Rgb(1, 2, 255), Kind.STUFF),
                new Entry("car", new Rgb(0, 0, 0), Kind.THING)),
            List.of(7, 255, 3));
    Path file = folder.resolve("classes.json");

    ClassListFile.write(file, list);

    assertThat(ClassListFile.read(file)).isEqualTo(list);
    assertThat(ClassListFile.in(folder)).contains(list);
    assertThat(list.ignored()).containsExactly(3, 7);
  }

  @Test
  void aTextHasALineForEachClassAndVoidIsNone() throws IOException {
    ClassList list =
        read("classes.txt", "# id name r g b\n0 sky 1 2 3\n\n2 rail  track 4 5 6\n3 Void 0 0 0\n");

    assertThat(list.entries())
        .extracting(Entry::name)
        .containsExactly("sky", "class 1", "rail track");
    assertThat(list.ignored()).containsExactly(3);
    assertThat(list.isIgnored(3)).isTrue();
    assertThat(list.isIgnored(255)).isTrue();
    assertThat(list.isIgnored(2)).isFalse();
  }

  @Test
  void aVoidClassInTheMiddleKeepsTheIdsOfTheOthers() throws IOException {
    ClassList list = read("classes.txt", "0 void 0 0 0\n1 road 4 5 6\n");

    assertThat(list.id("road")).hasValue(1);
    assertThat(list.isIgnored(0)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "a.txt|0 sky 1 2|expected lines of \"id name red green blue\", found \"0 sky 1 2\".",
        "a.txt|255 sky 1 2 3|expected lines of \"id name red green blue\", found \"255 sky 1 2 3\".",
        "a.txt|-1 sky 1 2 3|expected lines of \"id name red green blue\", found \"-1 sky 1 2 3\".",
        "a.txt|0 sky 1 2 300|expected lines of \"id name red green blue\", found \"0 sky 1 2 300\".",
        "a.txt|# nothing|it names no class.",
        "a.txt|4 void 1 2 3|it names no class.",
        "a.json|[1]|expected an object, found [1].",
        "a.json|{\"classes\": 3}|expected an array \"classes\".",
        "a.json|{\"classes\": []}|it names no class.",
        "a.json|{\"classes\": [], \"palette\": 1}|nobody knows its field \"palette\".",
        "a.json|{\"classes\": [{\"id\": 1.5}]}|expected ids from 0 to 254, found 1.5.",
        "a.json|{\"classes\": [{\"id\": 255}]}|expected ids from 0 to 254, found 255.",
        "a.json|{\"classes\": [{\"id\": 0}]}|a class has no \"name\".",
        "a.json|{\"classes\": [{\"id\": 0, \"name\": \"a\", \"color\": \"red\"}]}"
            + "|expected a \"color\" such as \"#8040ff\", found \"red\".",
        "a.json|{\"classes\": [{\"id\": 0, \"name\": \"a\", \"color\": \"#000000\", \"kind\": \"x\"}]}"
            + "|expected the \"kind\" thing, stuff or unknown, found \"x\".",
        "a.json|{\"classes\": [{\"id\":0,\"name\":\"a\",\"color\":\"#000000\"},"
            + "{\"id\":0,\"name\":\"b\",\"color\":\"#000000\"}]}|it has two classes of the id 0.",
        "a.json|{\"classes\": [], \"ignore\": 4}|expected an array of ids \"ignore\".",
        "a.json|{\"classes\": [], \"ignore\": [256]}|expected ids from 0 to 254, found 256.",
      })
  void whatIsNoListIsTold(String name, String text, String why) {
    assertThatThrownBy(() -> read(name, text))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("%s cannot be used: %s".formatted(folder.resolve(name), why));
  }

  @Test
  void whatIsNoJsonIsTold() {
    assertThatThrownBy(() -> read("a.json", "{\"classes\": "))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("cannot be used: expected JSON, found what is none");
    assertThatThrownBy(() -> read("b.json", "[".repeat(100_000)))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("cannot be used: expected JSON, found what is none");
    assertThatThrownBy(() -> ClassListFile.read(folder.resolve("c.json")))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("There is no list of classes %s.".formatted(folder.resolve("c.json")));
  }
}
