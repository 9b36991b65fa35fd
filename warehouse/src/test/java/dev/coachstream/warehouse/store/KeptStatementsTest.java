package dev.coachstream.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class KeptStatementsTest {
    private static final String NAMES = "SELECT name FROM known WHERE name >= ? ORDER BY name";

    @AutoClose
    private final Database database = Database.inMemory();

    private final KeptStatements statements = new KeptStatements(database.connection());

    KeptStatementsTest() {
        database.run("CREATE TABLE known AS SELECT unnest(['a', 'b', 'c']) AS name");
    }

    @Test
    void areRunAgainWithOtherValues() throws SQLException {
        List<PreparedStatement> lent = new ArrayList<>();

        assertThat(names("b", lent)).containsExactly("b", "c");
        assertThat(names("c", lent)).containsExactly("c");
        assertThat(lent.get(1)).isSameAs(lent.get(0));
    }

    @Test
    void readATableThatWasMadeAnewMeanwhile() throws SQLException {
        names("a", new ArrayList<>());
        database.run("CREATE OR REPLACE TABLE known AS SELECT 'z' AS name, 1 AS more");

        assertThat(names("a", new ArrayList<>())).containsExactly("z");
    }

    @Test
    void areNotTakenFromWhoReadsTheirRows() throws SQLException {
        names("a", new ArrayList<>());
        List<PreparedStatement> lent = new ArrayList<>();
        List<String> read = statements.run(
                NAMES,
                statement -> {
                    lent.add(statement);
                    return names("c", lent);
                },
                "b");

        assertThat(read).containsExactly("c");
        assertThat(lent.get(1)).isNotSameAs(lent.get(0));
        assertThat(names("b", lent)).containsExactly("b", "c");
    }

    @Test
    void areMadeAnewWhenTheyFailed() throws SQLException {
        String number = "SELECT ?::INTEGER";
        assertThatThrownBy(() -> statements.run(number, PreparedStatement::execute, "none"))
                .isInstanceOf(SQLException.class);

        boolean gaveRows = statements.run(number, PreparedStatement::execute, "1");
        assertThat(gaveRows).isTrue();
    }

    @Test
    void areClosedWhereManyCameAfter() throws SQLException {
        List<PreparedStatement> lent = new ArrayList<>();
        names("a", lent);
        for (int i = 0; i < 200; i++) {
            statements.run("SELECT ? + " + i, PreparedStatement::execute, 1);
        }

        assertThat(lent.get(0).isClosed()).isTrue();
    }

    private List<String> names(String from, List<PreparedStatement> lent) throws SQLException {
        return statements.run(
                NAMES,
                statement -> {
                    lent.add(statement);
                    List<String> all = new ArrayList<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            all.add(rows.getString(1));
                        }
                    }
                    return all;
                },
                from);
    }
}
