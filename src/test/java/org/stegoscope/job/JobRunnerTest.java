package org.stegoscope.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class JobRunnerTest {

  @Test
  void aPartOfAJobReportsItsShareOfTheWhole() {
    List<Double> fractions = new ArrayList<>();
    JobContext whole =
        new JobContext() {
          @Override
          public void progress(String stage, double fraction) {
            fractions.add(fraction);
          }

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    JobContext part = whole.part(0.5, 0.75);
    part.progress("a", 0);
    part.progress("a", 1);
    part.progress("not known", -1);
    assertThat(fractions).containsExactly(0.5, 0.75, -1.0);
    assertThat(part.isCancelled()).isTrue();
  }

  @Test
  void theDeviceLaneRunsOneJobAfterTheOther() {
    List<Integer> order = new CopyOnWriteArrayList<>();
    try (JobRunner runner = new LaneRunner(JobListener.NONE)) {
      JobHandle<Boolean> last = null;
      for (int i = 0; i < 50; i++) {
        int number = i;
        last = runner.submit(Lane.DEVICE, "job " + i, _ -> order.add(number));
      }
      last.answer().join();
    }
    assertThat(order).hasSize(50).isSorted();
  }

  /// A study of many passes holds up nobody's question, and what waits behind it stays behind it.
  @Test
  void aStudyLetsQuestionsGoFirst() throws InterruptedException {
    List<String> order = new CopyOnWriteArrayList<>();
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    try (JobRunner runner = new LaneRunner(JobListener.NONE)) {
      JobHandle<Boolean> study =
          runner.submit(
              Lane.STUDY,
              "study",
              context -> {
                order.add("first pass on " + Thread.currentThread().getName());
                running.countDown();
                asked.await();
                context.part(0, 1).silent().giveWay();
                return order.add("second pass");
              });
      assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
      JobHandle<Boolean> behind =
          runner.submit(Lane.STUDY, "another study", _ -> order.add("another study"));
      JobHandle<Boolean> question =
          runner.submit(
              Lane.DEVICE,
              "question",
              _ -> order.add("question on " + Thread.currentThread().getName()));
      asked.countDown();
      question.answer().join();
      study.answer().join();
      behind.answer().join();
    }
    assertThat(order)
        .containsExactly(
            "first pass on device-lane-0",
            "question on device-lane-0",
            "second pass",
            "another study");
  }

  /// The runner is closed in the middle: neither the question nor the study is waited for in vain.
  @Test
  void aQuestionThatIsCancelledWhileAStudyRunsIsNotAnswered() {
    CountDownLatch running = new CountDownLatch(1);
    JobHandle<Boolean> question;
    JobHandle<Boolean> study;
    try (JobRunner runner = new LaneRunner(JobListener.NONE)) {
      study =
          runner.submit(
              Lane.STUDY,
              "study",
              context -> {
                running.countDown();
                while (true) {
                  context.checkCancelled();
                  Thread.onSpinWait();
                }
              });
      question = runner.submit(Lane.DEVICE, "question", _ -> true);
    }
    for (JobHandle<Boolean> job : List.of(question, study)) {
      assertThatThrownBy(() -> job.answer().join()).hasCauseInstanceOf(JobCancelledException.class);
    }
  }

  @Test
  void aRunningJobEndsWhenItIsCancelled() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    try (JobRunner runner = new LaneRunner(JobListener.NONE)) {
      JobHandle<Void> job =
          runner.submit(
              Lane.CPU,
              "endless",
              context -> {
                running.countDown();
                while (true) {
                  context.checkCancelled();
                  Thread.onSpinWait();
                }
              });
      assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
      job.cancel();
      assertThatThrownBy(() -> job.answer().join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(JobCancelledException.class);
    }
  }

  @Test
  void aQueuedJobThatIsCancelledNeverStarts() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    List<String> started = new CopyOnWriteArrayList<>();
    try (JobRunner runner = new LaneRunner(JobListener.NONE)) {
      JobHandle<Boolean> first =
          runner.submit(
              Lane.DEVICE,
              "first",
              _ -> {
                running.countDown();
                return release.await(30, TimeUnit.SECONDS);
              });
      assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
      JobHandle<Boolean> second = runner.submit(Lane.DEVICE, "second", _ -> started.add("second"));
      second.cancel();
      assertThat(second.answer()).isCompletedExceptionally();
      release.countDown();
      assertThat(first.answer().join()).isTrue();
    }
    assertThat(started).isEmpty();
  }

  @Test
  void closingCancelsWhatRunsAndRefusesMore() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    JobRunner runner = new LaneRunner(JobListener.NONE);
    JobHandle<Void> job =
        runner.submit(
            Lane.DEVICE,
            "endless",
            context -> {
              running.countDown();
              while (true) {
                context.checkCancelled();
                Thread.onSpinWait();
              }
            });
    assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
    runner.close();
    assertThat(job.answer()).isCompletedExceptionally();
    assertThat(runner.submit(Lane.CPU, "late", _ -> 1).answer()).isCompletedExceptionally();
  }

  @Test
  void aSignalWaitsUntilWhatRunsHasComeToRest(@TempDir Path folder) throws Exception {
    Path out = folder.resolve("out.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndlessProcess.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(out.toFile())
            .start();
    while (process.isAlive() && Files.size(out) == 0) {
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readAllLines(out)).containsExactly("running", "rested");
  }

  @Test
  void listenersHearEachJobOnce() {
    List<String> heard = new CopyOnWriteArrayList<>();
    JobListener listener =
        new JobListener() {
          @Override
          public void submitted(JobHandle<?> job) {
            heard.add("submitted " + job.title());
          }

          @Override
          public void progressed(JobHandle<?> job, String stage, double fraction) {
            heard.add(stage + " " + fraction);
          }

          @Override
          public void ended(JobHandle<?> job) {
            heard.add("ended " + job.title());
          }
        };
    try (JobRunner runner = new LaneRunner(listener)) {
      JobHandle<Integer> job =
          runner.submit(
              Lane.CPU,
              "count",
              context -> {
                context.progress("half", 0.5);
                return 7;
              });
      assertThat(job.answer().join()).isEqualTo(7);
      job.cancel();
    }
    assertThat(heard).containsExactly("submitted count", "half 0.5", "ended count");
  }

  @Test
  void aFailureReachesWhoeverAsked() {
    try (JobRunner runner = new DirectRunner(JobContext.NONE)) {
      JobHandle<Integer> job =
          runner.submit(
              Lane.CPU,
              "failing",
              _ -> {
                throw new IOException("disk full");
              });
      assertThatThrownBy(() -> job.answer().join()).hasRootCauseMessage("disk full");
    }
  }
}
