package org.stegoscope.dataset.collection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.PictureSize;
import org.stegoscope.dataset.collection.Finding.Kind;
import org.stegoscope.job.JobContext;

/// Looks at every file of a data set once and counts. Files that cannot be read and labels that do
/// not fit their photo are named and left out; they end nothing.
public final class DatasetSurvey {

  /// How closely photos are looked at; labels are always read whole.
  public enum Photos {
    /// Their headers, for the size: fast, and blind to damage behind the header.
    HEADERS,
    /// Every pixel.
    PIXELS
  }

  private final Dataset dataset;
  private final Photos photos;
  private final JobContext context;
  private final Findings.Log log = new Findings.Log();
  private final List<Sample> odd = new ArrayList<>();
  private int done;

  private DatasetSurvey(Dataset dataset, Photos photos, JobContext context) {
    this.dataset = dataset;
    this.photos = photos;
    this.context = context;
  }

  public static Survey of(Dataset dataset, Photos photos, JobContext context) {
    return new DatasetSurvey(dataset, photos, context).survey();
  }

  /// The data set with the classes that its labels hold, where no list says what they are: the
  /// highest number that occurs is the last class.
  public static Dataset withOccurringClasses(Dataset dataset, JobContext context) {
    return dataset.isLabelled() && dataset.classes().equals(ClassList.numbered(ClassList.MOST))
        ? dataset.withClasses(of(dataset, Photos.HEADERS, context).classes())
        : dataset;
  }

  private Survey survey() {
    log.addAll(dataset.findings());
    SequencedMap<String, Count> counts = new LinkedHashMap<>();
    dataset.splits().forEach((name, samples) -> counts.put(name, count(samples)));
    ClassList classes = classes(counts);
    SequencedMap<String, SplitSurvey> splits = new LinkedHashMap<>();
    counts.forEach((name, count) -> splits.put(name, count.survey(classes.size())));
    return new Survey(classes, splits, log.findings(), odd, cautions(splits));
  }

  /// Labels without a list have as many classes as the highest of their numbers says.
  private ClassList classes(SequencedMap<String, Count> counts) {
    ClassList classes = dataset.classes();
    if (!classes.equals(ClassList.numbered(ClassList.MOST))) {
      return classes;
    }
    int highest = 0;
    for (Count count : counts.values()) {
      for (int id = highest; id < ClassList.MOST; id++) {
        highest = count.pixels[id] > 0 ? id : highest;
      }
    }
    return ClassList.numbered(highest + 1);
  }

  private static List<String> cautions(SequencedMap<String, SplitSurvey> splits) {
    List<String> cautions = new ArrayList<>();
    splits.forEach((name, split) -> Dataset.caution(name, split.images()).ifPresent(cautions::add));
    if (splits.values().stream().allMatch(split -> split.labelled() == 0)) {
      cautions.add("No picture has labels: classes are not counted, and no mIoU can be computed.");
    }
    return cautions;
  }

  private static final class Count {

    private int images;
    private int labelled;
    private final long[] pixels = new long[LabelMap.VOID + 1];
    private final int[] imagesWith = new int[LabelMap.VOID + 1];
    private long unknown;
    private final SortedMap<PictureSize, Integer> sizes = new TreeMap<>();

    void add(Labelling labelling) {
      long[] areas = labelling.map().areas();
      for (int id = 0; id < areas.length; id++) {
        pixels[id] += areas[id];
        imagesWith[id] += areas[id] > 0 ? 1 : 0;
      }
      labelled++;
      unknown += labelling.unknown();
    }

    SplitSurvey survey(int classes) {
      return new SplitSurvey(
          images,
          labelled,
          Arrays.copyOf(pixels, classes),
          Arrays.copyOf(imagesWith, classes),
          pixels[LabelMap.VOID],
          unknown,
          sizes);
    }
  }

  private Count count(List<Sample> samples) {
    Count count = new Count();
    int all = dataset.size();
    for (Sample sample : samples) {
      context.checkCancelled();
      context.progress("Counting labels", (double) done++ / all);
      count(sample, count);
    }
    return count;
  }

  private void count(Sample sample, Count count) {
    PictureSize whole;
    Optional<Labelling> labelling;
    try {
      whole = wholeSize(sample);
    } catch (StegoscopeException e) {
      leaveOut(sample, Kind.UNREADABLE, sample.image(), e.getMessage());
      return;
    }
    try {
      labelling = dataset.labelling(sample, context.silent());
    } catch (StegoscopeException e) {
      leaveOut(sample, Kind.UNREADABLE, sample.label().orElseThrow(), e.getMessage());
      return;
    }
    Optional<String> mismatch = labelling.flatMap(found -> Dataset.mismatch(sample, whole, found));
    if (mismatch.isPresent()) {
      leaveOut(sample, Kind.MISMATCH, sample.label().orElseThrow(), mismatch.get());
      return;
    }
    count.images++;
    count.sizes.merge(size(sample, whole), 1, Integer::sum);
    labelling.ifPresent(found -> {
      count.add(found);
      noteUnknown(sample, found);
    });
  }

  private static PictureSize size(Sample sample, PictureSize whole) {
    return sample
        .crop()
        .map(crop -> crop.box(whole.width(), whole.height()))
        .map(box -> new PictureSize(box.width(), box.height()))
        .orElse(whole);
  }

  private PictureSize wholeSize(Sample sample) {
    JobContext silent = context.silent();
    if (photos == Photos.HEADERS) {
      return dataset.wholeSize(sample, silent);
    }
    Photo photo = dataset.wholePhoto(sample, silent);
    return new PictureSize(photo.image().width(), photo.image().height());
  }

  private void leaveOut(Sample sample, Kind kind, Object file, String sentence) {
    odd.add(sample);
    log.add(kind, file, sentence);
  }

  private void noteUnknown(Sample sample, Labelling found) {
    if (found.unknown() > 0) {
      log.add(
          Kind.UNKNOWN_LABELS,
          sample.label().orElseThrow(),
          "%s has %d pixels of no class, such as %s; they count as none."
              .formatted(sample.label().orElseThrow(), found.unknown(), found.example()));
    }
  }
}
