package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.ui.SampleFiles;
import org.stegoscope.workspace.evaluation.EvaluationState;

/// Project files by strangers: each is a project or one sentence.
final class HostileProjectTest {

  private static final long CACHE_BYTES = 1 << 20;

  @TempDir Path folder;
  private final HeldRunner runner = new HeldRunner();
  private final Workspace workspace =
      new Workspace(new Laboratory(CACHE_BYTES), UiThread.DIRECT, _ -> runner);

  @AfterEach
  void close() {
    workspace.close();
  }

  private Path file() {
    return folder.resolve("study.stegoscope");
  }

  private static String project(String fields) {
    return "{\"format\": \"stegoscope-project\", \"version\": 1%s}"
        .formatted(fields.isEmpty() ? "" : ", " + fields);
  }

  /// Opens the file as a user does; the sentences that were told.
  private List<String> opened(String text) throws IOException {
    Files.writeString(file(), text);
    return opened();
  }

  private List<String> opened() {
    workspace.open(List.of(file()));
    runner.release();
    assertThat(workspace.project().openingProperty().get()).isFalse();
    return workspace.notices().items().stream().map(Notice::sentence).toList();
  }

  private void assertOneSentence(List<String> told, String part) {
    assertThat(told).hasSize(1);
    assertThat(told.getFirst())
        .contains("study.stegoscope", part)
        .doesNotContain("\n")
        .endsWith(".");
    assertThat(workspace.project().fileProperty().get()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON at all",
        "{\"format\": \"stegoscope-project\", \"version\": 1",
        "{\"format\": \"stegoscope-project\", \"version\": 1} and more",
        "{\"format\": \"stegoscope-project\", \"version\": NaN}",
        "{\"format\": \"stegoscope-project\", \"version\": 1, \"viewing\": {\"curtain\": NaN}}",
        "\u0000\u0001\u0002",
        "null",
        "[]",
        "{}",
        "{\"format\": 7}",
        "{\"format\": \"another\", \"version\": 1}",
        "{\"format\": \"stegoscope-project\"}",
        "{\"format\": \"stegoscope-project\", \"version\": -1}",
        "{\"format\": \"stegoscope-project\", \"version\": \"one\"}"
      })
  void whatIsNoProjectIsOneSentence(String text) throws IOException {
    assertOneSentence(opened(text), "is no project: expected ");
  }

  @Test
  void aNewerVersionIsNamed() throws IOException {
    assertOneSentence(
        opened("{\"format\": \"stegoscope-project\", \"version\": 999}"),
        "its version is 999 and this program reads up to 1");
  }

  @Test
  void aFileNestedToExhaustTheStackIsOneSentence() throws IOException {
    assertOneSentence(
        opened(project("\"photos\": " + "[".repeat(200_000) + "]".repeat(200_000))),
        "expected JSON");
  }

  @Test
  void aVeryLongTextIsOneSentence() throws IOException {
    assertOneSentence(
        opened(project("\"folder\": \"" + "x".repeat(1 << 20) + "\"")), "expected JSON");
  }

