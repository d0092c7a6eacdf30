package org.stegoscope.workspace;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.model.AttentionRequest;
import org.stegoscope.model.LoadedModel;

/// The attention rollout of one query after another, of which the newest counts. Every query needs
/// a forward pass of its own, so one is asked for only where it is shown.
final class RolloutQuestion {

  /// Everything a rollout depends on.
  record Key(Photo photo, LoadedModel model, Resolution resolution, AttentionRequest request) {}

  private record Answer(Key key, PhotoRollout rollout) {}

  private final Laboratory laboratory;
  private final Latest<Answer> rolling;
  private final Runnable onAnswer;
  private Key wanted;
  private Answer answer;

  RolloutQuestion(
      Laboratory laboratory,
      JobRunner runner,
      UiThread ui,
      Runnable onAnswer,
      Consumer<Throwable> onFailure) {
    this.laboratory = laboratory;
    this.onAnswer = onAnswer;
    rolling = new Latest<>(runner, Lane.DEVICE, ui, ui::executeSoon, this::answered, onFailure);
  }

  void onCancel(Runnable listener) {
    rolling.onCancel(listener);
  }

  ReadOnlyBooleanProperty busyProperty() {
    return rolling.busyProperty();
  }

  /// Computes what is wanted unless it is known or on its way; `name` is that of the photo.
  void ask(Key now, String name) {
    boolean onItsWay = rolling.busyProperty().get() && now.equals(wanted);
    wanted = now;
    if (map().isPresent()) {
      rolling.dismiss();
    } else if (!onItsWay) {
      rolling.ask(
          "Attention rollout of " + name,
          context ->
              new Answer(
                  now,
                  laboratory.rollout(
                      now.photo(), now.model(), now.resolution(), now.request(), context)));
    }
  }

  /// Wants no answer now; what is known is kept.
  void dismiss() {
    rolling.dismiss();
  }

  void forget() {
    answer = null;
    wanted = null;
  }

  /// The rollout that was asked for last, where it is known.
  Optional<ScalarMap> map() {
    return answer != null && answer.key().equals(wanted)
        ? Optional.of(answer.rollout().rollout().toPatches())
        : Optional.empty();
  }

  private void answered(Answer arrived) {
    answer = arrived;
    onAnswer.run();
  }
}
