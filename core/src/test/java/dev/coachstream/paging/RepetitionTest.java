package dev.coachstream.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RepetitionTest {
    private static final CursorScope SCOPE = new CursorScope("acme", Feed.SESSIONS, "all");

    private final Repetition repetition = new Repetition();

    @Test
    void endsAWalkOfNothingButKnownRecords() {
        pages(Repetition.MAX_PAGES - 1, 50, 0);

        assertThatThrownBy(() -> repetition.page(SCOPE, 50, 0, List.of()))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));
    }

    @Test
    void isNotDeceivedByEmptyPagesInBetween() {
        pages(Repetition.MAX_PAGES - 1, 50, 0);
        pages(Repetition.MAX_EMPTY_PAGES, 0, 0);

        assertThatThrownBy(() -> repetition.page(SCOPE, 50, 0, List.of())).isInstanceOf(CoachingSourceException.class);
    }

    @Test
    void letsAWalkGoOnThatBringsSomethingNowAndThen() {
        assertThatCode(() -> {
                    for (int round = 0; round < 3; round++) {
                        pages(Repetition.MAX_PAGES - 1, 50, 0);
                        pages(1, 50, 1);
                    }
                })
                .doesNotThrowAnyException();
    }

    /** What is set aside was met too, where it can be known again. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"odd", "none"})
    void isNotDeceivedByARecordInEachPageThatCannotBeRead(@Nullable String id) {
        assertThatThrownBy(() -> pages(Repetition.MAX_PAGES + 1, 50, 0, unreadable(id)))
                .hasMessageContaining("100 pages in a row of nothing but records that were delivered before");
    }

    @Test
    void letsAWalkGoOnWhoseRecordsAreAllSetAside() {
        assertThatCode(() -> {
                    for (int page = 0; page < 10_000; page++) {
                        pages(1, 1, 0, unreadable("odd " + page));
                    }
                    pages(Repetition.MAX_EMPTY_PAGES, 1, 0, unreadable(null));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void endsAWalkOfEmptyPages() {
        pages(Repetition.MAX_EMPTY_PAGES, 0, 0);

        assertThatThrownBy(() -> pages(1, 0, 0)).hasMessageContaining("1000 pages in a row without a record");
    }

    /** All that came may be edited while it is read, and comes once more. */
    @Test
    void endsAWalkOfNewVersionsForEverButNotOneOfAllThatCame() {
        versions(500, 50);
        versions(Repetition.MAX_VERSION_PAGES + 500, 0);

        assertThatThrownBy(() -> versions(1, 0))
                .hasMessageContaining("1501 pages in a row of nothing but new versions of records");
    }

    private void versions(int count, int newRecords) {
        for (int page = 0; page < count; page++) {
            repetition.versions(SCOPE, 50, newRecords);
        }
    }

    private static RejectedRecord unreadable(@Nullable String id) {
        return new RejectedRecord("acme", Feed.SESSIONS, id, "points", "is not a list");
    }

    private void pages(int count, int records, int fresh, RejectedRecord rejected) {
        for (int page = 0; page < count; page++) {
            repetition.page(SCOPE, records, fresh, List.of(rejected));
        }
    }

    private void pages(int count, int records, int fresh) {
        for (int page = 0; page < count; page++) {
            repetition.page(SCOPE, records, fresh, List.of());
        }
    }
}
