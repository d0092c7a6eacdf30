package org.stegoscope.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.Sample;
import org.stegoscope.workspace.Workspace;

/// Every command of the window.
public final class Actions {

  private final Workspace workspace;
  private final ObservableValue<String> noPhoto;
  private final ObservableValue<String> noModel;
  private final ObservableValue<String> noSegmentation;

  public final Action openPhotos;
  public final Action openFolder;
  public final Action openCheckpoint;
  public final Action openSample;
  public final Action closePhoto;
  public final Action closeModel;
  public final Action copyCommand;
  public final Action quit;
  public final Action fit;
  public final Action actualSize;
  public final Action zoomIn;
  public final Action zoomOut;
  public final Action overlay;
  public final Action grid;
  public final Action outlines;
  public final Action nextPhoto;
  public final Action previousPhoto;
  public final Action lightTheme;
  public final Action darkTheme;
  public final Action systemTheme;
  public final Action segmentAgain;
  public final Action cancelAll;
  public final Action computing;
  public final Action shortcuts;
  public final Action gpu;
  public final Action diagnose;
  public final Action about;

  public Actions(
      Workspace workspace,
      FileChoosers choosers,
      Appearance appearance,
      Cards cards,
      Runnable quitting) {
    this.workspace = workspace;
    noPhoto = missing(workspace.photos().activeProperty(), "no photo is open");
    noModel = missing(workspace.models().activeProperty(), "no checkpoint is open");
    noSegmentation =
        missing(workspace.segmentation().segmentationProperty(), "nothing is segmented yet");
    var viewer = workspace.viewer();
    var photos = workspace.photos();
    var models = workspace.models();

    openPhotos =
        Action.of(
                "photos.open",
                "Open photos…",
                MaterialDesignI.IMAGE_PLUS,
                () -> workspace.open(choosers.photos()))
            .on("Shortcut+O");
    openFolder =
        Action.of(
                "folder.open",
                "Open folder…",
                MaterialDesignF.FOLDER_OPEN_OUTLINE,
                () -> choosers.photoFolder().map(List::of).ifPresent(workspace::open))
            .on("Shortcut+Alt+O");
    openCheckpoint =
        Action.of(
                "checkpoint.open",
                "Open checkpoint…",
                MaterialDesignC.CUBE_OUTLINE,
                () -> models.open(choosers.checkpoints()))
            .on("Shortcut+Shift+O");
    openSample =
        Action.of(
            "sample.open",
            "Open the sample",
            MaterialDesignF.FLASK_OUTLINE,
            () -> workspace.open(Sample.installed()));
    closePhoto =
        Action.of(
                "photo.close",
                "Close photo",
                MaterialDesignI.IMAGE_OUTLINE,
                () -> photos.remove(photos.activeProperty().get()))
            .on("Shortcut+W")
            .unless(noPhoto);
    closeModel =
        Action.of(
                "checkpoint.close",
                "Close checkpoint",
                MaterialDesignD.DELETE_OUTLINE,
                () -> models.remove(models.activeProperty().get()))
            .on("Shortcut+Shift+W")
            .unless(noModel);
    copyCommand =
        Action.of(
                "command.copy",
                "Copy as command line",
                MaterialDesignC.CONSOLE,
                this::copyCommandLine)
            .on("Shortcut+Shift+C")
            .unless(either(noPhoto, noModel));
    quit = Action.of("quit", "Quit", MaterialDesignE.EXIT_TO_APP, quitting).on("Shortcut+Q");

    fit =
        Action.of("view.fit", "Fit photo", MaterialDesignF.FIT_TO_PAGE_OUTLINE, viewer::fit)
            .on("Shortcut+0")
            .unless(noPhoto);
    actualSize =
        Action.of(
                "view.actual",
                "Actual size",
                MaterialDesignN.NUMERIC_1_BOX_OUTLINE,
                viewer::actualSize)
            .on("Shortcut+1")
            .unless(noPhoto);
    zoomIn =
        Action.of("view.zoom-in", "Zoom in", MaterialDesignM.MAGNIFY_PLUS_OUTLINE, viewer::zoomIn)
            .on(new KeyCharacterCombination("+", KeyCombination.SHORTCUT_DOWN))
            .unless(noPhoto);
    zoomOut =
        Action.of(
                "view.zoom-out", "Zoom out", MaterialDesignM.MAGNIFY_MINUS_OUTLINE, viewer::zoomOut)
            .on(new KeyCharacterCombination("-", KeyCombination.SHORTCUT_DOWN))
            .unless(noPhoto);
    overlay =
        Action.toggle(
                "view.overlay",
                "Segmentation over the photo",
                MaterialDesignL.LAYERS_OUTLINE,
                workspace.overlay().shownProperty())
            .on("S")
            .unless(noSegmentation);
    grid =
        Action.toggle("view.grid", "Patch grid", MaterialDesignG.GRID, viewer.gridShownProperty())
            .on("G")
            .unless(noSegmentation);
    outlines =
        Action.toggle(
                "view.outlines",
                "Class boundaries",
                MaterialDesignV.VECTOR_SQUARE,
                workspace.overlay().outlinedProperty())
            .on("B")
            .unless(noSegmentation);
    nextPhoto =
        Action.of("photo.next", "Next photo", MaterialDesignC.CHEVRON_RIGHT, () -> photos.step(1))
            .on(new KeyCodeCombination(KeyCode.PAGE_DOWN))
            .unless(noPhoto);
    previousPhoto =
        Action.of(
                "photo.previous",
                "Previous photo",
                MaterialDesignC.CHEVRON_LEFT,
                () -> photos.step(-1))
            .on(new KeyCodeCombination(KeyCode.PAGE_UP))
            .unless(noPhoto);
    lightTheme =
        theme("theme.light", "Light theme", MaterialDesignW.WEATHER_SUNNY, appearance, Theme.LIGHT);
    darkTheme =
        theme("theme.dark", "Dark theme", MaterialDesignW.WEATHER_NIGHT, appearance, Theme.DARK);
    systemTheme =
        theme(
            "theme.system",
            "Theme of the system",
            MaterialDesignT.THEME_LIGHT_DARK,
            appearance,
            Theme.SYSTEM);

    segmentAgain =
        Action.of(
                "segment.again",
                "Segment again",
                MaterialDesignR.REFRESH,
                workspace.segmentation()::again)
            .on("F5")
            .unless(either(noPhoto, noModel));
    cancelAll =
        Action.of(
                "tasks.cancel",
                "Cancel everything",
                MaterialDesignC.CLOSE_CIRCLE_OUTLINE,
                workspace.tasks()::cancelAll)
            .on("Shortcut+Period")
            .unless(
                Bindings.when(Bindings.isEmpty(workspace.tasks().items()))
                    .then("nothing is running")
                    .otherwise(""));

    HelpCards help = new HelpCards(workspace, cards);
    shortcuts =
        Action.of(
                "help.shortcuts",
                "Keyboard shortcuts",
                MaterialDesignK.KEYBOARD_OUTLINE,
                () -> help.shortcuts(menus()))
            .on("F1");
    gpu = Action.of("help.gpu", "Set up GPU", MaterialDesignE.EXPANSION_CARD_VARIANT, help::gpu);
    diagnose =
        Action.of(
            "help.diagnose", "Diagnose this machine", MaterialDesignS.STETHOSCOPE, help::diagnosis);
    ComputingCard card = new ComputingCard(workspace.computing(), gpu);
    computing =
        Action.of(
            "computing.show",
            "Computing…",
            MaterialDesignC.CHIP,
            () -> {
              workspace.computing().detect();
              cards.show("Computing", card);
            });
    about =
        Action.of(
            "help.about", "About Stegoscope", MaterialDesignI.INFORMATION_OUTLINE, help::about);
  }

