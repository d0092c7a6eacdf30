package org.stegoscope.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.study.sweep.SweepAxis.Point;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.Preset;
import org.stegoscope.training.TrainingSettings;

final class SweepTest {

  @Test
  void everyPointIsMadeWithEverySeedAndTheLastAxisChangesFastest() {
    List<SweepCell> cells = Sweeps.dimensions(0L, 7L).cells(CellCheck.NONE);
    assertThat(cells)
        .extracting(SweepCell::number)
        .containsExactly(IntStream.rangeClosed(1, 12).boxed().toArray(Integer[]::new));
    assertThat(cells.stream().map(SweepCell::name).limit(3))
        .containsExactly(
            "dim 3 · method stego · seed 0",
            "dim 3 · method pca · seed 0",
            "dim 6 · method stego · seed 0");
    assertThat(cells.get(11).name()).isEqualTo("dim 12 · method pca · seed 7");
    TrainingSettings last = cells.get(11).settings().orElseThrow();
    assertThat(last.whole(Parameter.DIM)).isEqualTo(12);
    assertThat(last.text(Parameter.METHOD)).isEqualTo("pca");
    assertThat(last.seed()).isEqualTo(7);
    assertThat(last.text(Parameter.DATASET)).isEqualTo("camvid:data");
  }

  @Test
  void linkedParametersChangeTogether() {
    Sweep sweep =
        new Sweep(
            "linked",
            Sweeps.BASE,
            List.of(
                new SweepAxis(
                    "variant",
                    List.of(
                        Point.of(Preset.MOCO),
                        new Point(
                            "features",
                            Map.of(Parameter.METHOD, "features", Parameter.DIM, "384"))))),
            List.of(1L));
    List<SweepCell> cells = sweep.cells(CellCheck.NONE);
    assertThat(cells)
        .extracting(SweepCell::name)
        .containsExactly("variant moco · seed 1", "variant features · seed 1");
    assertThat(cells.getFirst().settings().orElseThrow().text(Parameter.NEG_INTER_SHIFT))
        .isEqualTo("0.26");
    assertThat(cells.get(1).settings().orElseThrow().text(Parameter.DIM)).isEqualTo("384");
    // What a point does not set is as in the base.
    assertThat(cells.get(1).settings().orElseThrow().text(Parameter.NEG_INTER_SHIFT))
        .isEqualTo("0.46");
  }

  @Test
  void cellsThatCannotBeRunSayWhyAndTheOthersStay() {
    Sweep sweep =
        new Sweep(
            "some",
            Sweeps.BASE,
            List.of(
                Sweeps.axis(Parameter.BATCH_SIZE, "1", "8"),
                Sweeps.axis(Parameter.DIM, "6", "six", "90")),
            List.of(0L));
    CellCheck small =
        settings ->
            settings.whole(Parameter.DIM) > 64
                ? List.of("The backbone has 64 channels.")
                : List.of();
    List<SweepCell> cells = sweep.cells(small);
    assertThat(cells)
        .extracting(SweepCell::problems)
        .containsExactly(
            List.of(
                "A batch of one image has no other image for its negative pairs: set batch_size to 2 or more."),
            List.of("dim is a whole number from 1 to 4,096, not “six”."),
            List.of(
                "A batch of one image has no other image for its negative pairs: set batch_size to 2 or more."),
            List.of(),
            List.of("dim is a whole number from 1 to 4,096, not “six”."),
            List.of("The backbone has 64 channels."));
    assertThat(cells)
        .extracting(SweepCell::isValid)
        .containsExactly(false, false, false, true, false, false);
  }

