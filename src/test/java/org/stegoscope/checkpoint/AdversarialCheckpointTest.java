package org.stegoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.stegoscope.Fixtures;
import org.stegoscope.checkpoint.architecture.Architecture;
import org.stegoscope.job.JobContext;
import tools.jackson.databind.JsonNode;

/// Every file of the adversarial corpus does what its manifest asks for.
final class AdversarialCheckpointTest {

  private static final String FOLDER = "I_adversarial/";

  @TestFactory
  Stream<DynamicTest> everyFileLoadsOrFailsAsTheManifestSays() {
    JsonNode manifest = Fixtures.json(FOLDER + "manifest.json");
    return manifest
        .path("files")
        .valueStream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.path("file").asString() + ": " + entry.path("why").asString(),
                () -> check(entry)));
  }

  private static void check(JsonNode entry) {
    int seconds = entry.path("limits").path("seconds").asInt(5);
    assertTimeoutPreemptively(Duration.ofSeconds(seconds), () -> checkOutcome(entry));
  }

  private static void checkOutcome(JsonNode entry) {
    Path file = Fixtures.path(FOLDER + entry.path("file").asString());
    try {
      Checkpoint checkpoint = Checkpoint.read(file, JobContext.NONE);
      checkTensors(checkpoint, entry.path("tensors"));
      assertThat(String.valueOf(checkpoint.metadata().toPlain())).hasSizeLessThan(1_000_000);
      if (entry.path("stage").asString().equals("model")) {
        checkModel(checkpoint);
      }
      assertThat(expects(entry, "load")).as("loaded").isTrue();
      if (entry.path("note").asString("").contains("warning")) {
        assertThat(checkpoint.problems()).isNotEmpty();
      }
    } catch (CheckpointException e) {
      String sentence = e.getMessage();
      assertThat(expects(entry, "error")).as("failed: " + sentence).isTrue();
      if (entry.has("error_kind")) {
        assertThat(e.kind().label())
            .as(sentence)
            .isIn(entry.path("error_kind").asString(), entry.path("also_kind").asString(""));
      }
      assertThat(sentence)
          .startsWith(file.getFileName().toString())
          .endsWith(".")
          .doesNotContain("\n")
          .hasSizeLessThan(400);
      entry
          .path("names")
          .valueStream()
          .forEach(name -> assertThat(sentence).contains(name.asString()));
    }
  }

  private static void checkModel(Checkpoint checkpoint) {
    Architecture architecture = Architecture.infer(checkpoint);
    architecture.requireUsable();
    for (Problem problem : architecture.checkWeights(JobContext.NONE)) {
      throw new CheckpointException(CheckpointException.Kind.MODEL_NONFINITE, problem.sentence());
    }
  }

  private static boolean expects(JsonNode entry, String outcome) {
    return entry.path("expect").asString().equals(outcome)
        || entry.path("also_acceptable").asString("").equals(outcome);
  }

  private static void checkTensors(Checkpoint checkpoint, JsonNode tensors) {
    tensors
        .propertyStream()
        .forEach(named -> {
          StoredTensor tensor = checkpoint.tensors().get(named.getKey());
          assertThat(tensor).as(named.getKey()).isNotNull();
          JsonNode expected = named.getValue();
          assertThat(tensor.shape())
              .containsExactly(
                  expected.path("shape").valueStream().mapToLong(JsonNode::asLong).toArray());
          if (expected.has("dtype")) {
            assertThat(tensor.dtype().label()).isEqualTo(expected.path("dtype").asString());
          }
          checkValues(tensor, expected.path("values"));
        });
  }

  private static void checkValues(StoredTensor tensor, JsonNode values) {
    double[] doubles = values.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    assertThat(tensor.doubles()).containsExactly(doubles);
    float[] floats = tensor.floats();
    for (int i = 0; i < doubles.length; i++) {
      assertThat(floats[i]).isEqualTo((float) doubles[i]);
    }
    if (!tensor.dtype().isFloating()) {
      assertThat(tensor.longs())
          .containsExactly(values.valueStream().mapToLong(JsonNode::asLong).toArray());
    }
  }
}
