package dev.coachstream.samsara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.json.Items;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.Repetition;
import dev.coachstream.samsara.CursorPages.Ending;
import dev.coachstream.samsara.CursorPages.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CursorPagesTest {
    private static final CursorScope SCOPE = new CursorScope("fleet", Feed.SESSIONS, "all");
    private static final Instant TIME = Instant.parse("2026-07-01T00:00:00Z");

    private int pages;

    /** A feed that brings each page the same session, a second later each time. */
    private SamsaraPage<Instant> sameAgain(@Nullable String after) {
        pages++;
        return new SamsaraPage<>(
                new Items<>(List.of(TIME.plusSeconds(pages)), List.of()),
                new SamsaraPagination("cursor " + pages, true, Map.of()),
                Map.of());
    }

    @Test
    void endsAFeedThatBringsTheSameRecordsInNewVersionsForEver() {
        CursorPages<Instant, Instant> feed = new CursorPages<>(
                SCOPE, Ending.FEED, this::sameAgain, SamsaraPage::data, updatedAt -> new Version("s", updatedAt));

        assertThatThrownBy(() -> read(feed)).hasMessageContaining("new versions of records that were delivered before");
        assertThat(pages).isEqualTo(Repetition.MAX_VERSION_PAGES + 3);
    }

    private static void read(CursorPages<Instant, Instant> feed) {
        String position = null;
        for (int page = 0; page < 10_000; page++) {
            position = feed.fetch(position).next();
        }
    }
}
