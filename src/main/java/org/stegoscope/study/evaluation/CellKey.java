package org.stegoscope.study.evaluation;

/// A cell of the table.
///
/// @param subject the row, from 0
public record CellKey(int subject, ProbeUse probe, CrfUse crf) {}
