package org.stegoscope.workspace;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;

/// The open photos as the library lists them: those that are searched for, in the order chosen.
public final class PhotoList {

  /// In what order they are listed.
  public enum Order {
    OPENED("In the order opened", null),
    NAME("By name", Comparator.comparing(PhotoItem::name, String.CASE_INSENSITIVE_ORDER)),
    FOLDER("By folder", Comparator.comparing(PhotoItem::file));

    private final String label;
    private final Comparator<PhotoItem> comparator;

    Order(String label, Comparator<PhotoItem> comparator) {
      this.label = label;
      this.comparator = comparator;
    }

    public String label() {
      return label;
    }
  }

  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.OPENED);
  private final SortedList<PhotoItem> shown;
  private final ObservableValue<String> count;

  PhotoList(ObservableList<PhotoItem> items) {
    FilteredList<PhotoItem> found = new FilteredList<>(items);
    shown = new SortedList<>(found);
    search.subscribe(text -> {
      List<String> words = words(text);
      found.setPredicate(item -> matches(item, words));
    });
    order.subscribe(chosen -> shown.setComparator(chosen.comparator));
    count =
        Bindings.createStringBinding(() -> count(shown.size(), items.size()), shown, items, search);
  }

  /// Some letters of the name or of the folder; where there are several words, of each.
  public StringProperty searchProperty() {
    return search;
  }

  public ObjectProperty<Order> orderProperty() {
    return order;
  }

  /// What is to be seen, from the top.
  public ObservableList<PhotoItem> shown() {
    return shown;
  }

  /// How many are listed, of how many where that is not all; empty where there are none.
  public ObservableValue<String> count() {
    return count;
  }

  private static String count(int listed, int all) {
    if (all == 0) {
      return "";
    }
    return listed == all ? "%,d".formatted(all) : "%,d of %,d".formatted(listed, all);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static boolean matches(PhotoItem item, List<String> words) {
    String text = (item.folderName() + " " + item.name()).toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }
}
