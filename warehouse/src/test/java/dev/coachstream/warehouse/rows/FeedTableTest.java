package dev.coachstream.warehouse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.json.CanonicalJson;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Reference;
import dev.coachstream.model.SignOff;
import dev.coachstream.warehouse.World;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FeedTableTest {
    /** What the store keeps elsewhere: links in tables of their own, embedded records in their feeds'. */
    private static final Set<String> ELSEWHERE = Set.of("sessionIds", "points", "todos");

    @TempDir
    private Path folder;

    /** A member that came later stands at the end: digests tell columns by their place. */
    @ParameterizedTest
    @EnumSource
    void hasAColumnForEveryMemberOfTheModel(Feed feed) {
        List<String> expected = Arrays.stream(CanonicalJson.type(feed).getRecordComponents())
                .filter(member -> !ELSEWHERE.contains(member.getName()))
                .flatMap(FeedTableTest::columns)
                .toList();

        assertThat(FeedTable.of(feed).columns()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource
    void fillsTheColumnsOfItsTable(Feed feed) {
        Path store = folder.resolve("store.duckdb");
        Store.open(store, StoreOptions.defaults()).close();

        List<String> columns = World.query(
                store,
                StoreOptions.defaults(),
                "SELECT column_name FROM duckdb_columns() WHERE table_name = '%s' ORDER BY column_index"
                        .formatted(feed.label()));

        assertThat(columns)
                .containsAll(FeedTable.of(feed).columns())
                .hasSize(FeedTable.of(feed).columns().size() + 8)
                .contains(
                        "first_seen",
                        "changed_at",
                        "deleted_at",
                        "deletion_proof",
                        "content_digest",
                        "missing_since",
                        "missing_certificate",
                        "missing_again");
    }

    private static Stream<String> columns(RecordComponent member) {
        String name = member.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        if (member.getType() == Participant.class) {
            return Stream.of("_id", "_name", "_email", "_external_ids").map(name::concat);
        }
        if (member.getType() == Reference.class) {
            return Stream.of("_id", "_name").map(name::concat);
        }
        return member.getType() == SignOff.class ? Stream.of(name + "_done", name + "_at") : Stream.of(name);
    }
}
