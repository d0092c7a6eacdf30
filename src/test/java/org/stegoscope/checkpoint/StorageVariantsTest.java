package org.stegoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.stegoscope.Fixtures;
import org.stegoscope.checkpoint.architecture.Architecture;
import org.stegoscope.checkpoint.architecture.WeightSource;
import org.stegoscope.job.JobContext;
import tools.jackson.databind.JsonNode;

/// One network in every form it can be saved in gives the same bits.
final class StorageVariantsTest {

  private static final String CASE = "A_dino_vit/a5_storage_variants";

  @TestFactory
  Stream<DynamicTest> everyVariantHasTheSameWeights() {
    JsonNode index = Fixtures.json(CASE + "/index.json");
    return index
        .path("files")
        .propertyStream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getKey(), () -> check(index, file.getKey(), file.getValue())));
  }

  private static void check(JsonNode index, String name, JsonNode file) {
    Checkpoint checkpoint = Checkpoint.read(Fixtures.path(CASE + "/" + name), JobContext.NONE);
    assertThat(checkpoint.sha256()).isEqualTo(file.path("sha256").asString());
    assertThat(checkpoint.bytes()).isEqualTo(file.path("bytes").asLong());
    Architecture architecture = Architecture.infer(checkpoint);
    architecture.requireUsable();
    assertThat(architecture.missing()).isEmpty();
    assertThat(architecture.unexpected()).isEmpty();
    float[] expected = Fixtures.golden(CASE, "weights_" + file.path("same_as").asString()).floats();
    JsonNode shapes = index.path("values").path("shapes").path("value");
    int position = 0;
    for (JsonNode key : index.path("values").path("key_order").path("value").values()) {
      WeightSource weight = architecture.weights().get(key.asString());
      assertThat(weight.shape())
          .containsExactly(
              shapes.path(key.asString()).valueStream().mapToLong(JsonNode::asLong).toArray());
      for (float value : weight.floats()) {
        assertThat(Float.floatToRawIntBits(value))
            .isEqualTo(Float.floatToRawIntBits(expected[position++]));
      }
    }
    assertThat(position).isEqualTo(expected.length);
  }
}
