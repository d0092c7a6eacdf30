package org.stegoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.checkpoint.CheckpointException.Kind;
import org.stegoscope.job.JobContext;

/// Pickles written to harm, each in a sound zip file.
final class HostilePickleTest {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  @TempDir private Path folder;

  private Checkpoint read(byte[] pickle) throws IOException {
    Path file = Files.write(folder.resolve("evil.pth"), TorchFiles.zip(pickle));
    return assertTimeoutPreemptively(LIMIT, () -> Checkpoint.read(file, JobContext.NONE));
  }

  private CheckpointException refused(byte[] pickle, Kind kind) {
    CheckpointException refusal =
        catchThrowableOfType(CheckpointException.class, () -> read(pickle));
    assertThat(refusal).isNotNull();
    assertThat(refusal.kind()).as(refusal.getMessage()).isEqualTo(kind);
    assertThat(refusal).hasMessageStartingWith("evil.pth ").hasMessageEndingWith(".");
    assertThat(refusal.getMessage()).hasSizeLessThan(500);
    return refusal;
  }

  private static RawPickle pickle() {
    return RawPickle.protocol2();
  }

  /// `{"x": ...}` around what `value` writes.
  private static byte[] valued(Consumer<RawPickle> value) {
    RawPickle writer = pickle().op("}").text("x");
    value.accept(writer);
    return writer.op("s").end();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "os system",
        "posix system",
        "nt system",
        "subprocess Popen",
        "builtins eval",
        "__builtin__ execfile",
        "builtins getattr",
        "builtins __import__",
        "importlib import_module",
        "runpy run_path",
        "shutil rmtree",
        "socket socket",
        "ctypes CDLL",
        "pickle loads",
        "_pickle loads",
        "marshal loads",
        "operator attrgetter",
        "types FunctionType",
        "torch load",
        "torch.hub load",
        "torch.storage _load_from_bytes",
        "torch.serialization os.system",
        "numpy load",
        "urllib.request urlopen",
        "os.path join",
        "collections __builtins__"
      })
  void aDangerousNameIsRefusedWhereverItStands(String name) {
    String[] parts = name.split(" ");
    assertThat(refused(valued(w -> w.global(parts[0], parts[1])), Kind.UNSAFE_GLOBAL).getMessage())
        .contains(parts[1]);
    refused(
        pickle().global(parts[0], parts[1]).op("(").text("x").op("tR").end(), Kind.UNSAFE_GLOBAL);
  }

  @Test
  void aCallOfAnUnknownFunctionIsRefusedAndNamed() {
    byte[] reduce = valued(w -> w.global("mylib.tools", "make").op(")R"));
    assertThat(refused(reduce, Kind.UNSAFE_GLOBAL)).hasMessageContaining("mylib.tools.make");
    refused(valued(w -> w.op("(imylib\nmake\n")), Kind.UNSAFE_GLOBAL);
    refused(valued(w -> w.op("(").global("mylib", "make").op("o")), Kind.UNSAFE_GLOBAL);
  }

  @Test
  void theResultOfACallIsNeverCalled() {
    byte[] chained =
        valued(w -> w.global("functools", "partial").op("(").global("mylib", "make").op("tR)R"));
    refused(chained, Kind.UNSAFE_GLOBAL);
  }

  @Test
  void anUnknownClassMayBeMentionedAndItsObjectsAreDescribed() throws IOException {
    assertThat(read(valued(w -> w.global("mylib", "Thing"))).metadata().toPlain())
        .isEqualTo(Map.of("x", "mylib.Thing"));
    byte[] object =
        valued(
            w -> w.global("mylib", "Thing").op(")").raw(0x81).op("}").text("a").number(3).op("sb"));
    Checkpoint checkpoint = read(object);
    assertThat(checkpoint.metadata().toPlain())
        .isEqualTo(Map.of("x", Map.of("(class)", "mylib.Thing", "a", 3L)));
    assertThat(checkpoint.problems())
        .anySatisfy(problem -> {
          assertThat(problem.severity()).isEqualTo(Severity.NOTE);
          assertThat(problem.names()).containsExactly("mylib.Thing");
        });
  }

  @Test
  void theStateOfAnObjectMayNotChangeItsCode() {
    for (String field : List.of("__setstate__", "__reduce__", "__class__")) {
      byte[] pickle =
          valued(w ->
              w.global("mylib", "Thing")
                  .op(")")
                  .raw(0x81)
                  .op("}")
                  .text(field)
                  .global("mylib", "other")
                  .op("sb"));
      refused(pickle, Kind.UNSAFE_GLOBAL);
    }
    refused(valued(w -> w.global("mylib", "Thing").op("}b")), Kind.UNSAFE_GLOBAL);
  }

  @TestFactory
  Stream<DynamicTest> aMalformedPickleIsRefused() {
    return Map.<String, Consumer<RawPickle>>ofEntries(
            Map.entry("list as key", w -> w.op("}]").number(1).op("s")),
            Map.entry("set as key", w -> w.op("}").raw(0x8f).number(1).op("s")),
            Map.entry("dictionary as key", w -> w.op("}}").number(1).op("s")),
            Map.entry("list in a key", w -> w.op("}(]t").number(1).op("s")),
            Map.entry("key without value", w -> w.op("}(").number(1).op("u")),
            Map.entry("state of a number", w -> w.number(1).op("}b")),
            Map.entry("state of a list", w -> w.op("]}b")),
            Map.entry("append to a dictionary", w -> w.op("}").number(1).op("a")),
            Map.entry("append to a tuple", w -> w.op(")").number(1).op("a")),
            Map.entry("item of a list", w -> w.op("]").number(1).number(2).op("s")),
            Map.entry("add to a list", w -> w.op("](").number(1).raw(0x90)),
            Map.entry("list as arguments", w -> w.global("collections", "OrderedDict").op("]R")),
            Map.entry("call of a number", w -> w.number(1).op(")R")),
            Map.entry("object of a text", w -> w.text("Thing").op(")").raw(0x81)),
            Map.entry("object of nothing", w -> w.op("(o")),
            Map.entry("storage of a number", w -> w.number(1).op("Q")),
            Map.entry("storage of an empty tuple", w -> w.op(")Q")),
            Map.entry("text storage", w -> w.op("P0\n")),
            Map.entry("class of numbers", w -> w.number(1).number(2).raw(0x93)),
            Map.entry("class with a space", w -> w.op("cos \nsystem\n")),
            Map.entry("class without name", w -> w.op("c\n\n")),
            Map.entry("underflow across a mark", w -> w.number(1).op("(R")),
            Map.entry("mark missing", w -> w.op("t")),
            Map.entry("memo of nothing", w -> w.op("(q").raw(0)),
            Map.entry("memo by a word", w -> w.op("gabc\n")),
            Map.entry("bad UTF-8", w -> w.op("X").int32(2).raw(0xc3, 0x28)),
            Map.entry("integer in words", w -> w.op("Iseven\n")),
            Map.entry("float in words", w -> w.op("F0x1p3\n")),
            Map.entry("string without quotes", w -> w.op("Sabc\n")),
            Map.entry("string cut in an escape", w -> w.op("S'\\x4'\n")),
            Map.entry("character that does not exist", w -> w.op("V\\Uffffffff\n")),
            Map.entry("protocol 9", w -> w.raw(0x80, 9)),
            Map.entry("unknown opcode", w -> w.raw(0xff)),
            Map.entry("registry", w -> w.raw(0x82, 1)),
            Map.entry("buffer elsewhere", w -> w.raw(0x97)),
            Map.entry("negative length", w -> w.op("T").int32(-1)),
            Map.entry("integer of 5000 bytes", w -> w.raw(0x8b).int32(5000).append(new byte[5000])),
            Map.entry(
                "dictionary of a number",
                w -> w.global("collections", "OrderedDict").op("(").number(1).op("tR")),
            Map.entry(
                "path of a number",
                w -> w.global("pathlib", "PosixPath").op("(").number(1).op("tR")))
        .entrySet()
        .stream()
        .map(bad ->
            DynamicTest.dynamicTest(
                bad.getKey(),
                () -> {
                  RawPickle writer = pickle();
                  bad.getValue().accept(writer);
                  refused(writer.end(), Kind.CORRUPT_PICKLE);
                }));
  }

  @Test
  void everyOpcodeAloneIsRefusedOrHarmless() throws IOException {
    for (int opcode = 0; opcode < 256; opcode++) {
      try {
        assertThat(read(pickle().raw(opcode).append(new byte[8]).end()).tensors()).isEmpty();
      } catch (CheckpointException e) {
        assertThat(e.getMessage()).startsWith("evil.pth ");
      }
    }
  }

  @Test
  void aPickleCutAnywhereIsTruncated() {
    byte[] whole = TorchFiles.smallPickle();
    for (int length = 0; length < whole.length; length++) {
      refused(Arrays.copyOf(whole, length), Kind.TRUNCATED);
    }
  }

  @Test
  void lengthsBeyondTheFileAreNeverAllocated() {
    refused(pickle().op("X").int32(-1).end(), Kind.TRUNCATED);
    refused(pickle().op("B").int32(-2).end(), Kind.TRUNCATED);
    refused(pickle().raw(0x8d).int32(-1).int32(-1).end(), Kind.TRUNCATED);
    refused(pickle().raw(0x96).int32(0).int32(0x7fffffff).end(), Kind.TRUNCATED);
    refused(pickle().raw(0x8b).int32(Integer.MAX_VALUE).end(), Kind.TRUNCATED);
    refused(pickle().op("L" + "9".repeat(100_000) + "L\n").end(), Kind.LIMIT_EXCEEDED);
  }

  @Test
  void repeatedCopiesOfOneListAreLimited() {
    RawPickle writer = pickle().op("](");
    for (int i = 0; i < 10_000; i++) {
      writer.number(i).number(i).raw(0x86);
    }
    writer.op("eq").raw(1).op("0(");
    for (int i = 0; i < 100_000; i++) {
      writer.global("collections", "OrderedDict").op("h").raw(1).raw(0x85).op("R");
    }
    refused(writer.op("t").end(), Kind.LIMIT_EXCEEDED);
  }

  @Test
  void nestedTuplesAsKeysAreNotCompared() throws IOException {
    RawPickle writer = pickle().op("}").text("x").raw(0x85).op("q").raw(0);
    for (int level = 0; level < 60; level++) {
      writer.op("h").raw(level).op("h").raw(level).raw(0x86).op("q").raw(level + 1).op("0");
    }
    writer.op("0h").raw(60).number(1).op("s");
    assertThat(read(writer.end()).tensors()).isEmpty();
  }

  @Test
  void oneTensorUnderVeryManyNamesIsLimited() {
    RawPickle writer = pickle().tensor("0", 2, 3).op("q").raw(1).op("0](");
    for (int i = 0; i < 150_000; i++) {
      writer.op("h").raw(1);
    }
    refused(writer.op("e").end(), Kind.LIMIT_EXCEEDED);
  }

  @Test
  void aTensorWithAnEndlessNameIsLimited() {
    byte[] pickle = pickle().op("}").text("n".repeat(100_000)).tensor("0", 2, 3).op("s").end();
    refused(pickle, Kind.LIMIT_EXCEEDED);
  }

  @Test
  void twoTensorsOfOneNameAreRefused() {
    byte[] pickle =
        pickle()
            .op("}(")
            .text("a.b")
            .tensor("0", 2, 3)
            .text("a")
            .op("}")
            .text("b")
            .tensor("1", 3)
            .op("su")
            .end();
    assertThat(refused(pickle, Kind.DUPLICATE_KEY)).hasMessageContaining("\"a.b\"");
  }

  @Test
  void aStorageThatIsNotThereIsNamed() {
    refused(valued(w -> w.tensor("9", 2, 3)), Kind.MISSING_STORAGE);
    assertThat(refused(valued(w -> w.tensor("../../etc/passwd", 2, 3)), Kind.MISSING_STORAGE))
        .hasMessageContaining("etc/passwd");
  }

  @Test
  void aViewThatRepeatsItsStorageWithoutEndIsLimited() {
    byte[] pickle =
        valued(w ->
            w.global("torch._utils", "_rebuild_tensor_v2")
                .op("(")
                .storage("torch", "FloatStorage", "0", 6)
                .number(0)
                .number(Integer.MAX_VALUE)
                .raw(0x85)
                .number(0)
                .raw(0x85)
                .raw(0x89)
                .op("}tR"));
    refused(pickle, Kind.LIMIT_EXCEEDED);
  }

  @Test
  void aTensorThatDoesNotFitItsStorageIsRefused() {
    refused(valued(w -> w.tensor("FloatStorage", "0", 6, 7)), Kind.BAD_TENSOR);
    refused(valued(w -> w.tensor("FloatStorage", "0", 600, 600)), Kind.BAD_TENSOR);
    refused(valued(w -> w.tensor("FloatStorage", "0", 6, -1)), Kind.BAD_TENSOR);
    refused(valued(w -> w.tensor("FloatStorage", "0", -6, 1)), Kind.BAD_TENSOR);
    refused(valued(w -> w.global("torch._utils", "_rebuild_tensor_v2").op(")R")), Kind.BAD_TENSOR);
    refused(
        valued(w ->
            w.global("torch._utils", "_rebuild_parameter").op("(").number(1).raw(0x88).op("}tR")),
        Kind.BAD_TENSOR);
  }

  @Test
  void elementsThatCannotBeReadAreRefused() {
    refused(valued(w -> w.tensor("ComplexFloatStorage", "0", 3, 3)), Kind.UNSUPPORTED_DTYPE);
    refused(
        valued(w -> w.global("torch._utils", "_rebuild_qtensor").op(")R")), Kind.UNSUPPORTED_DTYPE);
    refused(valued(w -> w.storage("mylib", "FloatStorage", "0", 6)), Kind.UNSAFE_GLOBAL);
  }

  @Test
  void aTensorOfUntypedStorageBringsItsOwnType() throws IOException {
    byte[] pickle =
        valued(w ->
            w.global("torch._utils", "_rebuild_tensor_v3")
                .op("(")
                .storage("torch.storage", "UntypedStorage", "0", 24)
                .number(1)
                .number(5)
                .raw(0x85)
                .number(1)
                .raw(0x85)
                .raw(0x89)
                .op("}")
                .global("torch", "float32")
                .op("tR"));
    assertThat(read(pickle).tensors().get("x").floats()).containsExactly(-1, 2, 3.25f, 4, -5.5f);
  }

  @Test
  void aSavedNetworkGivesItsParametersByTheirUsualNames() throws IOException {
    byte[] pickle =
        pickle()
            .global("mylib", "Net")
            .op(")")
            .raw(0x81)
            .op("}")
            .text("_modules")
            .op("}")
            .text("norm")
            .global("torch.nn.modules.normalization", "LayerNorm")
            .op(")")
            .raw(0x81)
            .op("}")
            .text("_parameters")
            .op("}")
            .text("weight")
            .tensor("1", 3)
            .op("ssbssb")
            .end();
    assertThat(read(pickle).tensors()).containsOnlyKeys("norm.weight");
  }
}
