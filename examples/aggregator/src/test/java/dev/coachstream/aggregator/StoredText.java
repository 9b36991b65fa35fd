package dev.coachstream.aggregator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a file holds, as text: its bytes and, where they are compressed, every cell of it. */
public final class StoredText {
    private StoredText() {}

    public static String of(Path file) throws IOException, SQLException {
        String name = file.toString();
        StringBuilder text = new StringBuilder(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (name.endsWith(".parquet")) {
            try (Connection memory = DriverManager.getConnection("jdbc:duckdb:")) {
                cells(memory, "FROM '" + name + "'").forEach(text::append);
            }
        } else if (name.endsWith(".duckdb")) {
            try (Connection store = DriverManager.getConnection("jdbc:duckdb:" + name)) {
                for (String table : cells(
                        store, "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'")) {
                    cells(store, "FROM " + table).forEach(text::append);
                }
            }
        } else {
            text.append(Files.readString(file));
        }
        return text.toString();
    }

    private static List<String> cells(Connection database, String sql) throws SQLException {
        List<String> cells = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(rows.getObject(i)));
                }
            }
        }
        return cells;
    }
}
