package org.stegoscope.workspace;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.stegoscope.job.JobCancelledException;

/// What the user is to be told and has not put away yet, the newest last.
public final class Notices {

  /// More at once are not read by anybody.
  private static final int MOST = 4;

  private final ObservableList<Notice> items = FXCollections.observableArrayList();

  /// One for all: listeners hang on the view, which nobody else would hold.
  private final ObservableList<Notice> view = FXCollections.unmodifiableObservableList(items);

  private Consumer<Notice> onTold = _ -> {};

  /// Hears of every notice from now on, also of those that are not shown for long.
  void onTold(Consumer<Notice> listener) {
    items.forEach(listener);
    onTold = listener;
  }

  public ObservableList<Notice> items() {
    return view;
  }

  public void dismiss(Notice notice) {
    items.remove(notice);
  }

  public void tell(String sentence) {
    add(Notice.information(sentence));
  }

  /// Tells something that stays until it is decided or put away.
  public Notice offer(String sentence, List<Notice.Offer> offers) {
    Notice notice = new Notice(Notice.Kind.INFORMATION, sentence, "", offers);
    add(notice);
    return notice;
  }

  public void report(Throwable failure) {
    add(Notice.of(failure));
  }

  /// A cancelled job is no failure: whoever cancelled it knows.
  public void reportUnlessCancelled(Throwable failure) {
    Throwable cause = Latest.unwrapped(failure);
    if (!(cause instanceof JobCancelledException)) {
      report(cause);
    }
  }

  private void add(Notice notice) {
    items.removeIf(known -> known.sentence().equals(notice.sentence()));
    items.add(notice);
    onTold.accept(notice);
    if (items.size() > MOST) {
      items.removeFirst();
    }
  }
}
