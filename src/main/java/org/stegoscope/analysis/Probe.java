package org.stegoscope.analysis;

/// What turns a code, one vector of `dimension` numbers, into one of `classes` ids. A probe whose
/// numbers do not have the shape it claims throws a `StegoscopeException` on creation.
public sealed interface Probe permits ClusterProbe, LinearProbe, CentroidProbe {

  int classes();

  int dimension();
}
