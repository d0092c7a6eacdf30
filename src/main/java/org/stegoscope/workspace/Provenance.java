package org.stegoscope.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.model.Diagnosis;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.TorchRuntime;

/// What a result was made from: enough to make it again. Values are texts, numbers, booleans, and
/// lists and maps of them, in the order they are written to files.
public record Provenance(Map<String, Object> fields) {

  private static final String JOINT = "joint";

  public Provenance {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /// The part every result of a model on a photo shares.
  public static Provenance of(Photo photo, LoadedModel model, Resolution resolution) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("application", "Stegoscope " + Diagnosis.version());
    fields.put("libtorch", TorchRuntime.version());
    Map<String, Object> image = new LinkedHashMap<>();
    image.put("file", photo.file().getFileName().toString());
    image.put("sha256", photo.sha256());
    image.put("width", photo.image().width());
    image.put("height", photo.image().height());
    fields.put("image", image);
    Map<String, Object> checkpoint = new LinkedHashMap<>();
    checkpoint.put("file", model.file().getFileName().toString());
    checkpoint.put("sha256", model.sha256());
    checkpoint.put("method", model.architecture().method().label());
    checkpoint.put("heads", model.heads());
    checkpoint.put("untrained", model.architecture().untrained());
    fields.put("checkpoint", checkpoint);
    fields.put("device", model.options().device().toString());
    fields.put("precision", model.options().precision().toString());
    model.bfloat16Error().ifPresent(error -> fields.put("bfloat16RelativeError", error));
    fields.put("normalization", model.normalization().toString());
    fields.put("resolution", resolution.toString());
    return new Provenance(fields);
  }

  public Provenance with(FeatureRequest request) {
    Provenance described =
        with("space", request.space().name().toLowerCase(Locale.ROOT))
            .with("facet", request.facet().name().toLowerCase(Locale.ROOT));
    Provenance placed =
        request.block() == FeatureRequest.LAST_BLOCK
            ? described.with("block", "last")
            : described.with("block", request.block());
    return placed.with("averaging", request.averaging().name().toLowerCase(Locale.ROOT));
  }

  /// Adds that the result depends on all the photos of these digests.
  public Provenance jointly(List<String> imageDigests) {
    return with("scope", JOINT).with("images", List.copyOf(imageDigests));
  }

  /// Whether the result depends on several photos.
  boolean isJoint() {
    return JOINT.equals(fields.get("scope"));
  }

  public Provenance with(String name, Object value) {
    Map<String, Object> extended = new LinkedHashMap<>(fields);
    extended.put(name, value);
    return new Provenance(extended);
  }
}
