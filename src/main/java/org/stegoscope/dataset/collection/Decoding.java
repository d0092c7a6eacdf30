package org.stegoscope.dataset.collection;

import java.nio.file.Path;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.LabelPicture;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.PhotoReader;
import org.stegoscope.dataset.PictureSize;
import org.stegoscope.job.JobContext;

/// How the files of a data set become pictures and labels. Every failure is a
/// [StegoscopeException].
interface Decoding {

  Photo photo(Path file, JobContext context);

  /// The size of the photo, with no more work than that takes.
  PictureSize size(Path file, JobContext context);

  /// The numbers in a file of labels.
  LabelPicture labels(Path file, JobContext context);

  /// What these stand for.
  LabelCode code();

  /// Pictures in the usual formats.
  record Pictures(LabelCode code) implements Decoding {

    @Override
    public Photo photo(Path file, JobContext context) {
      return PhotoReader.read(file, context);
    }

    @Override
    public PictureSize size(Path file, JobContext context) {
      return PhotoReader.size(file, context);
    }

    @Override
    public LabelPicture labels(Path file, JobContext context) {
      return LabelPicture.read(file, context);
    }
  }
}
