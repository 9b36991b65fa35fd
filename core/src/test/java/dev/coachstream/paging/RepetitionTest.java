package dev.coachstream.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import org.junit.jupiter.api.Test;

final class RepetitionTest {
    private static final CursorScope SCOPE = new CursorScope("acme", Feed.SESSIONS, "all");

    private final Repetition repetition = new Repetition();

    @Test
    void endsAWalkOfNothingButKnownRecords() {
        pages(Repetition.MAX_PAGES - 1, 50, 0);

        assertThatThrownBy(() -> repetition.page(SCOPE, 50, 0))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));
    }

    @Test
    void isNotDeceivedByEmptyPagesInBetween() {
        pages(Repetition.MAX_PAGES - 1, 50, 0);
        pages(1_000, 0, 0);

        assertThatThrownBy(() -> repetition.page(SCOPE, 50, 0)).isInstanceOf(CoachingSourceException.class);
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

    private void pages(int count, int records, int fresh) {
        for (int page = 0; page < count; page++) {
            repetition.page(SCOPE, records, fresh);
        }
    }
}
