package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capture;
import dev.coachstream.json.CanonicalJson;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.testkit.FakeTime;
import dev.coachstream.warehouse.World;
import dev.coachstream.warehouse.rows.BatchRows;
import dev.coachstream.warehouse.rows.FirstFill;
import dev.coachstream.warehouse.rows.RowTerms;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreException;
import dev.coachstream.warehouse.store.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of records that embed others, written into a real store. */
final class TransactionsTest {
    private static final Window WINDOW =
            new Window(1, "a", Feed.SESSIONS, Capture.SNAPSHOT, Axis.CREATED, null, null, false, null, Evidence.NONE);

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime(Instant.parse("2026-02-01T00:00:00Z"));
    private final StageTimes times = new StageTimes(time);
    private Store store;
    private Transactions commits;
    private FirstFill firstFill;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("store.duckdb"), StoreOptions.defaults());
        begin();
    }

    /** As each sync does. */
    private void begin() {
        commits = new Transactions(store.database(), time, 3);
        firstFill = FirstFill.of(store.database(), "a", 100);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void marksWhatItsSessionNoLongerEmbeds() {
        write(session("s1", "2026-01-01", "p1", "p2"), session("s2", "2026-01-01", "p2"));
        assertThat(query("SELECT session_id, point_id FROM session_points ORDER BY ALL"))
                .containsExactly("s1 p1", "s1 p2", "s2 p2");

        Changes changes = write(session("s1", "2026-01-02"));
        assertThat(changes).isEqualTo(new Changes(0, 1, 0));
        assertThat(query("SELECT session_id, point_id FROM session_points")).containsExactly("s2 p2");
        commits.deletions()
                .conclude(new Conclusion.Scope(
                        "a",
                        Feed.SESSIONS,
                        EnumSet.of(Feed.POINTS),
                        List.of(WINDOW),
                        true,
                        false,
                        false,
                        Proof.NONE,
                        World.NOW));
        assertThat(query("SELECT id, deletion_proof FROM points ORDER BY id"))
                .containsExactly("p1 delisted", "p2 null");

        write(session("s1", "2026-01-03", "p1"));
        assertThat(query("SELECT id, deletion_proof FROM points ORDER BY id")).containsExactly("p1 null", "p2 null");
    }

    @Test
    void keepsTheNewestOfSeveralVersionsInOneBatch() {
        Changes changes = write(
                session("s1", "2026-01-01"),
                session("s1", "2026-01-03", "p1"),
                session("s1", "2026-01-02"),
                session("s2", "2026-01-01"));

        assertThat(changes).isEqualTo(new Changes(3, 0, 0));
        assertThat(query("SELECT id, updated_at::DATE FROM sessions ORDER BY id"))
                .containsExactly("s1 2026-01-03", "s2 2026-01-01");
    }

    @Test
    void knowsWhatItHasAddedItself() {
        commits.write(batch(session("s1", "2026-01-01", "p1"), session("s2", "2026-01-01")));
        Changes changes = write(session("s2", "2026-01-02"), session("s3", "2026-01-01", "p1", "p2"));

        assertThat(changes).isEqualTo(new Changes(2, 1, 0));
        assertThat(query("SELECT id, updated_at::DATE FROM sessions ORDER BY id"))
                .containsExactly("s1 2026-01-01", "s2 2026-01-02", "s3 2026-01-01");
        assertThat(query("SELECT session_id, point_id FROM session_points ORDER BY ALL"))
                .containsExactly("s1 p1", "s3 p1", "s3 p2");
    }

    @Test
    void knowsWhatWasStoredBefore() {
        write(session("s1", "2026-01-01"));
        begin();

        assertThat(write(session("s1", "2026-01-02"), session("s2", "2026-01-01")))
                .isEqualTo(new Changes(1, 1, 0));
    }

    @Test
    void writesNothingThatIsAsStored() {
        write(session("s1", "2026-01-01", "p1"));
        time.advance(Duration.ofDays(1));

        assertThat(write(session("s1", "2026-01-01", "p1"))).isEqualTo(Changes.NONE);
        assertThat(write(session("s1", "2025-12-31", "p1"))).as("older").isEqualTo(Changes.NONE);
    }

    @Test
    void keepsTimesOfAnyYear() {
        write(read(Map.of("id", "s1", "dueAt", "9999-12-31T23:59:59.999999Z", "createdAt", "1969-12-31T23:59:59.5Z")));

        assertThat(query("SELECT due_at, created_at FROM sessions"))
                .containsExactly("9999-12-31T23:59:59.999999Z 1969-12-31T23:59:59.500Z");
    }

    @Test
    void keepsWhatTheNewestRecordSaysOfAPerson() {
        write(named("s1", "2026-01-02", "u", "Ada"), named("s2", "2026-01-01", "u", "ada@work.example"));
        assertThat(query("SELECT id, name, email FROM people")).containsExactly("u Ada ada@work.example");

        write(named("s3", "2026-01-02", "u", "Ada L."), named("s4", "2026-01-02", "u", "ADA"));
        assertThat(query("SELECT name FROM people"))
                .as("of one time the greater")
                .containsExactly("Ada L.");
    }

    @Test
    void commitsSeveralBatchesAtOnce() {
        commits.write(batch(session("s1", "2026-01-01")));
        commits.write(batch(session("s2", "2026-01-01")));
        assertThat(commits.isFull()).isFalse();
        commits.write(batch(session("s3", "2026-01-01")));
        assertThat(commits.isFull()).isTrue();

        store.database().rollBack(new IllegalStateException("as if the process had ended"));
        assertThat(query("SELECT id FROM sessions")).isEmpty();
    }

    @Test
    void refusesWhatComesAfterABatchThatFailed() {
        commits.write(batch(session("s1", "2026-01-01")));
        store.database().run("ALTER TABLE session_points RENAME TO gone");
        assertThatThrownBy(() -> commits.write(batch(session("s2", "2026-01-01", "p1"))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("session_points");

        assertThatThrownBy(() -> commits.write(batch(session("s3", "2026-01-01"))))
                .as("a cursor after rows that are lost")
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("session_points");
        assertThatThrownBy(commits::end).isInstanceOf(StoreException.class);
        assertThat(query("SELECT id FROM sessions")).isEmpty();
    }

    @Test
    void isCommittedSoonAlsoWhenNoBatchFollows() throws SQLException {
        SyncOptions options = new SyncOptions(
                EnumSet.of(Feed.SESSIONS),
                false,
                Duration.ZERO,
                Duration.ZERO,
                Consent.NONE,
                false,
                10,
                10,
                Duration.ofMillis(50));
        try (StoreThread writer = new StoreThread(store, options);
                Connection reader = store.database().connection().duplicate()) {
            StoreThread.await(writer.save(batch(session("s1", "2026-01-01"))));

            await().untilAsserted(() -> assertThat(count(reader)).isEqualTo(1));
        }
    }

    private static long count(Connection reader) throws SQLException {
        try (Statement statement = reader.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM store.sessions")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Changes write(CoachingRecord... sessions) {
        Changes changes = commits.write(batch(sessions)).changes();
        commits.end();
        return changes;
    }

    private Batch batch(CoachingRecord... sessions) {
        BatchRows rows = new BatchRows(Feed.SESSIONS, EnumSet.of(Feed.POINTS), new RowTerms(false, firstFill));
        Arrays.stream(sessions).forEach(rows::add);
        return new Batch(WINDOW, rows, List.of(), Evidence.NONE, null, false, false, times);
    }

    private static CoachingRecord session(String id, String updatedAt, String... points) {
        return read(Map.of(
                "id",
                id,
                "updatedAt",
                updatedAt + "T00:00:00Z",
                "points",
                Arrays.stream(points)
                        .map(point -> record(Map.of("id", point, "kind", "UNKNOWN", "category", "UNKNOWN")))
                        .toList()));
    }

    private static CoachingRecord named(String id, String updatedAt, String person, String label) {
        Map<String, String> coachee =
                label.contains("@") ? Map.of("id", person, "email", label) : Map.of("id", person, "name", label);
        return read(Map.of("id", id, "updatedAt", updatedAt + "T00:00:00Z", "coachee", coachee));
    }

    private static CoachingRecord read(Map<String, Object> members) {
        Map<String, Object> session = record(members);
        session.put("status", "OPEN");
        byte[] json = CanonicalJson.writeValue(session, true).getBytes(StandardCharsets.UTF_8);
        try {
            return CanonicalJson.read(Feed.SESSIONS, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> record(Map<String, Object> members) {
        Map<String, Object> all = new TreeMap<>(members);
        all.putAll(Map.of("source", "a", "vendor", "v"));
        return all;
    }

    private List<String> query(String sql) {
        return store.database().rows(sql).cells().stream()
                .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .toList();
    }
}
