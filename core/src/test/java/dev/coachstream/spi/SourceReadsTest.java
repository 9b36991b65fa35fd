package dev.coachstream.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capabilities;
import dev.coachstream.api.Capture;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachAssignment;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Participant;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SourceReadsTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final CoachAssignment IN_MAY = assignment("may", JUNE.minusSeconds(1));
    private static final CoachAssignment IN_JUNE = assignment("june", JUNE);
    private static final CoachAssignment UNDATED = assignment("undated", null);
    private static final FeedCapabilities LIST = FeedCapabilities.of(Capture.SNAPSHOT)
            .axes(Set.of(Axis.UPDATED))
            .filters(Set.of(Filter.TIME, Filter.COACHEE));
    private static final Query SINCE_JUNE = Query.all().window(Axis.UPDATED, JUNE, null);

    @Test
    void leavesOutWhatTheQueryDoesNotWant() {
        assertThat(read(LIST, SINCE_JUNE)).containsExactly(IN_JUNE);
        assertThat(read(LIST, Query.all().coachees(Set.of("may")))).containsExactly(IN_MAY);
        assertThat(read(LIST, Query.all())).containsExactly(IN_MAY, IN_JUNE, UNDATED);
    }

    @Test
    void leavesItToTheVendorWhatAFeedOfChangesTellsUpToItsTail() {
        FeedCapabilities feed = FeedCapabilities.of(Capture.CHANGE_FEED)
                .axes(Set.of(Axis.UPDATED, Axis.COMPLETED))
                .filters(Set.of(Filter.TIME))
                .pushedDown(Set.of(Filter.TIME))
                .pushedDownAxes(Set.of(Axis.UPDATED));

        assertThat(read(feed, SINCE_JUNE)).containsExactly(IN_MAY, IN_JUNE, UNDATED);
        assertThat(read(feed, SINCE_JUNE.window(Axis.UPDATED, JUNE, JUNE.plusSeconds(1))))
                .containsExactly(IN_JUNE, UNDATED);
        assertThat(read(feed, SINCE_JUNE.window(Axis.COMPLETED, JUNE, null))).isEmpty();
    }

    @Test
    void findsNothingOnlyWhereTheVendorSaysSo() {
        assertThat(SourceReads.found(() -> IN_MAY)).contains(IN_MAY);
        assertThat(SourceReads.found(() -> failing(Kind.NOT_FOUND))).isEmpty();
        assertThatThrownBy(() -> SourceReads.found(() -> failing(Kind.UNAVAILABLE)))
                .isInstanceOf(CoachingSourceException.class);
    }

    /** A list of ids alone has each record looked up before it is mapped. */
    @Test
    void findsARecordAsItIsSent() {
        assertThat(SourceReads.found(() -> "as it is sent")).contains("as it is sent");
    }

    private static CoachAssignment failing(Kind kind) {
        throw new CoachingSourceException("fleet", kind, "no");
    }

    @Test
    void keepsWhatTheVendorWasToldToChoose() {
        Query query = Query.all().coachees(Set.of("june"));
        SourceReads reads = reads(LIST);

        try (Paged<CoachAssignment> read =
                reads.open(Feed.ASSIGNMENTS, query, UNDATED::equals, scope -> position -> page())) {
            assertThat(read).containsExactly(IN_JUNE, UNDATED);
        }
    }

    @Test
    void refusesWhatTheSourceCannotAnswerBeforeAnythingIsFetched() {
        assertThatThrownBy(() -> reads(LIST).open(Feed.ASSIGNMENTS, Query.all().coaches(Set.of("c")), scope -> {
                    throw new AssertionError("fetched");
                }))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNSUPPORTED));
    }

    @Test
    void tiesACursorToTheQueryAndToThePartOfTheAccount() {
        Cursor cursor = cursor(reads(LIST), Query.all());

        assertRefused(reads(LIST), SINCE_JUNE.after(cursor));
        assertRefused(reads(LIST).within("usecase"), Query.all().after(cursor));
        assertRefused(
                reads(LIST).within("another"),
                Query.all().after(cursor(reads(LIST).within("usecase"), Query.all())));
        assertThat(cursor.fingerprint()).isEqualTo(Query.all().fingerprint());
    }

    private static void assertRefused(SourceReads reads, Query query) {
        assertThatThrownBy(() -> reads.open(Feed.ASSIGNMENTS, query, scope -> position -> page()))
                .hasMessageContaining("it belongs to another query");
    }

    private static Cursor cursor(SourceReads reads, Query query) {
        try (Paged<CoachAssignment> read = reads.open(Feed.ASSIGNMENTS, query, scope -> position -> page())) {
            Page<CoachAssignment> page = read.pages().iterator().next();
            return page.cursor();
        }
    }

    private static List<CoachAssignment> read(FeedCapabilities can, Query query) {
        try (Paged<CoachAssignment> read = reads(can).open(Feed.ASSIGNMENTS, query, scope -> position -> page())) {
            return read.stream().toList();
        }
    }

    private static SourceReads reads(FeedCapabilities can) {
        return new SourceReads("acme", Capabilities.of(Map.of(Feed.ASSIGNMENTS, can), List.of()));
    }

    private static FetchedPage<CoachAssignment> page() {
        return new FetchedPage<>(List.of(IN_MAY, IN_JUNE, UNDATED), null);
    }

    private static CoachAssignment assignment(String coachee, @Nullable Instant updated) {
        return new CoachAssignment(
                "acme",
                "listed",
                coachee,
                new Participant(coachee, null, null, Map.of()),
                null,
                null,
                updated,
                Map.of());
    }
}
