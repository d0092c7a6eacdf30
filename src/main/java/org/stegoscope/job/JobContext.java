package org.stegoscope.job;

/// What a long computation sees of the world: a place to report progress and to notice a cancel.
public interface JobContext {

  /// A context for work that nobody watches and nobody cancels.
  JobContext NONE =
      new JobContext() {
        @Override
        public void progress(String stage, double fraction) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /// Reports the stage and how much of the whole is done, 0..1; negative where it is not known.
  void progress(String stage, double fraction);

  boolean isCancelled();

  /// Called by a study between two passes, on the thread that it was started on: questions that
  /// wait for the device are answered before this returns.
  default void giveWay() {}

  /// Called at least ten times a second by anything that takes long.
  default void checkCancelled() {
    if (isCancelled()) {
      throw new JobCancelledException();
    }
  }

  /// This context for steps too small to be reported; a cancel is still noticed.
  default JobContext silent() {
    JobContext whole = this;
    return new JobContext() {
      @Override
      public void progress(String stage, double fraction) {}

      @Override
      public boolean isCancelled() {
        return whole.isCancelled();
      }

      @Override
      public void giveWay() {
        whole.giveWay();
      }
    };
  }

  /// The context of a part of this work that goes from the fraction `from` of the whole to `to`.
  default JobContext part(double from, double to) {
    JobContext whole = this;
    return new JobContext() {
      @Override
      public void progress(String stage, double fraction) {
        whole.progress(stage, fraction < 0 ? fraction : from + fraction * (to - from));
      }

      @Override
      public boolean isCancelled() {
        return whole.isCancelled();
      }

      @Override
      public void giveWay() {
        whole.giveWay();
      }
    };
  }
}