  @Test
  void aFileOfAHundredMegabytesIsOneSentence() throws IOException {
    byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = Files.newOutputStream(file())) {
      out.write("{\"format\": \"".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 100; i++) {
        out.write(megabyte);
      }
    }
    assertOneSentence(opened(), "at most 48 MB");
  }

  @Test
  void aProjectThatIsNotThereIsOneSentence() {
    assertOneSentence(opened(), "is not there");
  }

  @Test
  void aProjectThatSaysNothingIsANewWindow() throws IOException {
    Viewer.State usual = workspace.viewers().active().state();
    assertThat(opened(project(""))).isEmpty();
    assertThat(workspace.project().fileProperty().get()).isEqualTo(file());
    assertThat(workspace.viewers().active().state()).isEqualTo(usual);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"viewing\": {\"count\": -3, \"active\": 99, \"curtain\": -1e400, \"workbench\": \"cook\"}",
        "\"viewing\": {\"count\": 1e300, \"active\": \"A\", \"linked\": 7, \"grid\": null}",
        "\"viewing\": [1, 2], \"viewers\": 7, \"queries\": \"q\", \"classes\": {}, \"library\": 0",
        "\"viewers\": [1, null, {\"model\": 5, \"photo\": -1, \"look\": {\"zoom\": -2, \"x\": 1e308}}]",
        "\"viewers\": [{\"segmentation\": {\"clusters\": 0, \"seed\": 1e99, \"probe\": \"oracle\"}}]",
        "\"viewers\": [{\"attention\": {\"block\": -9, \"head\": 99999999999, \"mass\": 2}}]",
        "\"viewers\": [{\"layers\": [{\"layer\": \"sky\"}, 3, {\"opacity\": 9}]}]",
        "\"viewers\": [{\"overlay\": {\"hidden\": [{\"ids\": [-1, 1.5, \"2\"]}, 4]}}]",
        "\"evaluation\": {\"dataset\": {\"kind\": 4, \"folder\": 5}, \"limit\": -1, \"seeds\": 1e99}",
        "\"evaluation\": {\"split\": null, \"linear\": \"no\", \"dataset\": [], \"steps\": 0}",
        "\"queries\": {\"active\": 3, \"places\": [{\"id\": 0, \"photo\": 0, \"x\": 1, \"y\": 1}]}",
        "\"classes\": [{\"set\": 3, \"styles\": [{\"id\": 300, \"name\": \"\", \"color\": \"red\"}]}]"
      })
  void fieldsThatAreWronglySaidAreAsUsual(String fields) throws IOException {
    EvaluationState evaluation = workspace.evaluation().state();
    List<Viewer.State> usual = workspace.viewers().all().stream().map(Viewer::state).toList();
    assertThat(opened(project(fields))).isEmpty();
    assertThat(workspace.viewers().shown()).hasSize(1);
    assertThat(workspace.viewers().workbenchProperty().get()).isEqualTo(Workbench.SEGMENT);
    // What is hidden of a set of classes without a name is a set nobody has.
    assertThat(workspace.viewers().all().stream().map(Viewer::state).map(HostileProjectTest::plain))
        .isEqualTo(usual.stream().map(HostileProjectTest::plain).toList());
    assertThat(workspace.queries().allProperty().get()).isEmpty();
    assertThat(workspace.evaluation().state()).isEqualTo(evaluation);
    assertThat(workspace.project().relink().items()).isEmpty();
  }

  private static List<Object> plain(Viewer.State state) {
    return List.of(
        state.resolution(),
        state.layers(),
        state.segmentation(),
        state.overlay().outlined(),
        state.attention(),
        state.correspondence(),
        state.colors());
  }

  @Test
  void filesWithImpossibleNamesAreMissingAndTheOthersKeepTheirPlaces() throws IOException {
    SampleFiles.quarters(folder.resolve("there.png"), 16, 16);
    opened(
        project(
            "\"photos\": [{\"path\": \"a\\u0000b\"}, {\"path\": 7}, {\"path\": \"/\"}, 8,"
                + " {\"path\": \"there.png\"}], \"library\": {\"active\": 4}"));
    assertThat(workspace.photos().activeProperty().get().name()).isEqualTo("there.png");
    assertThat(workspace.project().relink().items()).hasSize(4);
    workspace
        .project()
        .relink()
        .locate(workspace.project().relink().items().getFirst(), folder.resolve("there.png"));
    runner.release();
    workspace.project().relink().search(folder);
    runner.release();
    workspace.project().relink().leaveOutAll();
    assertThat(workspace.project().relink().items()).isEmpty();
  }

  @Test
  void fiftyMutationsOfAProjectAreEachAProjectOrASentence() throws IOException {
    workspace.photos().add(List.of(SampleFiles.quarters(folder.resolve("a.png"), 16, 16)));
    workspace.queries().add(workspace.photos().items().getFirst(), 3, 4);
    workspace.project().saveAs(file());
    runner.release();
    byte[] whole = Files.readAllBytes(file());
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    int projects = 0;
    for (int i = 0; i < 50; i++) {
      Files.write(file(), mutated(whole, random));
      workspace.project().newProject();
      workspace.notices().items().stream().toList().forEach(workspace.notices()::dismiss);
      workspace.project().open(file());
      runner.release();
      boolean isOpen = workspace.project().fileProperty().get() != null;
      projects += isOpen ? 1 : 0;
      assertThat(workspace.project().openingProperty().get()).isFalse();
      assertThat(workspace.notices().items()).hasSize(isOpen ? 0 : 1);
      workspace.project().relink().leaveOutAll();
      if (isOpen) {
        workspace.project().save();
        runner.release();
        assertThat(new ProjectFile(file()).read(ProjectVersions.empty())).isNotNull();
      }
    }
    // Both kinds come about, so both are tested.
    assertThat(projects).isBetween(1, 49);
  }

  /// One to three bytes changed, taken out or put in.
  private static byte[] mutated(byte[] whole, RandomGenerator random) {
    StringBuilder text = new StringBuilder(new String(whole, StandardCharsets.ISO_8859_1));
    String alphabet = "{}[]\":,-+.0159eEtfn\\\u0000\u00ff ";
    for (int i = 0, count = 1 + random.nextInt(3); i < count; i++) {
      int at = random.nextInt(text.length());
      char put = alphabet.charAt(random.nextInt(alphabet.length()));
      switch (random.nextInt(3)) {
        case 0 -> text.setCharAt(at, put);
        case 1 -> text.deleteCharAt(at);
        default -> text.insert(at, put);
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void numbersThatAreNoneAreNeverWritten() {
    Look nowhere = new Look(Double.NaN, 0, Double.POSITIVE_INFINITY);
    Project empty = ProjectVersions.empty();
    Project strange =
        new Project(
            List.of(),
            List.of(),
            empty.library(),
            empty.viewing(),
            List.of(
                new Project.StoredViewer(
                    Project.NONE,
                    Project.NONE,
                    Optional.of(nowhere),
                    workspace.viewers().active().state())),
            empty.queries(),
            empty.classes(),
            empty.projection(),
            empty.evaluation());
    new ProjectFile(file()).write(strange, Optional.empty());
    assertThat(file()).content().doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void aFolderInPlaceOfTheFileIsASentence() throws IOException {
    Files.createDirectory(file());
    assertThatThrownBy(() -> new ProjectFile(file()).read(ProjectVersions.empty()))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("cannot be read");
  }
}
