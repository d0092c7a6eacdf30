package org.stegoscope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.stegoscope.analysis.metrics.ClassScores;
import org.stegoscope.analysis.metrics.ConfusionMatrix;
import org.stegoscope.analysis.metrics.Protocol;
import org.stegoscope.analysis.metrics.Score;

/// Scores of segmentations as lines for people.
record MetricsTable(MetricsReport report) {

  private static final int NAME_WIDTH = 24;
  private static final String NAMED = "%3s %-" + NAME_WIDTH + "s";
  private static final String CELL = "%10s";
  private static final String PIXELS = "%13s%13s";

  List<String> lines() {
    List<String> lines = new ArrayList<>(preface());
    lines.add("");
    for (MetricsReport.Named named : report.ofAll()) {
      lines.add(line(named, report.protocol()));
    }
    for (MetricsReport.Named named : report.ofClusters()) {
      lines.add(line(named, Protocol.OWN));
    }
    lines.add("");
    List<ClassScores> classes = report.scores().classes();
    lines.add(header(classes.getFirst()));
    classes.forEach(one -> lines.add(line(one)));
    return lines;
  }

  private List<String> preface() {
    ConfusionMatrix matrix = report.scores().matched().matrix();
    ComparedPictures pictures = report.pictures();
    boolean drops = report.protocol() == Protocol.UPSTREAM;
    return List.of(
        "%d images compared, %d files left out"
            .formatted(pictures.compared(), pictures.leftOut().size()),
        "%d pixels counted, %d without a label, %d without a prediction%s"
            .formatted(
                matrix.total(),
                matrix.unlabelled(),
                matrix.unpredicted(),
                drops ? " or in extra clusters" : ""),
        "%d clusters as %d classes, matching: %s, protocol: %s, unit: %s"
            .formatted(
                matrix.clusters(),
                matrix.classes(),
                MetricsReport.word(report.match()),
                MetricsReport.word(report.protocol()),
                report.unit()));
  }

  private static String line(MetricsReport.Named named, Protocol protocol) {
    String value =
        switch (named.score()) {
          case Score.Computed(double share) -> number(share, protocol);
          case Score.NotComputed(String reason) -> "not computed: " + reason;
        };
    return "%-28s %s".formatted(named.words(), value);
  }

  private static String number(double share, Protocol protocol) {
    String format = protocol == Protocol.OWN ? "%.4f" : "%.2f";
    return String.format(Locale.ROOT, format, protocol.number(share));
  }

  private String header(ClassScores any) {
    return NAMED.formatted("id", "class")
        + report.ofClass(any).stream()
            .map(named -> CELL.formatted(named.words()))
            .collect(Collectors.joining())
        + PIXELS.formatted("labelled", "predicted");
  }

  /// With a dash where a score is not computed.
  private String line(ClassScores one) {
    String name = Terminal.oneLine(report.names().entry(one.id()).name());
    StringBuilder text = new StringBuilder(NAMED.formatted(one.id(), cut(name)));
    for (MetricsReport.Named named : report.ofClass(one)) {
      OptionalDouble share = named.score().asOptional();
      text.append(
          CELL.formatted(share.isPresent() ? number(share.getAsDouble(), report.protocol()) : "-"));
    }
    return text.append(PIXELS.formatted(one.labelled(), one.predicted())).toString();
  }

  private static String cut(String name) {
    return name.length() > NAME_WIDTH ? name.substring(0, NAME_WIDTH - 1) + "…" : name;
  }
}
