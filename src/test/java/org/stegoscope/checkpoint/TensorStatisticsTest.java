package org.stegoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.checkpoint.TensorStatistics.Distribution;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

/// Statistics of tensors of every type, shape and order, against a computation that holds them.
final class TensorStatisticsTest {

  /// Of the magnitude of the greatest number: what sums of a few hundred thousand float64 lose.
  private static final double TOLERANCE = 1e-12;

  @TempDir private Path folder;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  /// A tensor over the whole of a storage.
  private StoredTensor tensor(DType dtype, double[] values, long... shape) {
    return view(dtype, values, 0, shape, TensorLayout.contiguousStride(shape));
  }

  private StoredTensor view(
      DType dtype, double[] values, long offset, long[] shape, long[] stride) {
    Path path = folder.resolve("numbers");
    try {
      Files.write(path, bytes(dtype, values));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    StorageRef storage = new StorageRef("0", dtype, false, 0, values.length, values.length);
    return new StoredTensor(
        SourceFile.of(path),
        "numbers",
        new TensorLayout(storage, dtype, offset, shape, stride),
        StorageBytes.plain(0, (long) values.length * dtype.bytes(), order));
  }

  private byte[] bytes(DType dtype, double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * dtype.bytes()).order(order);
    for (double value : values) {
      switch (dtype) {
        case FLOAT64 -> bytes.putDouble(value);
        case FLOAT32 -> bytes.putFloat((float) value);
        case FLOAT16 -> bytes.putShort(Float.floatToFloat16((float) value));
        case BFLOAT16 -> bytes.putShort((short) (Float.floatToRawIntBits((float) value) >> 16));
        case INT64 -> bytes.putLong((long) value);
        case INT32 -> bytes.putInt((int) value);
        case INT16 -> bytes.putShort((short) value);
        case INT8, UINT8, BOOL -> bytes.put((byte) (int) value);
      }
    }
    return bytes.array();
  }

  private static TensorStatistics statistics(StoredTensor tensor) {
    return TensorStatistics.of(tensor, JobContext.NONE);
  }

