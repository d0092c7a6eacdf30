package org.stegoscope.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.model.PretendedMachine;
import org.stegoscope.model.TestBackbone;
import org.stegoscope.ui.SampleFiles;

/// A workspace without a window whose jobs are held until they are released.
final class HeldWorkspace implements AutoCloseable {

  private static final long CACHE_BYTES = 1 << 24;

  private final Path folder;
  private final HeldRunner runner = new HeldRunner();
  private final Laboratory laboratory =
      new Laboratory(CACHE_BYTES, PretendedMachine.withBfloat16());
  private final Workspace workspace = new Workspace(laboratory, UiThread.DIRECT, _ -> runner);

  HeldWorkspace(Path folder) {
    this.folder = folder;
  }

  HeldRunner runner() {
    return runner;
  }

  void release() {
    runner.release();
  }

  Laboratory laboratory() {
    return laboratory;
  }

  Workspace workspace() {
    return workspace;
  }

  Viewers viewers() {
    return workspace.viewers();
  }

  Viewer viewer(int index) {
    return workspace.viewers().all().get(index);
  }

  Photos photos() {
    return workspace.photos();
  }

  PhotoItem photo(int index) {
    return workspace.photos().items().get(index);
  }

  Path quarters(String name, int width, int height) {
    return SampleFiles.quarters(folder.resolve(name), width, height);
  }

  /// A checkpoint with two heads in each of two blocks, and nothing but a backbone.
  Path backbone(String name) {
    return SampleFiles.untrainedBackbone(folder.resolve(name), 128, 2);
  }

  /// A checkpoint with STEGO's head, both probes and two blocks.
  Path stego(String name) {
    try {
      return new TestBackbone(64, 8, 16, 2, 32).withStego(10, 5).write(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Opens files at a resolution that keeps every pixel, and computes what the viewer shows.
  void open(Path... files) {
    viewers().all().forEach(viewer -> viewer.source().resolutionProperty().set("native"));
    workspace.open(List.of(files));
    runner.release();
  }

  /// A press on the photo of a viewer.
  void press(int viewer, double x, double y, Viewers.Press how) {
    viewers().press(viewer(viewer), new InputGeometry.Point(x, y), how);
  }

  @Override
  public void close() {
    workspace.close();
  }
}
