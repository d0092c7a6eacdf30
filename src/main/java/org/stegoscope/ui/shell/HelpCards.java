package org.stegoscope.ui.shell;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.stegoscope.model.Diagnosis;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.Workspace;

/// What the help menu shows of this program and this machine.
final class HelpCards {

  private final Workspace workspace;
  private final Cards cards;

  HelpCards(Workspace workspace, Cards cards) {
    this.workspace = workspace;
    this.cards = cards;
  }

  void diagnosis() {
    workspace.diagnose(found -> {
      CardTable table = new CardTable();
      describe(found).forEach(table::row);
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
      CardTable table = new CardTable();
      table.row("Devices", devices(found));
      table.row("libtorch", found.libtorch() + ", " + found.libtorchPath());
      table.row("Threads", Integer.toString(found.threads()));
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
    SequencedMap<String, String> rows = new LinkedHashMap<>();
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
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
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

  private static Label paragraph(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    return label;
  }
}