  /// The commands as the menu bar arranges them: menus by title, of sections of actions.
  public SequencedMap<String, List<List<Action>>> menus() {
    SequencedMap<String, List<List<Action>>> menus = new LinkedHashMap<>();
    menus.put(
        "File",
        List.of(
            List.of(openPhotos, openFolder, openCheckpoint, openSample),
            List.of(closePhoto, closeModel),
            List.of(copyCommand),
            List.of(quit)));
    menus.put(
        "View",
        List.of(
            List.of(fit, actualSize, zoomIn, zoomOut),
            List.of(overlay, outlines, grid),
            List.of(previousPhoto, nextPhoto),
            List.of(lightTheme, darkTheme, systemTheme)));
    menus.put("Segment", List.of(List.of(segmentAgain, cancelAll), List.of(computing)));
    menus.put("Help", List.of(List.of(shortcuts, gpu, diagnose), List.of(about)));
    return menus;
  }

  public List<Action> all() {
    return menus().values().stream().flatMap(List::stream).flatMap(List::stream).toList();
  }

  /// The groups of the tool bar.
  List<List<Action>> toolBar() {
    return List.of(
        List.of(openPhotos, openFolder, openCheckpoint),
        List.of(fit, actualSize, zoomOut, zoomIn),
        List.of(overlay, outlines, grid),
        List.of(segmentAgain, copyCommand));
  }

  private void copyCommandLine() {
    workspace
        .commandLine()
        .ifPresent(command -> {
          Parts.copy(command);
          workspace.notices().tell("Copied: " + command);
        });
  }

  private static Action theme(
      String id, String label, org.kordamp.ikonli.Ikon icon, Appearance appearance, Theme theme) {
    BooleanProperty chosen = new SimpleBooleanProperty();
    appearance.themeProperty().subscribe(now -> chosen.set(now == theme));
    Action toggle = Action.toggle(id, label, icon, chosen);
    return new Action(
        toggle.id(),
        toggle.label(),
        toggle.icon(),
        toggle.shortcut(),
        toggle.obstacle(),
        toggle.state(),
        () -> appearance.themeProperty().set(theme));
  }

  private static ObservableValue<String> missing(ObservableValue<?> needed, String sentence) {
    return needed.map(_ -> "").orElse(sentence);
  }

  /// The first obstacle there is.
  private static ObservableValue<String> either(
      ObservableValue<String> first, ObservableValue<String> second) {
    return Bindings.createStringBinding(
        () ->
            Stream.of(first, second)
                .map(ObservableValue::getValue)
                .filter(why -> !why.isEmpty())
                .findFirst()
                .orElse(""),
        first,
        second);
  }
}
