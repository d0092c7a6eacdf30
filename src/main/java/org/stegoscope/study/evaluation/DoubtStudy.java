package org.stegoscope.study.evaluation;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stegoscope.analysis.Probe;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.collection.Example;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.study.RecordFile;
import org.stegoscope.study.features.Target;
import org.stegoscope.study.trust.DoubtMap;
import org.stegoscope.study.trust.Stability;

/// Whether predictions hold over a split: under changes that mean nothing, and between the two
/// probes of a space. Of each cell without CRF the first probe is looked at, without flip
/// averaging; clusters are the classes that they are in the table.
///
/// Classes are looked at once for each pixel that the model sees; its label is that of the nearest
/// pixel. What was counted of an image is kept, so that a study that was stopped goes on.
public final class DoubtStudy {

  private final EvaluationTable table;
  private final Path folder;
  private final List<Cell> cells;

  /// @param folder in which what is counted is kept
  public DoubtStudy(EvaluationTable table, Path folder) {
    this.table = table;
    this.folder = folder;
    cells =
        table.cells().stream()
            .filter(cell -> cell.key().crf() == CrfUse.OFF && !cell.runs().isEmpty())
            .toList();
  }

  /// Six passes of each model an image. Device lane.
  ///
  /// @throws StegoscopeException where there is no cell to be looked at, or the disk refuses
  public DoubtTable run(JobContext context) {
    if (cells.isEmpty()) {
      throw new StegoscopeException(
          "Whether predictions hold is told of cells without a CRF, and there is none that was"
              + " computed; evaluate without CRF, too.");
    }
    List<Sample> samples = table.plan().samples();
    DoubtCounts sum = DoubtCounts.empty(cells.size());
    List<String> leftOut = new ArrayList<>();
    String digest = digest();
    try (RecordFile kept =
        RecordFile.open(folder.resolve("doubts-" + digest.substring(0, 12) + ".bin"), digest)) {
      Map<Integer, DoubtCounts> known = known(kept);
      for (int sample = 0; sample < samples.size(); sample++) {
        context.progress("Looking whether predictions hold", (double) sample / samples.size());
        context.checkCancelled();
        context.giveWay();
        try {
          DoubtCounts counts = known.get(sample);
          if (counts == null) {
            counts = counted(samples.get(sample), context);
            kept.add(bytes(sample, counts));
          }
          sum.add(counts);
        } catch (UnusableImage e) {
          leftOut.add(e.getMessage());
        }
      }
    }
    return DoubtTable.of(table.plan(), cells, sum, leftOut);
  }

  /// What the counts depend on.
  private String digest() {
    List<PlannedCell> planned =
        cells.stream()
            .map(cell ->
                new PlannedCell(
                    cell.key(),
                    List.of(new SeededProbe(probe(cell), cell.runs().getFirst().seed())),
                    Optional.empty()))
            .toList();
    return PlanDigest.of(
        new PreparedPlan(table.plan(), table.fits(), planned, table.reductions()),
        cells.stream().map(cell -> Arrays.toString(classes(cell))).toList());
  }

  private static Probe probe(Cell cell) {
    return cell.runs().getFirst().probe();
  }

  private static int[] classes(Cell cell) {
    return cell.runs().getFirst().scores().matched().classOf();
  }

  private Map<Integer, DoubtCounts> known(RecordFile kept) {
    Map<Integer, DoubtCounts> known = new TreeMap<>();
    for (int i = 0; i < kept.size(); i++) {
      ByteBuffer in = ByteBuffer.wrap(kept.read(i));
      DoubtCounts counts = DoubtCounts.empty(cells.size());
      if (in.remaining() == Integer.BYTES + counts.numbers().length * Long.BYTES) {
        int sample = in.getInt();
        in.asLongBuffer().get(counts.numbers());
        known.put(sample, counts);
      }
    }
    return known;
  }

  private static byte[] bytes(int sample, DoubtCounts counts) {
    ByteBuffer out =
        ByteBuffer.allocate(Integer.BYTES + counts.numbers().length * Long.BYTES).putInt(sample);
    out.asLongBuffer().put(counts.numbers());
    return out.array();
  }

  /// An image that is left out, with the reason as its message.
  private static final class UnusableImage extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableImage(String reason) {
      super(reason);
    }
  }

  private Example example(Sample sample, JobContext context) {
    try {
      Example example = table.plan().dataset().example(sample, context.silent());
      if (example.labels().isEmpty()) {
        throw new UnusableImage("%s has no labels.".formatted(sample.id()));
      }
      return example;
    } catch (StegoscopeException e) {
      throw new UnusableImage(e.getMessage());
    }
  }

  private DoubtCounts counted(Sample sample, JobContext context) {
    Example example = example(sample, context);
    var image = example.photo().image();
    Stability[] found = new Stability[cells.size()];
    LabelMap[] labels = new LabelMap[cells.size()];
    Map<LoadedModel, List<Integer>> byModel = new LinkedHashMap<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      byModel.computeIfAbsent(subject(cell).model(), _ -> new ArrayList<>()).add(cell);
    }
    byModel.forEach((model, places) -> {
      var resolution = table.plan().resolution();
      ModelInput input = ModelInput.prepare(image, resolution, model.patchSizePx());
      Target target =
          Target.of(image, example.labels().orElseThrow(), resolution, input, model.patchSizePx());
      List<Stability> answers =
          Stability.of(
              model,
              input,
              places.stream().map(this::asked).toList(),
              DoubtMap.pixelsAPatch(input),
              context.silent());
      for (int i = 0; i < places.size(); i++) {
        found[places.get(i)] = answers.get(i);
        labels[places.get(i)] = sampled(target.labels(), answers.get(i).labels());
      }
    });
    DoubtCounts counts = DoubtCounts.empty(cells.size());
    int classes = table.plan().classes();
    for (int cell = 0; cell < cells.size(); cell++) {
      int[] classOf = classes(cells.get(cell));
      counts.addStability(cell, found[cell], labels[cell], classOf, classes);
      int other = partner(cell);
      if (other >= 0) {
        counts.addAgreement(
            cell,
            new DoubtCounts.Answers(found[cell].labels(), classOf),
            new DoubtCounts.Answers(found[other].labels(), classes(cells.get(other))),
            labels[cell],
            classes);
      }
    }
    return counts;
  }

  private Stability.Asked asked(int cell) {
    int row = cells.get(cell).key().subject();
    return new Stability.Asked(
        subject(cell).request(Averaging.NONE),
        Optional.ofNullable(table.reductions().get(row)),
        probe(cells.get(cell)));
  }

  private Subject subject(int cell) {
    return table.plan().subjects().get(cells.get(cell).key().subject());
  }

  /// The cluster cell beside a linear one of the same row; -1 for others.
  private int partner(int cell) {
    return DoubtTable.partner(cells, cell);
  }

  /// The labels at the middles of as many pixels as `like` has.
  private static LabelMap sampled(LabelMap labels, LabelMap like) {
    if (labels.width() == like.width() && labels.height() == like.height()) {
      return labels;
    }
    byte[] ids = new byte[like.width() * like.height()];
    for (int y = 0; y < like.height(); y++) {
      int fromY = (int) ((y + 0.5) * labels.height() / like.height());
      for (int x = 0; x < like.width(); x++) {
        int fromX = (int) ((x + 0.5) * labels.width() / like.width());
        ids[y * like.width() + x] = labels.labels()[fromY * labels.width() + fromX];
      }
    }
    return new LabelMap(like.width(), like.height(), ids);
  }
}
