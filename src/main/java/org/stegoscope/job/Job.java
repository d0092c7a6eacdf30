package org.stegoscope.job;

/// A long computation.
@FunctionalInterface
public interface Job<T> {

  T run(JobContext context) throws Exception;
}
