package org.stegoscope.workspace;

import java.util.List;
import java.util.Map;
import org.stegoscope.workspace.evaluation.EvaluationState;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;
import org.stegoscope.workspace.projection.ProjectionViewModel;

/// What a user edits, as opposed to what is open: settings of layers, names and colours of classes,
/// queries, how models are evaluated and on what. It can be told at any time and brought back.
final class Edits {

  /// All of it at one time.
  record State(
      Workbench workbench,
      List<Viewer.State> viewers,
      Queries.State queries,
      Map<String, Map<Integer, ClassStyle>> classes,
      ProjectionViewModel.State projection,
      EvaluationState evaluation) {

    State {
      viewers = List.copyOf(viewers);
    }
  }

  private final Viewers viewers;
  private final Queries queries;
  private final ClassStyles styles;
  private final ProjectionViewModel projection;
  private final EvaluationViewModel evaluation;

  Edits(
      Viewers viewers,
      Queries queries,
      ClassStyles styles,
      ProjectionViewModel projection,
      EvaluationViewModel evaluation) {
    this.viewers = viewers;
    this.queries = queries;
    this.styles = styles;
    this.projection = projection;
    this.evaluation = evaluation;
  }

  State state() {
    return new State(
        viewers.workbenchProperty().get(),
        viewers.all().stream().map(Viewer::state).toList(),
        queries.state(),
        styles.setsProperty().get(),
        projection.state(),
        evaluation.state());
  }

  /// What is open stays; queries of photos that were closed are left out.
  void restore(State state) {
    viewers.workbenchProperty().set(state.workbench());
    styles.restore(state.classes());
    for (int i = 0; i < state.viewers().size(); i++) {
      viewers.all().get(i).restore(state.viewers().get(i));
    }
    queries.restore(state.queries());
    projection.restore(state.projection());
    evaluation.restore(state.evaluation());
  }
}
