package org.stegoscope.ui.layers;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.Action;
import org.stegoscope.workspace.LayerKind;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Viewers;
import org.stegoscope.workspace.Workbench;
import org.stegoscope.workspace.Workspace;

/// The column on the right: what the active viewer shows, its layers, and the settings of the layer
/// that is worked on.
public final class LayersPane extends VBox {

  private final Workspace workspace;
  private final Action computing;
  private final Map<LayerKind, Function<Viewer, Node>> settings;
  private final Map<Viewer, Map<LayerKind, Node>> made = new HashMap<>();
  private final Map<Viewer, Node> heads = new HashMap<>();
  private final ScrollPane scroll = new ScrollPane();

  /// `settings` makes the settings of a kind of layer in a viewer; `computing` shows where models
  /// compute, `copy` gives the command line that does the same.
  public LayersPane(
      Workspace workspace,
      Action computing,
      Action copy,
      Map<LayerKind, Function<Viewer, Node>> settings) {
    this.workspace = workspace;
    this.computing = computing;
    this.settings = settings;
    setId("layers");
    getStyleClass().add("layers-pane");
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(scroll, copyButton(copy));
    workspace.viewers().activeProperty().subscribe(_ -> show());
    workspace.viewers().workbenchProperty().subscribe(_ -> show());
  }

  private void show() {
    Viewers viewers = workspace.viewers();
    Viewer active = viewers.active();
    Workbench workbench = viewers.workbenchProperty().get();
    VBox column = new VBox(10, heads.computeIfAbsent(active, this::head));
    workbench
        .layer()
        .ifPresent(kind -> {
          Node pane = settings(active, kind);
          column.getChildren().addAll(Parts.heading(kind.label()), pane);
        });
    column.getStyleClass().add("layers-column");
    scroll.setContent(column);
  }

  private static Button copyButton(Action copy) {
    Button button = new Button(copy.label(), new FontIcon(copy.icon()));
    button.setId("copy-command");
    button.setMaxWidth(Double.MAX_VALUE);
    VBox.setMargin(button, new Insets(0, 8, 0, 12));
    button.disableProperty().bind(copy.obstacle().map(why -> !why.isEmpty()));
    button.setOnAction(_ -> copy.run());
    return button;
  }

  private Node head(Viewer viewer) {
    Label title = Parts.heading("Viewer " + viewer.name());
    title.visibleProperty().bind(workspace.viewers().countProperty().greaterThan(1));
    title.managedProperty().bind(title.visibleProperty());
    return new VBox(
        8,
        title,
        new SourceSettings(workspace, viewer, computing),
        Parts.heading("Layers"),
        new LayerList(workspace.viewers(), viewer));
  }

  private Node settings(Viewer viewer, LayerKind kind) {
    return made.computeIfAbsent(viewer, _ -> new EnumMap<>(LayerKind.class))
        .computeIfAbsent(kind, _ -> settings.get(kind).apply(viewer));
  }
}
