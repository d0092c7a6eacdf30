package org.stegoscope.dataset.collection;

import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ClassList;

/// Where the files of one kind of data set are, and what its labels mean.
interface Layout {

  /// Names every sample of the folder. What is odd is noted and left out.
  ///
  /// @throws StegoscopeException where nothing is as it should be
  void gather(Gathering gathering);

  ClassList classes(Gathering gathering);

  Decoding decoding();
}
