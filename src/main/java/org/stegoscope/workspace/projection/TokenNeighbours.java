package org.stegoscope.workspace.projection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.stegoscope.core.Combine;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// The tokens most like the primary one, in the space itself and not in its projection.
public final class TokenNeighbours {

  public static final int MOST = 200;

  private static final int DEFAULT = 12;
  private static final int TOKENS_BETWEEN_CHECKS = 4096;

  /// A token by its cosine to the primary one.
  public record Neighbour(int token, double cosine) {}

  /// @param space the name of the space in which they are near
  /// @param neighbours the nearest first
  public record Neighbourhood(int token, String space, List<Neighbour> neighbours) {}

  private final TokenSelection selection;
  private final Latest<Neighbourhood> asking;
  private final IntegerProperty count = new SimpleIntegerProperty(DEFAULT);
  private final ReadOnlyObjectWrapper<Neighbourhood> found = new ReadOnlyObjectWrapper<>();
  private TokenSpace space;

  TokenNeighbours(TokenSelection selection, JobRunner runner, UiThread ui, Notices notices) {
    this.selection = selection;
    asking = new Latest<>(runner, Lane.CPU, ui, Runnable::run, found::set, notices::report);
    selection.primaryProperty().subscribe((_, _) -> renew());
    count.subscribe((_, _) -> renew());
  }

  /// How many are looked for.
  public IntegerProperty countProperty() {
    return count;
  }

  /// Null where no token is primary.
  public ReadOnlyObjectProperty<Neighbourhood> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /// Looks in another space; null for in none.
  void lookIn(TokenSpace now) {
    if (!Objects.equals(now, space)) {
      space = now;
      renew();
    }
  }

  private void renew() {
    int token = selection.primaryProperty().get();
    TokenSpace in = space;
    if (token == TokenSelection.NONE || in == null || token >= in.size()) {
      asking.dismiss();
      found.set(null);
      return;
    }
    int wanted = count.get();
    asking.ask("Neighbours of a token", context -> of(in, token, wanted, context));
  }

  static Neighbourhood of(TokenSpace space, int token, int count, JobContext context) {
    double[] cosines = cosines(space, token, context);
    PriorityQueue<Integer> nearest =
        new PriorityQueue<>((one, other) ->
            cosines[one] == cosines[other]
                ? Integer.compare(other, one)
                : Double.compare(cosines[one], cosines[other]));
    IntStream.range(0, cosines.length)
        .filter(other -> other != token)
        .forEach(other -> {
          nearest.add(other);
          if (nearest.size() > count) {
            nearest.remove();
          }
        });
    List<Neighbour> found = new ArrayList<>();
    while (!nearest.isEmpty()) {
      int other = nearest.remove();
      found.addFirst(new Neighbour(other, cosines[other]));
    }
    return new Neighbourhood(token, space.label(), List.copyOf(found));
  }

  /// Of a token to all of them, `[tokens]`.
  private static double[] cosines(TokenSpace space, int token, JobContext context) {
    float[] norms = space.norms();
    float[] vector = space.vector(token);
    double[] cosines = new double[space.size()];
    for (int other = 0; other < cosines.length; other++) {
      if (other % TOKENS_BETWEEN_CHECKS == 0) {
        context.checkCancelled();
      }
      double sum = 0;
      int start = other * space.dimension();
      for (int j = 0; j < vector.length; j++) {
        sum += (double) vector[j] * space.vectors()[start + j];
      }
      cosines[other] = sum / Math.max(1e-8, (double) norms[token] * norms[other]);
    }
    return cosines;
  }

  /// Selects the tokens most like the primary one, and that one.
  public void select() {
    Neighbourhood now = found.get();
    if (now != null) {
      BitSet tokens = new BitSet();
      tokens.set(now.token());
      now.neighbours().forEach(neighbour -> tokens.set(neighbour.token()));
      selection.select(tokens, Combine.REPLACE);
    }
  }
}
