package org.stegoscope.workspace.training;

import java.nio.file.Path;
import java.util.Optional;
import org.stegoscope.training.Preset;
import org.stegoscope.training.TrainingSettings;

/// A run as it would be begun.
///
/// @param preset what the settings are told apart from
/// @param folder of the run
/// @param cache where features are kept; empty for the folder `computed` beside the run
public record AskedTraining(
    Preset preset, TrainingSettings settings, Path folder, Optional<Path> cache) {}
