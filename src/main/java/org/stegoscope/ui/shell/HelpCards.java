package org.stegoscope.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.stegoscope.model.Diagnosis;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.Workspace;

/// What the help menu shows.
final class HelpCards {

  /// What mouse and held keys do, which no action tells.
  private static final SequencedMap<String, String> GESTURES = gestures();

  private final Workspace workspace;
  private final Cards cards;

  HelpCards(Workspace workspace, Cards cards) {
    this.workspace = workspace;
    this.cards = cards;
  }

  private static SequencedMap<String, String> gestures() {
    SequencedMap<String, String> gestures = new java.util.LinkedHashMap<>();
    gestures.put("Zoom at the cursor", "Wheel");
    gestures.put("Move the photo", "Space-drag, middle drag, arrow keys");
    gestures.put("See the bare photo", "hold Tab over the photo");
    gestures.put("Open photos, folders, checkpoints", "drop them on the window");
    gestures.put("This sheet", "?");
    return gestures;
  }

  void shortcuts(Map<String, List<List<Action>>> menus) {
    GridPane sheet = table();
    menus.forEach((title, sections) -> {
      sheet.add(sectionTitle(title), 0, sheet.getRowCount(), 2, 1);
      sections.stream()
          .flatMap(List::stream)
          .forEach(action ->
              ActionControls.keys(action).ifPresent(keys -> row(sheet, action.label(), keys)));
    });
    sheet.add(sectionTitle("Viewer"), 0, sheet.getRowCount(), 2, 1);
    GESTURES.forEach((label, keys) -> row(sheet, label, keys));
    cards.show("Keyboard shortcuts", sheet);
  }

  void diagnosis() {
    workspace.diagnose(found -> {
      GridPane table = table();
      describe(found).forEach((name, value) -> row(table, name, value));
      cards.show("This machine", new VBox(12, table, copyButton(describe(found))));
    });
  }

  void gpu() {
    workspace.diagnose(found -> {
      Label explanation = paragraph(capitalised(found.gpuExplanation()));
      Label path =
          paragraph(
              "Stegoscope brings a libtorch %s that computes on the processor. One built for CUDA is about 2.5 GB and is not part of it: point %s to the folder with its libraries and start Stegoscope again."
                  .formatted(Diagnosis.EXPECTED_LIBTORCH, Diagnosis.LIBRARY_PATH));
      GridPane table = table();
      row(table, "Devices", devices(found));
      row(table, "libtorch", found.libtorch() + ", " + found.libtorchPath());
      row(table, "Threads", Integer.toString(found.threads()));
      cards.show("Set up GPU", new VBox(12, explanation, path, table, copyButton(describe(found))));
    });
  }

  void about() {
    cards.show(
        "About Stegoscope",
        new VBox(
            12,
            paragraph("Stegoscope " + Diagnosis.version()),
            paragraph(
                "A desktop laboratory for looking inside self-supervised segmentation models: DINO"
                    + " and STEGO."),
            paragraph(
                "Free software under the GNU General Public License, version 3 or later. Nothing"
                    + " you open leaves this machine.")));
  }

  private static SequencedMap<String, String> describe(Diagnosis found) {
    SequencedMap<String, String> rows = new java.util.LinkedHashMap<>();
    rows.put("Application", found.application());
    rows.put("Java", found.java());
    rows.put("System", found.operatingSystem());
    rows.put("Processor", found.processor().name());
    rows.put(
        "Vector units", String.join(", ", found.processor().units().stream().sorted().toList()));
    rows.put("Cores", Integer.toString(found.cores()));
    rows.put(
        "Memory",
        "%s, of which Java may use %s"
            .formatted(gibibytes(found.physicalMemoryBytes()), gibibytes(found.maxHeapBytes())));
    rows.put("libtorch", found.libtorch() + ", " + found.libtorchPath());
    rows.put("Threads", Integer.toString(found.threads()));
    rows.put("Devices", devices(found));
    rows.put("bfloat16", found.bfloat16() ? "offered" : "not offered: no units for it");
    rows.put("GPU", capitalised(found.gpuExplanation()));
    return rows;
  }

  private static String devices(Diagnosis found) {
    return found.devices().stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String gibibytes(long bytes) {
    return "%.1f GiB".formatted(bytes / (double) (1L << 30));
  }

  private static String capitalised(String sentence) {
    return sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
  }

  private static Button copyButton(Map<String, String> rows) {
    String text =
        rows.entrySet().stream()
            .map(row -> row.getKey() + ": " + row.getValue())
            .collect(Collectors.joining("\n"));
    Button copy = new Button("Copy", new FontIcon(MaterialDesignC.CONTENT_COPY));
    copy.setId("copy-diagnosis");
    copy.setOnAction(_ -> Parts.copy(text));
    return copy;
  }

  private static GridPane table() {
    GridPane table = new GridPane(24, 6);
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(GridPane.USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    table.getColumnConstraints().addAll(names, values);
    table.setAlignment(Pos.TOP_LEFT);
    return table;
  }

  private static void row(GridPane table, String name, String value) {
    Label first = new Label(name);
    first.getStyleClass().add(Styles.TEXT_MUTED);
    GridPane.setValignment(first, javafx.geometry.VPos.TOP);
    table.addRow(table.getRowCount(), first, paragraph(value));
  }

  private static Node sectionTitle(String title) {
    Label label = new Label(title);
    label.getStyleClass().addAll(Styles.TEXT_BOLD, "section-title");
    return label;
  }

  private static Label paragraph(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    return label;
  }
}
