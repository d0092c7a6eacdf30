package org.stegoscope.study.runs;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// Runs as rows of the table `run`. Times are milliseconds since 1970; lists and maps are JSON.
final class RunRows {

  static final String INSERT =
      """
      INSERT OR IGNORE INTO run (id, name, kind, status, problem, parent, created, started, ended,
        config, code, seeds, dataset, weights, notes, tags, pinned, deleted)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private RunRows() {}

  static void bind(PreparedStatement statement, Run run) throws SQLException {
    Object[] values = {
      run.id(),
      run.name(),
      run.kind().name(),
      run.status().name(),
      run.problem().orElse(null),
      run.parent().orElse(null),
      run.created().toEpochMilli(),
      millis(run.started()),
      millis(run.ended()),
      JSON.writeValueAsString(run.config()),
      run.origin().codeVersion(),
      JSON.writeValueAsString(run.origin().seeds()),
      run.origin().datasetDigest(),
      run.origin().weightsDigest(),
      run.notes(),
      JSON.writeValueAsString(run.tags()),
      run.marks().pinned() ? 1 : 0,
      run.marks().deleted() ? 1 : 0
    };
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  static Run read(ResultSet row) throws SQLException {
    TreeMap<String, String> config =
        JSON.readValue(row.getString("config"), new TypeReference<TreeMap<String, String>>() {});
    List<Long> seeds = JSON.readValue(row.getString("seeds"), new TypeReference<List<Long>>() {});
    List<String> tags = JSON.readValue(row.getString("tags"), new TypeReference<List<String>>() {});
    return new Run(
        row.getString("id"),
        row.getString("name"),
        RunKind.valueOf(row.getString("kind")),
        RunStatus.valueOf(row.getString("status")),
        Optional.ofNullable(row.getString("problem")),
        Optional.ofNullable(row.getString("parent")),
        Instant.ofEpochMilli(row.getLong("created")),
        instant(row, "started"),
        instant(row, "ended"),
        config,
        new Origin(
            row.getString("code"), seeds, row.getString("dataset"), row.getString("weights")),
        row.getString("notes"),
        new TreeSet<>(tags),
        new Run.Marks(row.getInt("pinned") != 0, row.getInt("deleted") != 0));
  }

  private static Long millis(Optional<Instant> time) {
    return time.map(Instant::toEpochMilli).orElse(null);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
