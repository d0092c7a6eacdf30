package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.Lane;

final class LatestTest {

  private final HeldRunner runner = new HeldRunner();
  private final List<Runnable> settling = new ArrayList<>();
  private final List<Integer> answers = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();

  private Latest<Integer> eager() {
    return new Latest<>(
        runner, Lane.CPU, Runnable::run, Runnable::run, answers::add, failures::add);
  }

  private Latest<Integer> settling() {
    return new Latest<>(
        runner, Lane.CPU, Runnable::run, settling::add, answers::add, failures::add);
  }

  @Test
  void theAnswerArrives() {
    Latest<Integer> latest = eager();
    latest.ask("one", _ -> 1);
    assertThat(latest.busyProperty().get()).isTrue();
    runner.release();
    assertThat(answers).containsExactly(1);
    assertThat(latest.busyProperty().get()).isFalse();
  }

  @Test
  void aThousandRequestsStartTwoJobsAndOnlyTheNewestAnswers() {
    Latest<Integer> latest = eager();
    for (int i = 0; i < 1000; i++) {
      int request = i;
      latest.ask("request", _ -> request);
    }
    runner.release();
    assertThat(answers).containsExactly(999);
    assertThat(runner.started()).hasSize(2);
  }

  @Test
  void requestsThatHaveNotSettledStartNothing() {
    Latest<Integer> latest = settling();
    latest.ask("first", _ -> 1);
    latest.ask("second", _ -> 2);
    settling.getFirst().run();
    assertThat(runner.started()).isEmpty();
    settling.getLast().run();
    assertThat(runner.started()).containsExactly("second");
  }

  @Test
  void aSupersededAnswerIsStaleEvenWhenItsJobDidNotNoticeTheCancel() {
    Latest<Integer> latest = settling();
    latest.ask("old", _ -> 1);
    settling.removeFirst().run();
    latest.ask("new", _ -> 2);
    runner.release();
    assertThat(answers).isEmpty();
    settling.removeFirst().run();
    runner.release();
    assertThat(answers).containsExactly(2);
  }

  @Test
  void dismissedRequestsAnswerNothing() {
    Latest<Integer> latest = eager();
    latest.ask("one", _ -> 1);
    latest.dismiss();
    runner.release();
    assertThat(answers).isEmpty();
    assertThat(latest.busyProperty().get()).isFalse();
  }

  @Test
  void failuresArriveAsTheyWereThrown() {
    StegoscopeException failure = new StegoscopeException("a sentence");
    eager()
        .ask(
            "failing",
            _ -> {
              throw failure;
            });
    runner.release();
    assertThat(failures).containsExactly(failure);
    assertThat(answers).isEmpty();
  }

  @Test
  void aRequestMadeByAnAnswerIsAnswered() {
    List<Integer> seen = new ArrayList<>();
    List<Latest<Integer>> self = new ArrayList<>();
    self.add(
        new Latest<>(
            runner,
            Lane.CPU,
            Runnable::run,
            Runnable::run,
            answer -> {
              seen.add(answer);
              if (answer < 3) {
                self.getFirst().ask("next", _ -> answer + 1);
              }
            },
            failures::add));
    self.getFirst().ask("first", _ -> 1);
    runner.release();
    assertThat(seen).containsExactly(1, 2, 3);
  }
}
