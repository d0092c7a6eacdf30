package org.stegoscope.model;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The tensor operations that DJL's own interface lacks (fused attention) or gets wrong (bicubic
/// interpolation with a given scale), as one TorchScript text. It holds no weights: they are
/// arguments. Results belong to the manager named `scope`.
///
/// See `docs/decisions/0002-torchscript-op-library.md`.
final class OpLibrary implements AutoCloseable {

  private static final String TEXT = "ops.txt";

  /// A pickled `__torch__.Ops` object whose only attribute is `training = False`.
  private static final byte[] OBJECT =
      bytes("\u0080\u0002c__torch__\nOps\n)\u0081}(X\u0008\0\0\0training\u0089ub.");

  /// A pickled empty tuple.
  private static final byte[] NO_CONSTANTS = bytes("\u0080\u0002).");

  private final PtSymbolBlock module;

  OpLibrary(NDManager owner) {
    this(owner, TEXT);
  }

  /// A library of another text, a resource beside this class.
  OpLibrary(NDManager owner, String text) {
    try {
      // The last argument must stay false: with true the loader reads the archive's first bytes
      // as a length and never returns.
      module =
          JniUtils.loadModule(
              (PtNDManager) owner, new ByteArrayInputStream(archive(text)), false, false);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  /// Runs one operation. Arguments are arrays, lists of arrays, integers and reals.
  NDArray call(NDManager scope, String operation, Object... arguments) {
    IValue[] values = new IValue[arguments.length];
    try {
      for (int i = 0; i < arguments.length; i++) {
        values[i] = value(arguments[i]);
      }
      try (IValue result = IValueUtils.runMethod(module, operation, values)) {
        return result.toTensor((PtNDManager) scope);
      }
    } catch (EngineException e) {
      throw EngineFailure.explain(e);
    } finally {
      for (IValue value : values) {
        if (value != null) {
          value.close();
        }
      }
    }
  }

  private static IValue value(Object argument) {
    return switch (argument) {
      case PtNDArray array -> IValue.from(array);
      case NDArray[] arrays -> {
        PtNDArray[] list = new PtNDArray[arrays.length];
        System.arraycopy(arrays, 0, list, 0, arrays.length);
        yield IValue.listFrom(list);
      }
      case Integer number -> IValue.from(number.longValue());
      case Double number -> IValue.from(number);
      default -> throw new IllegalArgumentException("no tensor argument: " + argument.getClass());
    };
  }

  private static byte[] archive(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream text = OpLibrary.class.getResourceAsStream(name);
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "ops/data.pkl", OBJECT);
      store(zip, "ops/code/__torch__.py", text.readAllBytes());
      store(zip, "ops/constants.pkl", NO_CONSTANTS);
      store(zip, "ops/version", bytes("3\n"));
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    module.close();
  }
}
