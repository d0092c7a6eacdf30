package org.stegoscope.checkpoint;

import java.util.Arrays;
import java.util.Optional;

/// The element types that are read, all of them convertible to float32.
public enum DType {
  FLOAT64("float64", 8, "F64", "DoubleStorage", "double"),
  FLOAT32("float32", 4, "F32", "FloatStorage", "float"),
  FLOAT16("float16", 2, "F16", "HalfStorage", "half"),
  BFLOAT16("bfloat16", 2, "BF16", "BFloat16Storage", "bfloat16"),
  INT64("int64", 8, "I64", "LongStorage", "long"),
  INT32("int32", 4, "I32", "IntStorage", "int"),
  INT16("int16", 2, "I16", "ShortStorage", "short"),
  INT8("int8", 1, "I8", "CharStorage", "char"),
  UINT8("uint8", 1, "U8", "ByteStorage", "byte"),
  BOOL("bool", 1, "BOOL", "BoolStorage", "bool");

  private final String label;
  private final int bytes;
  private final String safetensorsName;
  private final String storageClass;
  private final String torchAlias;

  DType(String label, int bytes, String safetensorsName, String storageClass, String torchAlias) {
    this.label = label;
    this.bytes = bytes;
    this.safetensorsName = safetensorsName;
    this.storageClass = storageClass;
    this.torchAlias = torchAlias;
  }

  /// PyTorch's name of the type.
  public String label() {
    return label;
  }

  /// The size of one element in bytes.
  public int bytes() {
    return bytes;
  }

  public boolean isFloating() {
    return switch (this) {
      case FLOAT64, FLOAT32, FLOAT16, BFLOAT16 -> true;
      case INT64, INT32, INT16, INT8, UINT8, BOOL -> false;
    };
  }

  String safetensorsName() {
    return safetensorsName;
  }

  /// The name of the class of its storages in the module `torch`.
  String storageClass() {
    return storageClass;
  }

  static Optional<DType> ofSafetensors(String name) {
    return Arrays.stream(values()).filter(type -> type.safetensorsName.equals(name)).findFirst();
  }

  static Optional<DType> ofStorageClass(String name) {
    return Arrays.stream(values()).filter(type -> type.storageClass.equals(name)).findFirst();
  }

  /// By the name in the module `torch`: `float32` or its alias `float`.
  static Optional<DType> ofTorch(String name) {
    return Arrays.stream(values())
        .filter(type -> type.label.equals(name) || type.torchAlias.equals(name))
        .findFirst();
  }
}
