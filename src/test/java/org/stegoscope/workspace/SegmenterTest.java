package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.DirectRunner;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.TestBackbone;
import org.stegoscope.ui.SampleFiles;

final class SegmenterTest {

  private final Laboratory laboratory = new Laboratory(1 << 20);
  @TempDir Path folder;

  @Test
  void clustersOfSeveralPhotosAreDrawnOverThePhotoThatIsShown() throws IOException {
    PhotoItem item = new PhotoItem(SampleFiles.quarters(folder.resolve("a.png"), 32, 32));
    PhotoItem other = new PhotoItem(SampleFiles.quarters(folder.resolve("b.png"), 32, 24));
    Photo shown = laboratory.photo(item.file(), JobContext.NONE);
    // As when the list of photos decodes it at the same moment.
    item.keep(laboratory.photo(item.file(), JobContext.NONE));
    try (LoadedModel model =
        laboratory.model(
            new TestBackbone(32, 8, 16, 2, 32).writeTemporary(),
            ModelOptions.DEFAULT,
            JobContext.NONE)) {
      FeatureSweep.Key sweep =
          new FeatureSweep.Key(
              List.of(item, other),
              model,
              new Resolution.Native(),
              SegmentationOptions.probeFeatures(model, Averaging.NONE));
      Segmenter segmenter = new Segmenter(laboratory, photos());

      Segmenter.Features features =
          segmenter.features(new Segmenter.Key(item, shown, sweep), JobContext.NONE);
      Segmenter.Segmented segmented =
          segmenter.segment(features, new ProbeChoice.KMeans(2, 7), JobContext.NONE);

      assertThat(features.all()).hasSize(2);
      assertThat(segmented.segmentation().photo()).isEqualTo(shown);
    }
  }

  private Photos photos() {
    return new Photos(
        laboratory, new DirectRunner(JobContext.NONE), UiThread.DIRECT, new Notices());
  }
}
