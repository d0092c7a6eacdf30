package org.stegoscope.dataset.collection;

import java.nio.file.Path;
import java.util.Optional;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ClassListFile;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

/// A data set as a user wants it: which one, the parts its pictures are cut into, and whose classes
/// its labels are.
///
/// @param classes a file that [ClassListFile] reads, in place of the classes of the data set; empty
///   for its own
public record DatasetChoice(DatasetSource source, CropScheme crops, Optional<Path> classes) {

  /// Whole pictures, and the classes of the data set.
  public static DatasetChoice of(DatasetSource source) {
    return new DatasetChoice(source, new CropScheme.Whole(), Optional.empty());
  }

  /// The same data set cut into other parts.
  public DatasetChoice with(CropScheme other) {
    return new DatasetChoice(source, other, classes);
  }

  /// The same data set with the classes of a file; with its own where there is none.
  public DatasetChoice withClasses(Optional<Path> file) {
    return new DatasetChoice(source, crops, file);
  }

  /// Finds the files of the data set; none of them is read but the lists.
  ///
  /// @throws StegoscopeException where there is no such folder, no picture in it, or no list of
  ///   classes in the file
  /// @throws JobCancelledException where `context` is cancelled meanwhile
  public Dataset open(JobContext context) {
    return explained(context).cropped(crops);
  }

  /// The same, and looks into all labels where no list says what their numbers are: the highest
  /// that occurs is the last class.
  public Dataset openWithOccurringClasses(JobContext context) {
    // Whole pictures hold the same numbers as their parts, and are read once.
    return DatasetSurvey.withOccurringClasses(explained(context), context).cropped(crops);
  }

  private Dataset explained(JobContext context) {
    // A list that cannot be used is told before a large folder is searched.
    var list = classes.map(ClassListFile::read);
    Dataset whole = source.open(context);
    return list.map(whole::withClasses).orElse(whole);
  }
}
