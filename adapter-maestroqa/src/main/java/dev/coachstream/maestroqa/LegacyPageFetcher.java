package dev.coachstream.maestroqa;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.AnswerTooLong;
import dev.coachstream.http.RetryPolicy;
import dev.coachstream.json.ItemStream;
import dev.coachstream.json.Items;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.Repetition;
import dev.coachstream.paging.Versions;
import dev.coachstream.paging.Versions.Seen;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks the windows of the older export, each read page by page from its open answer, and delivers each record once, or again where it has
 * changed: the newest version in a page counts.
 *
 * <p>An answer that breaks off is asked for again; what was delivered is passed over unless it has changed. A walk that resumes from a cursor
 * reads again what was delivered from the window before the cursor, to know it; if the window has changed since, it starts the
 * window anew and says {@code moved}: records may then come twice, never be missing.
 */
final class LegacyPageFetcher<T extends CoachingRecord> implements PageFetcher<T> {
    private static final int MAX_ATTEMPTS = 5;

    private final CursorScope scope;
    private final LegacyReader reader;
    private final LegacyPosition start;
    private final Contents<T> contents;
    private final int pageSize;
    private Versions delivered = new Versions();
    private volatile @Nullable LegacyResponse open;
    private volatile boolean closed;
    private Repetition repetition = new Repetition();
    private boolean walking;
    private boolean moved;

    /**
     * What is read from the sessions.
     *
     * @param of the records that a session gives
     * @param ofSeveralSessions whether a record may be in sessions of several windows
     */
    record Contents<T>(Function<LegacySession, List<T>> of, boolean ofSeveralSessions) {}

    LegacyPageFetcher(
            CursorScope scope, LegacyReader reader, LegacyPosition start, Contents<T> contents, int pageSize) {
        this.scope = scope;
        this.reader = reader;
        this.start = start;
        this.contents = contents;
        this.pageSize = pageSize;
    }

    @Override
    public FetchedPage<T> fetch(@Nullable String position) {
        LegacyPosition place = position == null ? start : LegacyPosition.parse(scope, position);
        if (place.window().isEmpty()) {
            return new FetchedPage<>(List.of(), null);
        }
        if (!walking) {
            place = untilDone(place, this::recall);
            walking = true;
        }
        return untilDone(place, this::page);
    }

    /** Something that reads an answer. */
    private interface Reading<R> {
        R from(LegacyPosition place) throws IOException;
    }

    private <R> R untilDone(LegacyPosition place, Reading<R> reading) {
        for (int attempt = 1; ; attempt++) {
            try {
                return reading.from(place);
            } catch (ItemStream.NotAList e) {
                throw scope.protocol("POST /api/v1/coaching-sessions was answered 200 with " + e.getMessage()
                        + ": was it redirected to the coaching API?");
            } catch (IOException e) {
                release();
                if (closed) {
                    throw new CoachingSourceException(
                            scope.source(), Kind.UNAVAILABLE, "this read was closed while it waited for its answer", e);
                }
                AnswerTooLong.in(e).ifPresent(tooLong -> {
                    throw scope.protocol("a page of the export " + tooLong.getMessage());
                });
                if (attempt == MAX_ATTEMPTS) {
                    throw brokeOff(place, e);
                }
                pause(attempt);
            }
        }
    }

    private FetchedPage<T> page(LegacyPosition place) throws IOException {
        List<T> fresh = new ArrayList<>();
        LegacyResponse answer = open;
        if (answer == null) {
            answer = reader.open(place.window());
            open = answer;
            repetition = new Repetition();
            catchUp(answer, place, fresh);
        }
        Items<List<T>> page = mapped(answer.next(pageSize), place.window());
        page.good().forEach(each -> takeFresh(each, fresh));
        int records =
                page.good().stream().mapToInt(List::size).sum() + page.bad().size();
        if (!answer.ended()) {
            repetition.page(scope, records, fresh.size() + page.bad().size());
        }
        return new FetchedPage<>(newest(fresh), next(place, answer))
                .withRejected(page.rejected(scope))
                .withMoved(moved);
    }

