package org.stegoscope.job;

/// Hears of jobs as they come and go, on whichever thread that happens.
public interface JobListener {

  JobListener NONE =
      new JobListener() {
        @Override
        public void submitted(JobHandle<?> job) {}

        @Override
        public void progressed(JobHandle<?> job, String stage, double fraction) {}

        @Override
        public void ended(JobHandle<?> job) {}
      };

  void submitted(JobHandle<?> job);

  void progressed(JobHandle<?> job, String stage, double fraction);

  /// Called once a job: it answered, failed or was cancelled.
  void ended(JobHandle<?> job);
}
