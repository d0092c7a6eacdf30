package org.stegoscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class LeakTest {

  /// The pass of this test makes about 300 kB of native arrays; losing one pass's in seven hundred
  /// would be 200 MB. The allocator itself was seen to wander by 16 MB.
  private static final int TOLERATED_MEGABYTES = 40;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aThousandInferencesLeaveMemoryAsItWas() throws IOException, InterruptedException {
    assumeTrue(
        Files.isReadable(ThousandInferences.STATUS),
        "skipped: resident memory is read from " + ThousandInferences.STATUS);
    Path weights = new TestBackbone(32, 8, 16, 3, 32).withStego(6, 5).writeTemporary();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xms96m",
                "-Xmx96m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                ThousandInferences.class.getName(),
                weights.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    assertThat(process.waitFor()).as("exit status").isZero();
    assertThat(Integer.parseInt(output))
        .as("megabytes by which the process grew")
        .isLessThan(TOLERATED_MEGABYTES);
  }
}
