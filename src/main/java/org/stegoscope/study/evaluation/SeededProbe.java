package org.stegoscope.study.evaluation;

import java.util.OptionalLong;
import org.stegoscope.analysis.Probe;

/// A probe that is evaluated.
///
/// @param seed that it was fitted with; empty for one of a checkpoint
public record SeededProbe(Probe probe, OptionalLong seed) {}