  private static Distribution distribution(StoredTensor tensor) {
    return statistics(tensor).distribution().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void everyTypeIsReadAsItsNumbers(DType dtype) {
    double[] values =
        switch (dtype) {
          case BOOL -> new double[] {0, 1, 1, 0};
          case UINT8 -> new double[] {0, 200, 255, 0};
          default -> new double[] {0, -3, 12, 7};
        };
    for (ByteOrder each : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      order = each;
      assertSameAsNaive(statistics(tensor(dtype, values, 2, 2)), values);
    }
  }

  @Test
  void numbersThatAreNoneAreCountedAndLeftOut() {
    double[] values = {
      Double.NaN, 1, Double.POSITIVE_INFINITY, -0.0, 0, Double.NEGATIVE_INFINITY, Double.NaN, 3
    };
    for (DType dtype : new DType[] {DType.FLOAT16, DType.BFLOAT16, DType.FLOAT32, DType.FLOAT64}) {
      TensorStatistics found = statistics(tensor(dtype, values, 8));
      assertThat(found.count()).isEqualTo(8);
      assertThat(found.finite()).isEqualTo(4);
      assertThat(found.zeros()).isEqualTo(2);
      assertThat(found.nans()).isEqualTo(2);
      assertThat(found.infinities()).isEqualTo(2);
      assertThat(found.distribution().orElseThrow().mean()).isEqualTo(1);
    }
  }

  @Test
  void withoutFiniteNumbersThereIsNoDistribution() {
    double[] values = new double[100];
    Arrays.fill(values, Double.NaN);
    TensorStatistics found = statistics(tensor(DType.FLOAT32, values, 10, 10));
    assertThat(found.nans()).isEqualTo(100);
    assertThat(found.distribution()).isEmpty();
  }

  @Test
  void anEmptyTensorHasNothing() {
    TensorStatistics found = statistics(tensor(DType.FLOAT32, new double[0], 0, 3));
    assertThat(found.count()).isZero();
    assertThat(found.distribution()).isEmpty();
  }

  @Test
  void aScalarIsOneNumber() {
    Distribution found = distribution(tensor(DType.INT64, new double[] {27}));
    assertThat(found.min()).isEqualTo(27);
    assertThat(found.max()).isEqualTo(27);
    assertThat(found.deviation()).isZero();
    assertThat(found.histogram()).containsExactly(1);
  }

  @Test
  void equalNumbersAreOneBinAndHaveExactlyTheirMean() {
    double[] values = new double[200_000];
    Arrays.fill(values, 0.1);
    Distribution found = distribution(tensor(DType.FLOAT64, values, 200_000));
    assertThat(found.histogram()).containsExactly(200_000);
    assertThat(found.mean()).isEqualTo(0.1);
    assertThat(found.deviation()).isZero();
  }

  @Test
  void theGreatestNumberIsInTheLastBinAndEdgesBelongToTheBinAbove() {
    double[] values = DoubleStream.iterate(0, value -> value + 1).limit(65).toArray();
    Distribution found = distribution(tensor(DType.INT32, values, 65));
    assertThat(found.histogram()).startsWith(1, 1, 1).endsWith(1, 2);
    assertThat(found.edge(0)).isZero();
    assertThat(found.edge(1)).isEqualTo(1);
    assertThat(found.edge(64)).isEqualTo(64);
  }

  @Test
  void aMeanFarFromZeroCostsNoDigits() {
    double[] values = new double[300_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1e9 + (i % 2 == 0 ? 1 : -1);
    }
    Distribution found = distribution(tensor(DType.FLOAT64, values, 300_000));
    // The naive sum of squares minus the square of the sum gives 0 or hundreds here.
    assertThat(found.deviation()).isCloseTo(1, within(1e-6));
    assertThat(found.mean()).isCloseTo(1e9, within(1e-3));
  }

  @Test
  void theGreatestAndTheLeastFloat64OverflowNothing() {
    Distribution huge =
        distribution(tensor(DType.FLOAT64, new double[] {Double.MAX_VALUE, -Double.MAX_VALUE}, 2));
    assertThat(huge.mean()).isZero();
    assertThat(huge.deviation()).isEqualTo(Double.MAX_VALUE);
    assertThat(huge.histogram()[0]).isEqualTo(1);
    assertThat(huge.histogram()[63]).isEqualTo(1);
    assertThat(huge.edge(32)).isZero();
    Distribution tiny =
        distribution(tensor(DType.FLOAT64, new double[] {0, 2 * Double.MIN_VALUE}, 2));
    assertThat(tiny.mean()).isEqualTo(Double.MIN_VALUE);
    assertThat(tiny.deviation()).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void aViewCountsItsOwnElementsOnly() {
    double[] storage = DoubleStream.iterate(0, value -> value + 1).limit(24).toArray();
    // Columns 1 and 3 of rows 0 and 2 of a [4, 6] storage, transposed.
    StoredTensor view = view(DType.FLOAT32, storage, 1, new long[] {2, 2}, new long[] {2, 12});
    assertSameAsNaive(statistics(view), new double[] {1, 13, 3, 15});
  }

  @Test
  void aRepeatedElementCountsForEachOfItsPlaces() {
    StoredTensor repeated =
        view(DType.FLOAT32, new double[] {5, 6}, 0, new long[] {70_000, 2}, new long[] {0, 1});
    TensorStatistics found = statistics(repeated);
    assertThat(found.count()).isEqualTo(140_000);
    assertThat(found.distribution().orElseThrow().mean()).isCloseTo(5.5, within(TOLERANCE));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 65_535, 65_536, 65_537, 131_072, 200_003})
  void blocksJoinToTheSameNumbersAsTheWhole(int count) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(count);
    for (DType dtype : DType.values()) {
      double[] values = new double[count];
      for (int i = 0; i < count; i++) {
        values[i] = random(dtype, random);
      }
      StoredTensor tensor = tensor(dtype, values, count);
      assertSameAsNaive(statistics(tensor), tensor.doubles());
    }
  }

