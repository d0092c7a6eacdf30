package org.stegoscope.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.stegoscope.checkpoint.architecture.HeadShape;

/// STEGO's projection of features to codes: a linear map, plus for the nonlinear head a two-layer
/// perceptron with ReLU, both as 1x1 convolutions in the checkpoint (Hamilton et al. 2022, section
/// 3). Dropout is off: this is the network at evaluation.
final class SegmentationHead {

  private final HeadShape shape;
  private final OpLibrary ops;
  private final NDArray[] layers;

  SegmentationHead(HeadShape shape, OpLibrary ops, Weights weights) {
    this.shape = shape;
    this.ops = ops;
    List<NDArray> matrices = new ArrayList<>();
    List<String> names =
        shape.projection() == HeadShape.Projection.NONLINEAR
            ? List.of("cluster1.0", "cluster2.0", "cluster2.2")
            : List.of("cluster1.0");
    for (String name : names) {
      NDArray kernel = weights.exact(name + ".weight");
      long[] sizes = kernel.getShape().getShape();
      matrices.add(kernel.reshape(new Shape(sizes[0], sizes[1])));
      matrices.add(weights.exact(name + ".bias"));
    }
    layers = matrices.toArray(NDArray[]::new);
  }

  /// `[1, patches, width]` to `[1, patches, codeDimension]`.
  NDArray code(NDManager scope, NDArray features) {
    String operation =
        shape.projection() == HeadShape.Projection.NONLINEAR ? "nonlinear_code" : "linear_code";
    return ops.call(scope, operation, features, layers);
  }
}
