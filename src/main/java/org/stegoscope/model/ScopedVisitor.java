package org.stegoscope.model;

import ai.djl.ndarray.NDManager;

/// A visitor that computes with native arrays of its own while the pass runs.
interface ScopedVisitor extends VisionTransformer.BlockVisitor {

  /// Gives the visitor the manager its arrays are to belong to.
  void enter(NDManager scope);
}
