package org.stegoscope.workspace.evaluation;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ClassList;

/// A list of classes while it is edited: nothing is another before it is saved.
public final class ClassDraft {

  /// A class that is edited.
  public static final class Row {

    private final int id;
    private final ClassList.Entry before;
    private final Rgb drawn;
    private final StringProperty name;
    private final ObjectProperty<Rgb> color;
    private final BooleanProperty ignored;

    private Row(int id, ClassList.Entry before, Rgb drawn, boolean ignored) {
      this.id = id;
      this.before = before;
      this.drawn = drawn;
      name = new SimpleStringProperty(before.name());
      color = new SimpleObjectProperty<>(drawn);
      this.ignored = new SimpleBooleanProperty(ignored);
    }

    public int id() {
      return id;
    }

    public StringProperty nameProperty() {
      return name;
    }

    /// As the class is drawn, which is not always as its labels are.
    public ObjectProperty<Rgb> colorProperty() {
      return color;
    }

    /// Whether labels of this id count as none.
    public BooleanProperty ignoredProperty() {
      return ignored;
    }

    /// The colour of labels stays where none was chosen.
    private ClassList.Entry entry() {
      String text = name.get().strip();
      if (text.isEmpty()) {
        throw new StegoscopeException("Class %d has no name: give it one.".formatted(id));
      }
      Rgb kept = color.get().equals(drawn) ? before.color() : color.get();
      return new ClassList.Entry(text, kept, before.kind());
    }
  }

  private final List<Row> rows = new ArrayList<>();

  /// Every class, and every ignored id behind the last class, so that it can be taken back.
  public ClassDraft(ClassList classes) {
    int last = classes.size() - 1;
    for (int id : classes.ignored()) {
      last = Math.max(last, id);
    }
    ClassList numbered = ClassList.numbered(last + 1);
    Palette palette = classes.palette().extendedTo(last + 1, "class");
    for (int id = 0; id <= last; id++) {
      ClassList.Entry entry =
          id < classes.size() ? classes.entries().get(id) : numbered.entries().get(id);
      rows.add(new Row(id, entry, palette.entry(id).color(), classes.isIgnored(id)));
    }
  }

  /// The classes by their ids.
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /// @throws StegoscopeException where a class has no name, or no class is left
  ClassList list() {
    List<Integer> ignored = rows.stream().filter(row -> row.ignored.get()).map(Row::id).toList();
    if (ignored.size() == rows.size()) {
      throw new StegoscopeException(
          "All classes are ignored: leave at least one, or there is nothing to count.");
    }
    return new ClassList(rows.stream().map(Row::entry).toList(), ignored);
  }
}
