package org.stegoscope.workspace.evaluation;

import java.util.Optional;
import org.stegoscope.dataset.collection.DatasetChoice;

/// What a user has chosen for an evaluation, as it is kept; what was computed is not.
///
/// @param data the data set; empty where none is open
public record EvaluationState(EvaluationSettings.State settings, Optional<DatasetChoice> data) {}