  private static double random(DType dtype, RandomGenerator random) {
    return switch (dtype) {
      case BOOL -> random.nextInt(2);
      case UINT8 -> random.nextInt(256);
      case INT8 -> random.nextInt(-128, 128);
      case INT16, INT32, INT64 -> random.nextInt(-30_000, 30_000);
      case FLOAT16, BFLOAT16, FLOAT32, FLOAT64 ->
          random.nextInt(50) == 0 ? oddOne(random) : 3 + 10 * random.nextGaussian();
    };
  }

  private static double oddOne(RandomGenerator random) {
    double[] odd = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    return odd[random.nextInt(odd.length)];
  }

  /// The same from all elements in memory, computed as the definitions say.
  private static void assertSameAsNaive(TensorStatistics found, double[] values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    assertThat(found.count()).isEqualTo(values.length);
    assertThat(found.finite()).isEqualTo(finite.length);
    assertThat(found.zeros()).isEqualTo(Arrays.stream(values).filter(v -> v == 0).count());
    assertThat(found.nans()).isEqualTo(Arrays.stream(values).filter(Double::isNaN).count());
    assertThat(found.distribution().isPresent()).isEqualTo(finite.length > 0);
    if (finite.length == 0) {
      return;
    }
    Distribution distribution = found.distribution().orElseThrow();
    double min = Arrays.stream(finite).min().orElseThrow();
    double max = Arrays.stream(finite).max().orElseThrow();
    double mean = Arrays.stream(finite).average().orElseThrow();
    double variance =
        Arrays.stream(finite).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    double tolerance = TOLERANCE * Math.max(Math.abs(min), Math.abs(max));
    assertThat(distribution.min()).isEqualTo(min);
    assertThat(distribution.max()).isEqualTo(max);
    assertThat(distribution.mean()).isCloseTo(mean, within(tolerance));
    assertThat(distribution.deviation()).isCloseTo(Math.sqrt(variance), within(tolerance));
    assertThat(distribution.histogram()).isEqualTo(naiveHistogram(finite, min, max));
    assertThat(LongStream.of(distribution.histogram()).sum()).isEqualTo(finite.length);
  }

  private static long[] naiveHistogram(double[] finite, double min, double max) {
    if (min == max) {
      return new long[] {finite.length};
    }
    long[] bins = new long[Distribution.BINS];
    for (double value : finite) {
      bins[Math.min(bins.length - 1, (int) ((value - min) / (max - min) * bins.length))]++;
    }
    return bins;
  }

  @Test
  void itIsCancelledBetweenBlocks() {
    StoredTensor tensor = tensor(DType.UINT8, new double[1 << 20], 1 << 20);
    AtomicInteger reports = new AtomicInteger();
    JobContext impatient =
        new JobContext() {
          @Override
          public void progress(String stage, double fraction) {
            assertThat(stage).isEqualTo("Statistics of numbers");
            assertThat(fraction).isBetween(0.0, 1.0);
            reports.incrementAndGet();
          }

          @Override
          public boolean isCancelled() {
            return reports.get() == 3;
          }
        };
    assertThatThrownBy(() -> TensorStatistics.of(tensor, impatient))
        .isInstanceOf(JobCancelledException.class);
    assertThat(reports).hasValue(3);
  }

  @Test
  void aFileThatHasChangedIsRefused() throws IOException {
    StoredTensor tensor = tensor(DType.UINT8, new double[8], 8);
    Files.write(folder.resolve("numbers"), new byte[9]);
    assertThatThrownBy(() -> statistics(tensor))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("has changed since it was read");
  }
}