  @Test
  void whatIsNoSweepIsRefusedWithTheReason() {
    refused(() -> Sweeps.axis(Parameter.DIM), "The axis “dim” has no value: give it one or more.");
    refused(
        () -> Sweeps.axis(Parameter.LR, "0.1", "1e-1"),
        "The axis “lr” has “1e-1” twice: leave one of them out.");
    refused(
        () -> new Sweep(" ", Sweeps.BASE, List.of(), List.of(0L)),
        "A sweep has a name of one line and at most 200 characters: give it one.");
    refused(
        () -> new Sweep("a\nb", Sweeps.BASE, List.of(), List.of(0L)),
        "A sweep has a name of one line and at most 200 characters: give it one.");
    refused(
        () -> new Sweep("a", Sweeps.BASE, List.of(), List.of()),
        "The sweep has no seed: name one or more.");
    refused(
        () -> new Sweep("a", Sweeps.BASE, List.of(), List.of(3L, 3L)),
        "The seed 3 is named twice.");
    refused(
        () -> new Sweep("a", Sweeps.BASE, List.of(Sweeps.axis(Parameter.SEED, "1")), List.of(0L)),
        "The axis “seed” sets the seed: name the seeds of a sweep under seeds instead.");
    refused(
        () ->
            new Sweep(
                "a",
                Sweeps.BASE,
                List.of(
                    Sweeps.axis(Parameter.DIM, "1"),
                    new SweepAxis("both", List.of(new Point("x", Map.of(Parameter.DIM, "2"))))),
                List.of(0L)),
        "The axes “dim” and “both” both set dim: let one of them do so.");
  }

  @Test
  void tooManyCellsAreRefusedBeforeTheyAreMade() {
    List<SweepAxis> axes = new ArrayList<>();
    String[] hundred =
        IntStream.rangeClosed(1, 100).mapToObj(Integer::toString).toArray(String[]::new);
    for (Parameter parameter : List.of(Parameter.DIM, Parameter.MAX_STEPS)) {
      axes.add(Sweeps.axis(parameter, hundred));
    }
    assertThat(new Sweep("most", Sweeps.BASE, axes, List.of(0L)).size()).isEqualTo(10_000);
    refused(
        () -> new Sweep("more", Sweeps.BASE, axes, List.of(0L, 1L)),
        "The sweep would have 20,000 cells, and at most 10,000 can be run: take fewer values.");
    for (Parameter parameter :
        List.of(
            Parameter.VAL_FREQ,
            Parameter.HIST_FREQ,
            Parameter.SCALAR_LOG_FREQ,
            Parameter.N_IMAGES,
            Parameter.BATCH_SIZE,
            Parameter.LIMIT,
            Parameter.VAL_LIMIT,
            Parameter.RESET_PROBE_STEPS,
            Parameter.EXTRA_CLUSTERS,
            Parameter.CRF_SAMPLES)) {
      axes.add(Sweeps.axis(parameter, hundred));
    }
    assertThatThrownBy(() -> new Sweep("most of all", Sweeps.BASE, axes, List.of(0L)))
        .hasMessageContaining("billions of cells");
  }

  private static void refused(Runnable work, String sentence) {
    assertThatThrownBy(work::run).isInstanceOf(StegoscopeException.class).hasMessage(sentence);
  }

  @Test
  void anySweepHasEachCombinationOnceInTheSameOrderEachTime() {
    for (long seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<SweepAxis> axes = new ArrayList<>();
      int size = 1;
      for (Parameter parameter :
          List.of(Parameter.DIM, Parameter.NEG_SAMPLES, Parameter.N_IMAGES)) {
        if (random.nextBoolean()) {
          int values = random.nextInt(1, 6);
          axes.add(
              Sweeps.axis(
                  parameter,
                  IntStream.rangeClosed(1, values)
                      .mapToObj(Integer::toString)
                      .toArray(String[]::new)));
          size *= values;
        }
      }
      List<Long> seeds = random.longs(random.nextInt(1, 4)).boxed().toList();
      Sweep sweep = new Sweep("any", Sweeps.BASE, axes, seeds);
      List<SweepCell> cells = sweep.cells(CellCheck.NONE);
      assertThat(cells).hasSize(size * seeds.size()).hasSize(sweep.size());
      assertThat(cells).extracting(SweepCell::settings).doesNotHaveDuplicates();
      assertThat(cells).isEqualTo(sweep.cells(CellCheck.NONE));
    }
  }
}