    /** A resumed walk learns what was delivered before it; gives the place to go on from. */
    private LegacyPosition recall(LegacyPosition place) throws IOException {
        if (contents.ofSeveralSessions()) {
            for (LegacyWindow past = place.firstWindow(); !past.equals(place.window()); past = past.next()) {
                try (LegacyResponse answer = reader.open(past)) {
                    recall(answer, past, Long.MAX_VALUE);
                }
            }
        }
        if (place.read() == 0) {
            return place;
        }
        LegacyResponse answer = reader.open(place.window());
        open = answer;
        recall(answer, place.window(), place.read());
        if (answer.read() == place.read() && answer.lastId().equals(place.lastId())) {
            return place;
        }
        release();
        moved = true;
        delivered = new Versions();
        return place.at(0, "");
    }

    private void recall(LegacyResponse answer, LegacyWindow window, long count) throws IOException {
        while (!answer.ended() && answer.read() < count) {
            Items<LegacySession> page = answer.next(Math.min(pageSize, count - answer.read()));
            mapped(page, window).good().forEach(each -> each.forEach(this::isFresh));
        }
    }

    /** After a break: reads up to where it was; what is new there is delivered too. */
    private void catchUp(LegacyResponse answer, LegacyPosition place, List<T> fresh) throws IOException {
        while (!answer.ended() && answer.read() < place.read()) {
            Items<LegacySession> page = answer.next(Math.min(pageSize, place.read() - answer.read()));
            mapped(page, place.window()).good().forEach(each -> takeFresh(each, fresh));
        }
    }

    private Items<List<T>> mapped(Items<LegacySession> page, LegacyWindow window) {
        return page.map(
                session -> reader.counts(session, window) ? contents.of().apply(session) : List.of());
    }

    private void takeFresh(List<T> items, List<T> fresh) {
        items.stream().filter(this::isFresh).forEach(fresh::add);
    }

    private boolean isFresh(T item) {
        return delivered.see(item.id(), item.hashCode()) != Seen.SAME;
    }

    /** Of the versions of one record in a page only the newest. */
    private List<T> newest(List<T> items) {
        Instant now = reader.host().time().now();
        Map<String, T> newest = new LinkedHashMap<>();
        for (T item : items) {
            newest.merge(
                    item.id(),
                    item,
                    (known, said) -> Versions.givesWay(known.updatedAt(), said.updatedAt(), now) ? said : known);
        }
        return List.copyOf(newest.values());
    }

    private @Nullable String next(LegacyPosition place, LegacyResponse answer) {
        if (!answer.ended()) {
            return place.at(answer.read(), answer.lastId()).toString();
        }
        if (answer.mended() > 0) {
            reader.host().listener().mended(scope.source(), answer.mended());
        }
        release();
        return place.window().isLast() ? null : place.nextWindow().toString();
    }

    private CoachingSourceException brokeOff(LegacyPosition place, IOException e) {
        String window = place.window().startDate() + " to " + place.window().endDate();
        return new CoachingSourceException(
                scope.source(),
                e instanceof JsonProcessingException ? Kind.PROTOCOL : Kind.UNAVAILABLE,
                "the export of " + window + " broke off " + MAX_ATTEMPTS + " times ("
                        + e.getClass().getSimpleName() + "); what was read so far is good",
                e);
    }

    private void pause(int attempt) {
        Duration wait = RetryPolicy.STANDARD.backoff(
                attempt, ThreadLocalRandom.current().nextDouble());
        reader.host().time().pause(wait, scope.source(), "to try again");
    }

    /** Nothing hangs on how a connection ends that is not needed any more. One that another thread still reads throws what it likes. */
    private void release() {
        LegacyResponse answer = open;
        open = null;
        if (answer != null) {
            try {
                answer.close();
            } catch (IOException | RuntimeException e) {
                // given up anyway
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        release();
    }
}
