package org.stegoscope.workspace;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.stegoscope.core.ScalarMap;

/// The numbers that occur in the maps of linked viewers, so that one colour means the same in all
/// of them.
final class SharedRange {

  private final Map<Layer, ScalarMap.Range> ranges = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<ScalarMap.Range> union =
      new ReadOnlyObjectWrapper<>(new ScalarMap.Range(0, 0));

  /// The range of all; `(0, 0)` where nobody reports.
  ReadOnlyObjectProperty<ScalarMap.Range> unionProperty() {
    return union.getReadOnlyProperty();
  }

  void report(Layer layer, ScalarMap.Range range) {
    ranges.put(layer, range);
    unite();
  }

  void withdraw(Layer layer) {
    if (ranges.remove(layer) != null) {
      unite();
    }
  }

  private void unite() {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (ScalarMap.Range range : ranges.values()) {
      low = Math.min(low, range.low());
      high = Math.max(high, range.high());
    }
    union.set(low <= high ? new ScalarMap.Range(low, high) : new ScalarMap.Range(0, 0));
  }
}
