package org.stegoscope.workspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.stegoscope.model.LoadedModel;

/// What class ids mean, as a name: ids of one set mean the same wherever they occur, and names and
/// colours are kept by it. A checkpoint's probe gives its ids one meaning, every clustering gives
/// them its own.
public final class ClassSet {

  private ClassSet() {}

  public static String ofProbe(LoadedModel model, ProbeChoice choice) {
    return choice.label() + " " + model.sha256();
  }

  /// Of clusters found in the features of the photos with these digests.
  static String ofClusters(
      PhotoFeatures features, ProbeChoice.KMeans choice, List<String> imageDigests) {
    String found =
        "%s %s %s %s"
            .formatted(
                features.provenance().fields().get("checkpoint"),
                features.provenance().fields().get("resolution"),
                features.request(),
                imageDigests);
    return "kmeans k=%d seed=%d %s".formatted(choice.clusters(), choice.seed(), digest(found));
  }

  /// SHA-256 of a text, in hexadecimal.
  public static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
