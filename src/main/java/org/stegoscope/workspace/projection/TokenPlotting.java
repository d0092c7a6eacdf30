package org.stegoscope.workspace.projection;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.Photos;
import org.stegoscope.workspace.UiThread;

/// Reads the tokens that the settings ask for and has the plots lay them out, when asked to.
final class TokenPlotting {

  /// Hears of tokens.
  interface Listener {

    /// What is known of the tokens is known anew; where they are `others`, all else is void.
    void arrived(Extraction extraction, boolean others);

    /// There are no tokens any more.
    void gone();

    /// The plots are as they were asked for, or on their way.
    void plotted();
  }

  private final Laboratory laboratory;
  private final Photos photos;
  private final MarkedTokens marked;
  private final List<Plot> plots;
  private final ProjectionRequest request;
  private final Notices notices;
  private final Listener listener;
  private final Latest<Extraction> extracting;
  private final BooleanExpression busy;
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper staleness = new ReadOnlyStringWrapper("");
  private Extraction extraction;

  TokenPlotting(
      Laboratory laboratory,
      Photos photos,
      MarkedTokens marked,
      List<Plot> plots,
      ProjectionRequest request,
      JobRunner runner,
      UiThread ui,
      Notices notices,
      Listener listener) {
    this.laboratory = laboratory;
    this.photos = photos;
    this.marked = marked;
    this.plots = plots;
    this.request = request;
    this.notices = notices;
    this.listener = listener;
    extracting =
        new Latest<>(runner, Lane.DEVICE, ui, Runnable::run, this::extracted, notices::report);
    busy =
        plots.stream()
            .map(plot -> (BooleanExpression) plot.projectingProperty())
            .reduce(extracting.busyProperty(), BooleanExpression::or);
  }

  /// Why nothing can be computed; empty where it can.
  ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /// In what the plots are not as the settings say; empty where they are.
  ReadOnlyStringProperty stalenessProperty() {
    return staleness.getReadOnlyProperty();
  }

  /// Whether tokens are being read from photos or laid out.
  BooleanExpression busy() {
    return busy;
  }

  /// The tokens and their spaces; empty where there are none yet.
  Optional<Extraction> extraction() {
    return Optional.ofNullable(extraction);
  }

  TokenAttributes attributes() {
    return extraction().map(Extraction::attributes).orElse(TokenAttributes.NONE);
  }

  boolean isReading() {
    return extracting.busyProperty().get();
  }

  /// Computes what is missing or not as the settings say, for the plots that are shown.
  void compute(List<Plot> shown) {
    Optional<Extraction.Request> wanted = request.of(shown);
    if (wanted.isEmpty()) {
      notices.tell("Nothing was compared: %s.".formatted(obstacle.get()));
      return;
    }
    Extraction.Request now = wanted.get();
    if (extraction != null && extraction.request().asksAs(now)) {
      extracting.dismiss();
      project(now);
    } else {
      extracting.ask(
          "Tokens of %d photos".formatted(now.items().size()),
          context -> Extraction.of(now, laboratory, photos, context));
    }
  }

  /// Ends what is on its way; projections are taken as they are.
  void stop() {
    extracting.dismiss();
    plots.forEach(Plot::stop);
  }

  private void extracted(Extraction arrived) {
    boolean same =
        marked.tokens().filter(before -> before.areThoseOf(arrived.tokens())).isPresent();
    extraction = arrived;
    if (same) {
      marked.retell(arrived.tokens());
      plots.forEach(plot -> plot.label(arrived.attributes().truth().map(TokenClasses::ids)));
    } else {
      plots.forEach(Plot::clear);
    }
    listener.arrived(arrived, !same);
    project(arrived.request());
  }

  private void project(Extraction.Request wanted) {
    for (int i = 0; i < wanted.spaces().size(); i++) {
      Extraction.Wish wish = wanted.spaces().get(i);
      Plot plot = plots.get(i);
      if (!plot.shows(wish.space(), wish.options())) {
        plot.project(
            extraction.spaces().get(i),
            wish.options(),
            extraction.attributes().truth().map(TokenClasses::ids));
      }
    }
    listener.plotted();
  }

  /// Tells anew what hinders, and whether the plots are as the settings say.
  void update(List<Plot> shown) {
    obstacle.set(request.obstacle());
    Optional<Extraction.Request> now = request.of(shown);
    boolean stale = extraction != null && now.isPresent() && !isPlotted(now.get(), shown.size());
    staleness.set(stale ? "The settings have changed since." : "");
  }

  private boolean isPlotted(Extraction.Request now, int count) {
    return extraction.request().asksAs(now)
        && IntStream.range(0, count)
            .allMatch(i -> {
              Extraction.Wish wish = now.spaces().get(i);
              return plots.get(i).projectingProperty().get()
                  || plots.get(i).shows(wish.space(), wish.options());
            });
  }

  /// Tokens of photos that were closed mean nothing.
  void letGoOfClosed() {
    boolean gone =
        marked.tokens().filter(now -> !photos.items().containsAll(now.photos())).isPresent();
    if (gone) {
      extraction = null;
      extracting.dismiss();
      plots.forEach(Plot::clear);
      marked.set(null);
      listener.gone();
    }
  }
}
