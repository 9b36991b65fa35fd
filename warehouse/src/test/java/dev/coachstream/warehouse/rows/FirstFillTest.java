package dev.coachstream.warehouse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.model.Feed;
import dev.coachstream.testkit.FakeTime;
import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FirstFillTest {
    private Database database;

    @BeforeEach
    void open() {
        database = Database.inMemory();
        Schema.migrate(database, FakeTime.inJanuary());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void areNewOnce() {
        FirstFill firstFill = FirstFill.of(database, "a", 9);

        assertThat(firstFill.add(Feed.POINTS, "1")).isTrue();
        assertThat(firstFill.add(Feed.POINTS, "1")).isFalse();
        assertThat(firstFill.add(Feed.TODOS, "1")).isTrue();
    }

    @Test
    void areUnknownWhereTheAccountHasRows() {
        database.run("INSERT INTO session_points VALUES ('a', 's', 'p')");
        database.run("INSERT INTO points BY NAME SELECT 'a' AS source, 'v' AS vendor, 'p' AS id, 'UNKNOWN' AS kind,"
                + " 'UNKNOWN' AS category, now() AS first_seen, now() AS changed_at, 0 AS content_digest");

        assertThat(FirstFill.of(database, "a", 9).add(Feed.POINTS, "1")).isFalse();
        assertThat(FirstFill.of(database, "a", 9).add(Feed.SESSIONS, "1")).isTrue();
        assertThat(FirstFill.of(database, "b", 9).add(Feed.POINTS, "1")).isTrue();
    }

    @Test
    void areUnknownWhenTheyAreTooManyToRemember() {
        FirstFill firstFill = FirstFill.of(database, "a", 2);

        assertThat(firstFill.add(Feed.SESSIONS, "1")).isTrue();
        assertThat(firstFill.add(Feed.POINTS, "2")).isTrue();
        assertThat(firstFill.add(Feed.POINTS, "3")).isFalse();
        assertThat(firstFill.add(Feed.SESSIONS, "4")).isFalse();
    }
}
