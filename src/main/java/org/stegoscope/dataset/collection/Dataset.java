package org.stegoscope.dataset.collection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.PictureSize;
import org.stegoscope.job.JobContext;

/// Pictures with labels, in named splits. Files are read when they are asked for, and nothing is
/// copied or written; what was odd when the data set was opened is in `findings`.
public final class Dataset {

  /// Fewer pictures than this say nothing of a split.
  private static final int FEW = 3;

  private final DatasetSource source;
  private final CropScheme crops;
  private final ClassList classes;
  private final SequencedMap<String, List<Sample>> splits;
  private final Findings findings;
  private final Decoding decoding;

  /// @throws StegoscopeException where no split has a picture
  Dataset(
      DatasetSource source,
      CropScheme crops,
      ClassList classes,
      SequencedMap<String, List<Sample>> splits,
      Findings findings,
      Decoding decoding) {
    this.source = source;
    this.crops = crops;
    this.classes = classes;
    SequencedMap<String, List<Sample>> kept = new LinkedHashMap<>();
    splits.forEach((name, samples) -> {
      if (!samples.isEmpty()) {
        kept.put(name, List.copyOf(samples));
      }
    });
    this.splits = Collections.unmodifiableSequencedMap(kept);
    this.findings = findings;
    this.decoding = decoding;
    if (kept.isEmpty()) {
      throw none();
    }
  }

  private StegoscopeException none() {
    String first =
        findings.named().isEmpty() ? "" : " (" + findings.named().getFirst().sentence() + ")";
    return new StegoscopeException(
        "%s holds no picture that can be used as %s: expected %s%s."
            .formatted(source.folder(), source.format(), source.format().expected(), first));
  }

  public DatasetSource source() {
    return source;
  }

  /// The parts that pictures are cut into.
  public CropScheme crops() {
    return crops;
  }

  /// The kind and the folder, for a person.
  public String name() {
    return source.name();
  }

  public ClassList classes() {
    return classes;
  }

  /// What was odd when the data set was opened.
  public Findings findings() {
    return findings;
  }

  /// The samples of each split, in the order of its list.
  public SequencedMap<String, List<Sample>> splits() {
    return splits;
  }

  /// @throws StegoscopeException where there is no such split
  public List<Sample> split(String name) {
    List<Sample> samples = splits.get(name);
    if (samples == null) {
      throw new StegoscopeException(
          "%s has no split “%s”; there is %s."
              .formatted(source.folder(), name, String.join(", ", splits.keySet())));
    }
    return samples;
  }

  /// How many samples all splits have.
  public int size() {
    return splits.values().stream().mapToInt(List::size).sum();
  }

  /// Whether any sample has labels.
  public boolean isLabelled() {
    return splits.values().stream()
        .flatMap(List::stream)
        .anyMatch(sample -> sample.label().isPresent());
  }

  /// What to say before statistics or training of a split; empty where it has enough pictures.
  public Optional<String> caution(String split) {
    return caution(split, split(split).size());
  }

  static Optional<String> caution(String split, int pictures) {
    return pictures >= FEW
        ? Optional.empty()
        : Optional.of(
            ("The split %s has %d picture%s: statistics of so few say little, and training learns"
                    + " little from them.")
                .formatted(split, pictures, pictures == 1 ? "" : "s"));
  }

  /// The photo of a sample, or its part of the photo. The digest of a part is its own.
  ///
  /// @throws StegoscopeException where the file cannot be read
  public Photo photo(Sample sample, JobContext context) {
    return part(sample, wholePhoto(sample, context));
  }

  Photo wholePhoto(Sample sample, JobContext context) {
    return decoding.photo(sample.image(), context);
  }

  private static Photo part(Sample sample, Photo whole) {
    return sample
        .crop()
        .map(crop ->
            new Photo(whole.file(), crop.of(whole.image()), digest(whole.sha256() + " " + crop)))
        .orElse(whole);
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// The class of every pixel, 255 where none; empty where the sample has no labels.
  ///
  /// @throws StegoscopeException where the file cannot be read
  public Optional<LabelMap> labels(Sample sample, JobContext context) {
    return labelling(sample, context).map(Labelling::map);
  }

  Optional<Labelling> labelling(Sample sample, JobContext context) {
    return sample
        .label()
        .map(file ->
            decoding.code().decode(decoding.labels(file, context), sample.crop(), classes, file));
  }

  /// The size of the whole photo, of which a sample may be a part.
  PictureSize wholeSize(Sample sample, JobContext context) {
    return decoding.size(sample.image(), context);
  }

  /// Photo and labels together.
  ///
  /// @throws StegoscopeException where a file cannot be read, or they are not of one size
  public Example example(Sample sample, JobContext context) {
    Photo whole = wholePhoto(sample, context);
    Optional<Labelling> labelling = labelling(sample, context);
    PictureSize size = new PictureSize(whole.image().width(), whole.image().height());
    labelling
        .flatMap(found -> mismatch(sample, size, found))
        .ifPresent(sentence -> {
          throw new StegoscopeException(sentence);
        });
    return new Example(part(sample, whole), labelling.map(Labelling::map));
  }

  /// A sentence where labels are not as large as their photo, both whole.
  static Optional<String> mismatch(Sample sample, PictureSize photo, Labelling labelling) {
    return labelling.file().equals(photo)
        ? Optional.empty()
        : Optional.of(
            "%s is %s and its photo %s: labels have the size of their photo."
                .formatted(sample.label().orElseThrow(), labelling.file(), photo));
  }

  /// The same data set with every picture cut into parts.
  public Dataset cropped(CropScheme scheme) {
    SequencedMap<String, List<Sample>> parts = new LinkedHashMap<>();
    splits.forEach((name, samples) -> {
      List<Sample> cut = new ArrayList<>();
      for (int i = 0; i < samples.size(); i++) {
        List<Crop> crops = scheme.crops(i);
        if (crops.isEmpty()) {
          cut.add(samples.get(i));
        }
        for (int part = 0; part < crops.size(); part++) {
          cut.add(samples.get(i).part(part, crops.get(part)));
        }
      }
      parts.put(name, cut);
    });
    return new Dataset(source, scheme, classes, parts, findings, decoding);
  }

  /// The same data set without some samples, such as those a survey finds odd.
  ///
  /// @throws StegoscopeException where none is left
  public Dataset without(Collection<Sample> samples) {
    Set<Sample> dropped = new HashSet<>(samples);
    SequencedMap<String, List<Sample>> kept = new LinkedHashMap<>();
    splits.forEach((name, all) ->
        kept.put(name, all.stream().filter(sample -> !dropped.contains(sample)).toList()));
    return new Dataset(source, crops, classes, kept, findings, decoding);
  }

  /// The same data set with only one split.
  ///
  /// @throws StegoscopeException where there is no such split
  public Dataset only(String split) {
    SequencedMap<String, List<Sample>> one = new LinkedHashMap<>();
    one.put(split, split(split));
    return new Dataset(source, crops, classes, one, findings, decoding);
  }

  /// The same data set with other names, colours and ignored ids of its classes. Ids beyond the
  /// list become void.
  public Dataset withClasses(ClassList other) {
    return new Dataset(source, crops, other, splits, findings, decoding);
  }
}
