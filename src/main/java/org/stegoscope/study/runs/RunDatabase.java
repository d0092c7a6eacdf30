package org.stegoscope.study.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.stegoscope.core.StegoscopeException;

/// The SQLite file behind the store: opened, checked, brought to the newest schema, and its errors
/// told in sentences. Changes are whole or not at all.
final class RunDatabase implements AutoCloseable {

  private static final int BUSY_TIMEOUT_MILLIS = 10_000;

  /// What leads from each version of the schema to the next. Only ever added to.
  private static final List<List<String>> MIGRATIONS =
      List.of(
          List.of(
              """
              CREATE TABLE run (
                id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL,
                problem TEXT, parent TEXT, created INTEGER NOT NULL, started INTEGER,
                ended INTEGER, config TEXT NOT NULL, code TEXT NOT NULL, seeds TEXT NOT NULL,
                dataset TEXT NOT NULL, weights TEXT NOT NULL, notes TEXT NOT NULL,
                tags TEXT NOT NULL, pinned INTEGER NOT NULL, deleted INTEGER NOT NULL)\
              """,
              """
              CREATE TABLE metric (
                run TEXT NOT NULL REFERENCES run ON DELETE CASCADE, name TEXT NOT NULL,
                step INTEGER NOT NULL, value REAL, PRIMARY KEY (run, name, step))
                WITHOUT ROWID\
              """,
              """
              CREATE TABLE artefact (
                run TEXT NOT NULL REFERENCES run ON DELETE CASCADE, path TEXT NOT NULL,
                kind TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (run, path))
                WITHOUT ROWID\
              """));

  private final Path file;
  private final Connection connection;

  private RunDatabase(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /// Work on the database.
  @FunctionalInterface
  interface Work<T> {

    T run(Connection connection) throws SQLException;
  }

  static RunDatabase open(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.enforceForeignKeys(true);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
      RunDatabase database = new RunDatabase(file, connection);
      try {
        database.begin();
        return database;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StegoscopeException(
          "The record of runs %s cannot be opened: %s.".formatted(file, e), e);
    } catch (SQLException e) {
      throw told(file, e);
    }
  }

  private void begin() throws SQLException {
    // Nothing is written before it is known that the file is ours.
    requireKnown(version());
    if (!text("PRAGMA quick_check(1)").equals("ok")) {
      throw damaged(file, null);
    }
    text("PRAGMA journal_mode = WAL");
    execute("PRAGMA synchronous = FULL");
    if (version() < MIGRATIONS.size()) {
      change(_ -> {
        // Another process may have been faster.
        for (int version = version(); version < MIGRATIONS.size(); version++) {
          for (String statement : MIGRATIONS.get(version)) {
            execute(statement);
          }
          execute("PRAGMA user_version = " + (version + 1));
        }
        return true;
      });
    }
  }

  private void requireKnown(int version) {
    if (version > MIGRATIONS.size()) {
      throw new StegoscopeException(
          ("The record of runs %s was written by a newer Stegoscope (schema %d, known up to %d) and"
                  + " is left as it is: open it with that version, or choose another folder.")
              .formatted(file, version, MIGRATIONS.size()));
    }
  }

  private int version() throws SQLException {
    return Integer.parseInt(text("PRAGMA user_version"));
  }

  private String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  synchronized <T> T read(Work<T> work) {
    try {
      return work.run(connection);
    } catch (SQLException e) {
      throw told(file, e);
    }
  }

  /// Does all of the work or nothing of it.
  synchronized <T> T change(Work<T> work) {
    try {
      connection.setAutoCommit(false);
      try {
        T result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw told(file, e);
    }
  }

  private static StegoscopeException told(Path file, SQLException e) {
    SQLiteErrorCode code =
        e instanceof SQLiteException known ? known.getResultCode() : SQLiteErrorCode.SQLITE_ERROR;
    return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
      case SQLITE_NOTADB, SQLITE_CORRUPT -> damaged(file, e);
      case SQLITE_FULL ->
          new StegoscopeException(
              ("The record of runs %s cannot grow as the disk is full, what was recorded before is"
                      + " kept: free some space.")
                  .formatted(file),
              e);
      case SQLITE_BUSY ->
          new StegoscopeException(
              "The record of runs %s is held by another program: try again when it is done."
                  .formatted(file),
              e);
      default ->
          new StegoscopeException(
              "The record of runs %s cannot be used, what was recorded before is kept: %s."
                  .formatted(file, e.getMessage()),
              e);
    };
  }

  private static StegoscopeException damaged(Path file, SQLException cause) {
    return new StegoscopeException(
        ("The record of runs %s is damaged or no SQLite database and is left as it is: set it"
                + " aside to begin a new one.")
            .formatted(file),
        cause);
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw told(file, e);
    }
  }
}
