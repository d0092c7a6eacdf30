package org.stegoscope.study.runs;

/// A file that a run made.
///
/// @param path relative to the folder of the run, with `/`
/// @param kind what it is, such as `checkpoint`
/// @param sha256 of its bytes, in lower-case hexadecimal
public record Artefact(String path, String kind, String sha256) {}
