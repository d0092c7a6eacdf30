package org.stegoscope.workspace;

import java.util.List;
import org.stegoscope.checkpoint.ValueNode;
import org.stegoscope.checkpoint.architecture.ArchitectureRow;
import org.stegoscope.checkpoint.architecture.CheckpointInspection;
import org.stegoscope.checkpoint.architecture.KeyCheck;

/// What the workbench shows of a checkpoint.
///
/// @param values what the file holds besides its tensors
public record InspectedCheckpoint(
    CheckpointInspection inspection,
    List<ArchitectureRow> summary,
    TensorNode tensors,
    List<ValueNode> values,
    KeyCheck keys) {

  public InspectedCheckpoint {
    summary = List.copyOf(summary);
    values = List.copyOf(values);
  }

  static InspectedCheckpoint of(CheckpointInspection inspection) {
    return new InspectedCheckpoint(
        inspection,
        inspection.summary(),
        TensorNode.of(inspection.checkpoint().tensors().values()),
        ValueNode.of(inspection.checkpoint().metadata()),
        inspection.keys());
  }
}
