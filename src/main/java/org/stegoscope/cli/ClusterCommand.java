package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.stegoscope.analysis.clustering.Agreement;
import org.stegoscope.analysis.clustering.ClusterPurity;
import org.stegoscope.analysis.clustering.Clustering;
import org.stegoscope.analysis.clustering.ContingencyTable;
import org.stegoscope.analysis.clustering.KMeans;
import org.stegoscope.analysis.clustering.KMeansOptions;
import org.stegoscope.figure.JsonFile;
import org.stegoscope.figure.NpyFile;
import org.stegoscope.workspace.Laboratory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "cluster",
    description = {
      "Cluster tokens by k-means.",
      "Writes labels.npy, centres.npy, and cluster.json with every number."
    })
final class ClusterCommand implements Callable<Integer> {

  @Mixin private VectorInput input;
  @Mixin private CommonOptions common;

  @Option(
      names = "--clusters",
      required = true,
      paramLabel = "K",
      description = "How many clusters.")
  private int clusters;

  @Option(
      names = "--restarts",
      paramLabel = "N",
      defaultValue = "3",
      description = "The best of so many starts is kept (default: ${DEFAULT-VALUE}).")
  private int restarts;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "300",
      description = "Rounds of a start at most (default: ${DEFAULT-VALUE}).")
  private int iterations;

  @Option(
      names = "--mini-batch",
      paramLabel = "N",
      description =
          "Move the centres after every N points drawn at random: faster on many, a little worse.")
  private Integer batch;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "The seed of the starts (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; made if its parent exists.")
  private Path out;

  private final Terminal terminal;
  private final Laboratory laboratory;

  ClusterCommand(Terminal terminal, Laboratory laboratory) {
    this.terminal = terminal;
    this.laboratory = laboratory;
  }

  @Override
  public Integer call() {
    input.require();
    Destination.requireFolder(out);
    KMeansOptions options =
        new KMeansOptions(
            clusters,
            seed,
            restarts,
            iterations,
            input.metric(),
            batch == null ? OptionalInt.empty() : OptionalInt.of(batch));
    VectorInput.Read read = input.read(terminal, laboratory, common, seed);
    TokenVectors vectors = read.vectors();
    long start = System.nanoTime();
    Clustering found =
        KMeans.fit(vectors.values(), vectors.dimension(), options, terminal.context());
    double seconds = (System.nanoTime() - start) / 1e9;
    Destination.create(out);
    Report report = new Report("cluster");
    Path labels = out.resolve("labels.npy");
    NpyFile.write(
        labels,
        Arrays.stream(found.assignments()).asLongStream().toArray(),
        found.assignments().length);
    report.wrote(labels);
    Path centres = out.resolve("centres.npy");
    NpyFile.write(centres, found.centers(), found.clusters(), found.dimension());
    report.wrote(centres);
    Map<String, Object> fields = fields(found, options, vectors, seconds);
    Path json = out.resolve("cluster.json");
    JsonFile.write(json, fields);
    report.wrote(json);
    fields.forEach(report::with);
    report.print(terminal, common);
    return read.status();
  }

  private static Map<String, Object> fields(
      Clustering found, KMeansOptions options, TokenVectors vectors, double seconds) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("clusters", found.clusters());
    fields.put("metric", options.metric().name().toLowerCase(Locale.ROOT));
    fields.put("seed", options.seed());
    fields.put("restarts", options.restarts());
    options.batchSize().ifPresent(size -> fields.put("miniBatch", size));
    fields.put("iterations", found.iterations());
    fields.put("converged", found.converged());
    fields.put("inertia", found.inertia());
    int[] sizes = new int[found.clusters()];
    for (int id : found.assignments()) {
      sizes[id]++;
    }
    fields.put("sizes", sizes);
    vectors
        .labels()
        .ifPresent(labels -> {
          ContingencyTable table = ContingencyTable.of(found.assignments(), labels);
          Agreement agreement = Agreement.of(table);
          fields.put("adjustedRandIndex", agreement.adjustedRand());
          fields.put("adjustedMutualInformation", agreement.adjustedInformation());
          fields.put("purity", ProjectionFiles.orNull(ClusterPurity.of(table).overall()));
          fields.put("unlabelled", table.leftOut());
        });
    fields.put("seconds", seconds);
    fields.putAll(vectors.fields());
    return fields;
  }
}
