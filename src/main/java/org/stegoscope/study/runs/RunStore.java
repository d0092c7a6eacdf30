package org.stegoscope.study.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stegoscope.core.StegoscopeException;

/// The record of all runs, in one SQLite file that several processes may have open. What a call has
/// changed is on the disk when it returns.
///
/// Every call throws [StegoscopeException] where the file cannot be read or written.
public final class RunStore implements AutoCloseable {

  private final RunDatabase database;

  private RunStore(RunDatabase database) {
    this.database = database;
  }

  /// Opens the file, which is made with its folder where it is missing.
  ///
  /// @throws StegoscopeException where it is damaged or was written by a newer program; it is left
  ///   as it is
  public static RunStore open(Path file) {
    return new RunStore(RunDatabase.open(file));
  }

  /// Moves a file that cannot be opened out of the way, and says where it is now.
  public static Path setAside(Path file) {
    try {
      int number = 1;
      while (Files.exists(beside(file, ".aside-" + number))) {
        number++;
      }
      Path aside = beside(file, ".aside-" + number);
      for (String companion : List.of("-wal", "-shm")) {
        if (Files.exists(beside(file, companion))) {
          Files.move(beside(file, companion), beside(aside, companion));
        }
      }
      return Files.move(file, aside);
    } catch (IOException e) {
      throw new StegoscopeException("%s cannot be set aside: %s.".formatted(file, e), e);
    }
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  /// Records a new run.
  ///
  /// @throws StegoscopeException where the id is taken
  public void create(Run run) {
    database.change(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(RunRows.INSERT)) {
        RunRows.bind(insert, run);
        if (insert.executeUpdate() == 0) {
          throw new StegoscopeException(
              "A run with the id %s is recorded already.".formatted(run.id()));
        }
        return true;
      }
    });
  }

  /// Records all of a run that is there already anew; curves and files stay.
  public void update(Run run) {
    database.change(connection -> {
      String sql =
          """
          UPDATE run SET (id, name, kind, status, problem, parent, created, started, ended,
            config, code, seeds, dataset, weights, notes, tags, pinned, deleted)
            = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?\
          """;
      try (PreparedStatement update = connection.prepareStatement(sql)) {
        RunRows.bind(update, run);
        update.setString(19, run.id());
        requireOne(update.executeUpdate(), run.id());
        return true;
      }
    });
  }

  /// Adds points to the curves of a run, all or none. A point of the same name and step replaces
  /// the earlier.
  public void append(String run, List<MetricPoint> points) {
    database.change(connection -> {
      String sql = "INSERT OR REPLACE INTO metric (run, name, step, value) VALUES (?, ?, ?, ?)";
      try (PreparedStatement insert = connection.prepareStatement(sql)) {
        for (MetricPoint point : points) {
          insert.setString(1, run);
          insert.setString(2, point.name());
          insert.setLong(3, point.step());
          insert.setDouble(4, point.value());
          insert.addBatch();
        }
        insert.executeBatch();
        return true;
      }
    });
  }

  /// Records a file of a run; one of the same path replaces the earlier.
  public void add(String run, Artefact artefact) {
    database.change(connection -> {
      String sql = "INSERT OR REPLACE INTO artefact (run, path, kind, sha256) VALUES (?, ?, ?, ?)";
      try (PreparedStatement insert = connection.prepareStatement(sql)) {
        insert.setString(1, run);
        insert.setString(2, artefact.path());
        insert.setString(3, artefact.kind());
        insert.setString(4, artefact.sha256());
        insert.executeUpdate();
        return true;
      }
    });
  }

  /// The run, also a deleted one.
  public Optional<Run> find(String id) {
    return runs("SELECT * FROM run WHERE id = ?", List.of(id)).stream().findFirst();
  }

  /// The pinned ones first, then the newest first.
  public List<Run> query(RunQuery query) {
    StringBuilder sql = new StringBuilder("SELECT * FROM run WHERE deleted = ?");
    List<Object> values = new ArrayList<>();
    values.add(query.shelf() == RunQuery.Shelf.DELETED ? 1 : 0);
    if (!query.text().isEmpty()) {
      sql.append(" AND instr(lower(name || char(10) || notes || char(10) || config), lower(?))");
      values.add(query.text());
    }
    query
        .tag()
        .ifPresent(tag -> {
          sql.append(" AND EXISTS (SELECT 1 FROM json_each(tags) AS tag WHERE tag.value = ?)");
          values.add(tag);
        });
    query
        .status()
        .ifPresent(status -> {
          sql.append(" AND status = ?");
          values.add(status.name());
        });
    query
        .kind()
        .ifPresent(kind -> {
          sql.append(" AND kind = ?");
          values.add(kind.name());
        });
    return runs(sql.append(" ORDER BY pinned DESC, created DESC, id").toString(), values);
  }

  private List<Run> runs(String sql, List<Object> values) {
    return database.read(connection -> {
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.size(); i++) {
          select.setObject(i + 1, values.get(i));
        }
        List<Run> runs = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            runs.add(RunRows.read(rows));
          }
        }
        return runs;
      }
    });
  }

  /// All points of a run, by name and then by step.
  public List<MetricPoint> metrics(String run) {
    return database.read(connection -> {
      String sql = "SELECT name, step, value FROM metric WHERE run = ? ORDER BY name, step";
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        select.setString(1, run);
        List<MetricPoint> points = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            // SQLite has no NaN and keeps null instead.
            double stored = rows.getDouble(3);
            double value = rows.wasNull() ? Double.NaN : stored;
            points.add(new MetricPoint(rows.getString(1), rows.getLong(2), value));
          }
        }
        return points;
      }
    });
  }

  /// The files of a run, by path.
  public List<Artefact> artefacts(String run) {
    return database.read(connection -> {
      String sql = "SELECT path, kind, sha256 FROM artefact WHERE run = ? ORDER BY path";
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        select.setString(1, run);
        List<Artefact> artefacts = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            artefacts.add(new Artefact(rows.getString(1), rows.getString(2), rows.getString(3)));
          }
        }
        return artefacts;
      }
    });
  }

  /// Takes a run out of the list; [#restore(String)] brings it back.
  public void delete(String id) {
    execute("UPDATE run SET deleted = 1 WHERE id = ?", id);
  }

  /// Undoes [#delete(String)].
  public void restore(String id) {
    execute("UPDATE run SET deleted = 0 WHERE id = ?", id);
  }

  /// Removes a deleted run for good, with its curves. Its folder is not touched.
  public void purge(String id) {
    execute("DELETE FROM run WHERE id = ? AND deleted = 1", id);
  }

  private void execute(String sql, String id) {
    database.change(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, id);
        requireOne(statement.executeUpdate(), id);
        return true;
      }
    });
  }

  private static void requireOne(int changed, String id) {
    if (changed != 1) {
      throw new StegoscopeException("No run with the id %s is recorded there.".formatted(id));
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
