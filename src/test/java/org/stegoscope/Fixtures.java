package org.stegoscope;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The golden numbers made with the original implementations, and the real weights and photos that
/// lie beside them. They are found by the environment variable `STEGOSCOPE_FIXTURES`, else in
/// `../shared/fixtures`. Named but missing is a failure; not named and absent is a skip.
public final class Fixtures {

  private static final String VARIABLE = "STEGOSCOPE_FIXTURES";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Fixtures() {}

  /// The folder of all fixtures.
  public static Path root() {
    String named = System.getenv(VARIABLE);
    if (named != null && !named.isBlank()) {
      Path root = Path.of(named);
      if (!Files.isRegularFile(root.resolve("INDEX.json"))) {
        throw new AssertionError(VARIABLE + " names " + root + ", where no INDEX.json is");
      }
      return root;
    }
    Path root = Path.of("..", "shared", "fixtures");
    assumeTrue(
        Files.isRegularFile(root.resolve("INDEX.json")),
        "skipped: no golden numbers in " + root + " and " + VARIABLE + " is not set");
    return root;
  }

  /// A file or folder beside the fixtures: `weights/...`, `photos/...`, `camvid-small/...`.
  public static Path beside(String name) {
    Path path = root().resolveSibling(name);
    assumeTrue(Files.exists(path), "skipped: " + path + " is not there");
    return path;
  }

  public static Path path(String name) {
    Path path = root().resolve(name);
    if (!Files.exists(path)) {
      throw new AssertionError("the fixture " + path + " is missing");
    }
    return path;
  }

  public static JsonNode json(String name) {
    return JSON.readTree(path(name).toFile());
  }

  /// One array of a case, with the tolerances its `index.json` gives.
  public static Golden golden(String caseName, String array) {
    JsonNode entry = json(caseName + "/index.json").path("arrays").path(array);
    if (entry.isMissingNode()) {
      throw new AssertionError("no array " + array + " in " + caseName);
    }
    Npy npy = Npy.read(path(caseName + "/" + entry.path("file").asString()));
    return new Golden(
        caseName + "/" + array,
        npy.shape(),
        npy.values(),
        entry.path("atol").asDouble(0),
        entry.path("rtol").asDouble(0));
  }

  /// Expected numbers: `y` reproduces `x` if `|y - x| <= atol + rtol * |x|` everywhere.
  public record Golden(String name, int[] shape, double[] values, double atol, double rtol) {

    public float[] floats() {
      float[] floats = new float[values.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) values[i];
      }
      return floats;
    }

    /// Fails with the worst element unless every one of `actual` is within the tolerance.
    public void assertReproducedBy(float[] actual) {
      if (actual.length != values.length) {
        throw new AssertionError(
            "%s has %d values %s, got %d"
                .formatted(name, values.length, Arrays.toString(shape), actual.length));
      }
      int worst = -1;
      double worstExcess = 0;
      for (int i = 0; i < actual.length; i++) {
        double excess = Math.abs(actual[i] - values[i]) - (atol + rtol * Math.abs(values[i]));
        if (!(excess <= worstExcess)) {
          worst = i;
          worstExcess = excess;
        }
      }
      if (worst >= 0) {
        throw new AssertionError(
            "%s: element %d should be %.9g, is %.9g (atol %g, rtol %g)"
                .formatted(name, worst, values[worst], actual[worst], atol, rtol));
      }
    }
  }

  /// A `.npy` file of version 1, little-endian, C order; every dtype widened to double.
  public record Npy(int[] shape, double[] values) {

    private static final Pattern HEADER =
        Pattern.compile("'descr': '([^']+)'.*'fortran_order': False.*'shape': \\(([^)]*)\\)");

    public static Npy read(Path file) {
      ByteBuffer bytes;
      try {
        bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      } catch (IOException e) {
        throw new AssertionError("cannot read " + file, e);
      }
      int headerLength = Short.toUnsignedInt(bytes.getShort(8));
      String header = new String(bytes.array(), 10, headerLength, StandardCharsets.ISO_8859_1);
      Matcher matcher = HEADER.matcher(header);
      if (!matcher.find()) {
        throw new AssertionError(file + " has the header " + header);
      }
      int[] shape =
          Arrays.stream(matcher.group(2).split(","))
              .map(String::strip)
              .filter(text -> !text.isEmpty())
              .mapToInt(Integer::parseInt)
              .toArray();
      double[] values = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
      bytes.position(10 + headerLength);
      for (int i = 0; i < values.length; i++) {
        values[i] =
            switch (matcher.group(1)) {
              case "<f4" -> bytes.getFloat();
              case "<f8" -> bytes.getDouble();
              case "<i8" -> bytes.getLong();
              case "|u1" -> Byte.toUnsignedInt(bytes.get());
              default -> throw new AssertionError(file + " has dtype " + matcher.group(1));
            };
      }
      return new Npy(shape, values);
    }
  }
}
