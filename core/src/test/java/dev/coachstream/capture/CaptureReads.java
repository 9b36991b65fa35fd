package dev.coachstream.capture;

import dev.coachstream.api.Capture;
import dev.coachstream.api.TimeSource;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads of one account, each by a capture of its own, at a time that a test sets. */
final class CaptureReads {
    static final String READS = "a digest of what is read";
    static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
    static final Duration DAY = Duration.ofDays(1);

    Instant now = NOW;
    CaptureOptions options = CaptureOptions.STANDARD;

    List<CapturedPage> read(ListedSource source, @Nullable CaptureState from) {
        List<CapturedPage> pages = new ArrayList<>();
        try (CaptureReader reader = reader(source, from)) {
            reader.forEachRemaining(pages::add);
        }
        return pages;
    }

    CaptureReader reader(ListedSource source, @Nullable CaptureState from) {
        return new CaptureReader(source, Feed.ASSIGNMENTS, READS, from, options, new StandingTime(now));
    }

    static ListedSource fiveOld(String way) {
        ListedSource source = new ListedSource(Capture.parse(way));
        for (String id : List.of("a", "b", "c", "d", "e")) {
            Instant made = NOW.minus(Duration.ofDays(20));
            source.put(id, made, made.plus(Duration.ofHours(id.charAt(0) - 'a')));
        }
        source.put("e", NOW.minus(Duration.ofDays(20)), NOW.minus(Duration.ofDays(10)));
        if (source.records.size() > 5) {
            source.records.remove(4); // as a feed: only its last version
        }
        return source;
    }

    /** The newest update known comes again with each read, but from a feed. */
    static List<String> overlap(String way) {
        return way.equals("CHANGE_FEED") ? List.of() : List.of("e");
    }

    static CaptureState lastState(List<CapturedPage> pages) {
        return Objects.requireNonNull(pages.get(pages.size() - 1).after());
    }

    static List<String> ids(List<CapturedPage> pages) {
        return pages.stream()
                .flatMap(page -> page.records().stream())
                .map(CoachingRecord::id)
                .toList();
    }

    /** A clock that stands. */
    private record StandingTime(Instant now) implements TimeSource {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void sleep(Duration duration) {
            throw new IllegalStateException("nothing here waits");
        }
    }
}
