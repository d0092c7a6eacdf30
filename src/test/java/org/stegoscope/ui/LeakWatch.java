package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.tk.Toolkit;
import com.sun.scenario.animation.AbstractPrimaryTimer;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.stage.Window;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.NativeArrays;
import org.stegoscope.workspace.ModelItem;
import org.stegoscope.workspace.Models;
import org.testfx.util.WaitForAsyncUtils;

/// Fails a test after which something lives on: a thread, a timer of the toolkit, a window, or
/// native arrays of a model that was open. It has to be registered before the extension that opens
/// the stage, so that it looks after that one has cleaned up.
public final class LeakWatch implements BeforeEachCallback, AfterEachCallback {

  /// Tooltips, fades and notices end by themselves within some seconds.
  private static final int PATIENCE_SECONDS = 20;

  /// Threads that the Java and JavaFX runtimes and the engine start when they like, and keep.
  private static final List<String> RUNTIME =
      List.of(
          "ForkJoinPool",
          "JavaFX",
          "JNA Cleaner",
          "Headless Timer",
          "QuantumRenderer",
          "Prism",
          "InvokeLaterDispatcher",
          "Cleaner",
          "Common-Cleaner",
          "Reference Handler",
          "Disposer",
          "Java2D",
          "AWT",
          "Attach",
          "testfx",
          "surefire",
          "process reaper");

  private static final Set<LoadedModel> SEEN = ConcurrentHashMap.newKeySet();

  private Set<Thread> before = Set.of();

  /// One that is left over fails the test that left it, and not all tests behind it.
  private static final AtomicInteger TIMERS_BEFORE = new AtomicInteger();

  /// Remembers every model that is open in a window, and those it is exchanged for.
  static void watch(Models models) {
    models
        .items()
        .addListener(
            (ListChangeListener<ModelItem>)
                _ ->
                    models
                        .items()
                        .forEach(item -> item.modelProperty().subscribe(now -> SEEN.add(now))));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    before = Thread.getAllStackTraces().keySet();
    SEEN.clear();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    await("windows left open", () -> WaitForAsyncUtils.waitForAsyncFx(10_000, LeakWatch::windows));
    await("threads left running", () -> threads().size());
    try {
      await("timers left running", () -> Math.max(0, timersNow() - TIMERS_BEFORE.get()));
    } finally {
      TIMERS_BEFORE.set(timersNow());
    }
    assertThat(SEEN.stream().mapToInt(NativeArrays::of).sum())
        .as("native arrays of models that were open")
        .isZero();
  }

  private static int timersNow() {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, LeakWatch::timers);
  }

  private void await(String what, IntSupplier left) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> left.getAsInt() == 0);
    } catch (TimeoutException e) {
      throw new AssertionError(
          "%s: %d; windows %s, threads %s"
              .formatted(what, left.getAsInt(), Window.getWindows(), threads()),
          e);
    }
  }

  private static int windows() {
    return Window.getWindows().size();
  }

  private Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        .filter(name -> RUNTIME.stream().noneMatch(name::startsWith))
        .collect(Collectors.toSet());
  }

  /// Animations and animation timers that the toolkit still wakes up, but for the carets of text
  /// fields: those that once had the focus go on blinking in a hidden window, as JavaFX has it. It
  /// tells nobody what it wakes up, so its fields are read.
  private static int timers() {
    AbstractPrimaryTimer timer = Toolkit.getToolkit().getPrimaryTimer();
    Object[] animations = (Object[]) field(timer, AbstractPrimaryTimer.class, "receivers");
    long running = Stream.of(animations).filter(Objects::nonNull).filter(LeakWatch::counts).count();
    return (int) running + (int) field(timer, AbstractPrimaryTimer.class, "animationTimersLength");
  }

  private static boolean counts(Object entry) {
    Object receiver = field(entry, entry.getClass(), "val$receiver");
    Object animation = field(receiver, receiver.getClass(), "this$0");
    return !(animation instanceof Timeline timeline
        && timeline.getKeyFrames().stream()
            .map(KeyFrame::getOnFinished)
            .filter(Objects::nonNull)
            .anyMatch(blink -> blink.getClass().getName().contains("CaretBlinking")));
  }

  private static Object field(Object owner, Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JavaFX keeps its timers otherwise", e);
    }
  }
}
