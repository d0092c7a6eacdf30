package org.stegoscope.checkpoint.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.stegoscope.checkpoint.Checkpoint;
import org.stegoscope.checkpoint.CheckpointException.Kind;
import org.stegoscope.checkpoint.Quote;
import org.stegoscope.checkpoint.StoredTensor;

/// Finds out what a checkpoint is: first the backbone, then the head on it, then what is left over.
final class ArchitectureInference {

  /// What checkpoints hold besides the network that is wanted here.
  private static final Set<String> IGNORED_KEYS =
      Set.of(
          "optimizer",
          "optimizer_states",
          "lr_schedulers",
          "scheduler",
          "lr_scheduler",
          "callbacks",
          "loops",
          "dino_loss",
          "ibot_loss",
          "fp16_scaler",
          "scaler",
          "amp",
          "student",
          "teacher",
          "predictor",
          "prototypes",
          "head",
          "head_dist",
          "classifier",
          "distillation_classifier",
          "pooler",
          "fc_norm",
          "pre_logits",
          "decoder",
          "decoder_blocks",
          "decoder_embed",
          "decoder_norm",
          "decoder_pred",
          "decoder_pos_embed",
          "mask_token",
          "masked_embed");

  private static final Pattern DINO_HEAD = Pattern.compile("(.*\\.)?head\\.(mlp|last_layer)\\..*");

  private final Checkpoint checkpoint;
  private final Map<String, StoredTensor> tensors;
  private final Findings findings;

  ArchitectureInference(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
    this.tensors = checkpoint.tensors();
    this.findings = new Findings(fileName(checkpoint));
  }

  Architecture infer() {
    TrainingConfig config = TrainingConfig.of(checkpoint.metadata());
    Optional<Backbone> backbone = Backbone.find(tensors);
    Optional<VitShape> vit =
        backbone.flatMap(found -> new VitInspection(found, findings).inspect());
    OptionalInt width = vit.map(shape -> OptionalInt.of(shape.width())).orElse(OptionalInt.empty());
    HeadInspection head = new HeadInspection(tensors, findings);
    head.inspect(width, config.number("extra_clusters"));
    Method method = method(backbone, head);
    SequencedMap<String, WeightSource> weights = new LinkedHashMap<>();
    backbone.ifPresent(found -> weights.putAll(found.weights()));
    weights.putAll(head.weights());
    checkTypes(weights);
    List<String> rest = rest(backbone, head);
    Preprocessing preprocessing = preprocessing(backbone, config.text(Preprocessing.KEY));
    return new Architecture(
        fileName(checkpoint),
        method,
        vit,
        head.shape(),
        head.classes(),
        head.extraClusters(),
        config.text("dino_feat_type").equals("KK") ? FeatureType.KK : FeatureType.FEAT,
        config.text("dataset_name"),
        config.settings(),
        preprocessing,
        config.untrained(),
        config.note(),
        findings.missing(),
        findings.expected(),
        rest.stream().filter(name -> !isIgnored(name)).toList(),
        rest.stream().filter(this::isIgnored).toList(),
        findings.problems(),
        weights);
  }

  private static String fileName(Checkpoint checkpoint) {
    return Quote.plain(String.valueOf(checkpoint.file().getFileName()));
  }

  private Method method(Optional<Backbone> backbone, HeadInspection head) {
    boolean needsBackbone =
        head.method() != Method.CAUSE_SEGMENT && head.method() != Method.CAUSE_CLUSTER;
    if (backbone.isEmpty() && needsBackbone) {
      List<String> examples = List.of("cls_token", "blocks.0.attn.qkv.weight");
      findings.error(
          Kind.MODEL_MISSING_KEYS,
          "has none of the weights of a vision transformer, such as %s, among its %d tensors"
              .formatted(String.join(" and ", examples), tensors.size()),
          examples);
    }
    return head.method() == Method.UNKNOWN && backbone.isPresent() ? Method.DINO : head.method();
  }

  private void checkTypes(Map<String, WeightSource> weights) {
    weights.forEach((name, weight) -> {
      for (StoredTensor part : weight.parts()) {
        if (!part.dtype().isFloating()) {
          findings.error(
              Kind.UNSUPPORTED_DTYPE,
              "should have floating-point numbers in %s, has %s"
                  .formatted(Quote.plain(name), part.dtype().label()),
              List.of(name));
          return;
        }
      }
    });
  }

  private List<String> rest(Optional<Backbone> backbone, HeadInspection head) {
    List<String> rest = new ArrayList<>(tensors.keySet());
    Set<String> used = backbone.map(Backbone::used).orElse(Set.of());
    rest.removeIf(name -> used.contains(name) || head.used().contains(name));
    return rest;
  }

  private boolean isIgnored(String name) {
    // A single number is a count or a score, never a weight of a network.
    if (tensors.get(name).shape().length == 0) {
      return true;
    }
    for (String key : name.split("\\.")) {
      if (IGNORED_KEYS.contains(key)) {
        return true;
      }
    }
    return false;
  }

  /// A classifier beside the backbone speaks for supervised weights of timm or Hugging Face, which
  /// mostly saw pixels in -1..1; DINO's own head speaks against it. Files of this program say it.
  private Preprocessing preprocessing(Optional<Backbone> backbone, String said) {
    if (backbone.isEmpty()) {
      return Preprocessing.IMAGENET;
    }
    if (!said.isEmpty()) {
      return said.equals(Preprocessing.HALF.toString())
          ? Preprocessing.HALF
          : Preprocessing.IMAGENET;
    }
    String prefix = backbone.get().prefix();
    boolean isDino = tensors.keySet().stream().anyMatch(name -> DINO_HEAD.matcher(name).matches());
    Optional<String> classifier =
        tensors.keySet().stream()
            .filter(name ->
                name.equals(prefix + "head.weight")
                    || isAtEnd(name, "classifier.weight")
                    || isAtEnd(name, "pooler.dense.weight"))
            .findFirst();
    if (isDino || classifier.isEmpty()) {
      return Preprocessing.IMAGENET;
    }
    findings.note(
        "preprocessing_assumed",
        "has a classifier (%s), so its images are assumed to be normalised with mean and deviation 0.5"
            .formatted(Quote.plain(classifier.get())));
    return Preprocessing.HALF;
  }

  private static boolean isAtEnd(String name, String key) {
    return name.equals(key) || name.endsWith("." + key);
  }
}
