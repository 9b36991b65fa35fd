package dev.coachstream.maestroqa;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.ResponseTooLong;
import dev.coachstream.http.StreamRetrier;
import dev.coachstream.json.ItemStream;
import dev.coachstream.json.Items;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.RejectedRecord;
import dev.coachstream.paging.Repetition;
import dev.coachstream.paging.Versions;
import dev.coachstream.paging.Versions.Seen;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final CursorScope scope;
    private final LegacyReader reader;
    private final LegacyPosition start;
    private final Contents<T> contents;
    private final int pageSize;
    private final StreamRetrier retrier;
    private Versions delivered = new Versions();
    private volatile @Nullable LegacyResponse open;
    private volatile boolean closed;
    /** Of the answer that is open: one that goes on for ever ends. */
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
        this.retrier = new StreamRetrier(scope.source(), reader.host().time());
    }

    @Override
    public FetchedPage<T> fetch(@Nullable String position) {
        LegacyPosition at = position == null ? start : LegacyPosition.parse(scope, position);
        if (at.window().isEmpty()) {
            return new FetchedPage<>(List.of(), null);
        }
        if (!walking) {
            at = untilDone(at, this::recall);
            walking = true;
        }
        return untilDone(at, this::page);
    }

    /** Something that reads an answer. */
    private interface Reading<R> {
        R from(LegacyPosition at) throws IOException;
    }

    private <R> R untilDone(LegacyPosition at, Reading<R> reading) {
        try {
            return retrier.untilDone(() -> reading.from(at), (e, last) -> ending(at, e, last));
        } catch (CoachingSourceException e) {
            throw e;
        } catch (RuntimeException e) {
            if (closed) {
                throw closedMeanwhile(e);
            }
            throw e;
        }
    }

    private @Nullable CoachingSourceException ending(LegacyPosition at, IOException e, boolean last) {
        release();
        if (e instanceof ItemStream.NotAList) {
            return scope.protocol("POST /api/v1/coaching-sessions was answered 200 with " + e.getMessage()
                    + ": was it redirected to the coaching API?");
        }
        if (closed) {
            return closedMeanwhile(e);
        }
        Optional<ResponseTooLong> tooLong = ResponseTooLong.in(e);
        if (tooLong.isPresent()) {
            return scope.protocol("a page of the export " + tooLong.get().getMessage());
        }
        return last ? brokeOff(at, e) : null;
    }

    private CoachingSourceException closedMeanwhile(Exception e) {
        return new CoachingSourceException(
                scope.source(), Kind.UNAVAILABLE, "this read was closed while it waited for its answer", e);
    }

    private FetchedPage<T> page(LegacyPosition at) throws IOException {
        List<T> fresh = new ArrayList<>();
        LegacyResponse response = open;
        if (response == null) {
            response = reader.open(at.window());
            open = response;
            repetition = new Repetition();
            catchUp(response, at, fresh);
        }
        Items<LegacySession> sent = response.next(pageSize);
        Items<List<T>> page = mapped(sent, at.window());
        page.good().forEach(each -> takeFresh(each, fresh));
        if (!response.ended()) {
            refuse(repetition, sent, page.rejected(scope));
        }
        return new FetchedPage<>(newest(fresh), next(at, response))
                .withRejected(page.rejected(scope))
                .withMoved(moved);
    }

    /** A resumed walk learns what was delivered before it; gives the place to go on from. */
    private LegacyPosition recall(LegacyPosition at) throws IOException {
        if (contents.ofSeveralSessions()) {
            for (LegacyWindow past = at.firstWindow(); !past.equals(at.window()); past = past.next()) {
                try (LegacyResponse response = reader.open(past)) {
                    recall(response, past, Long.MAX_VALUE);
                }
            }
        }
        if (at.read() == 0) {
            return at;
        }
        LegacyResponse response = reader.open(at.window());
        open = response;
        recall(response, at.window(), at.read());
        if (response.read() == at.read() && response.lastId().equals(at.lastId())) {
            return at;
        }
        release();
        moved = true;
        delivered = new Versions();
        return at.at(0, "");
    }

    private void recall(LegacyResponse response, LegacyWindow window, long count) throws IOException {
        Repetition recalled = new Repetition();
        while (!response.ended() && response.read() < count) {
            Items<LegacySession> sessions = response.next(Math.min(pageSize, count - response.read()));
            Items<List<T>> page = mapped(sessions, window);
            page.good().forEach(each -> each.forEach(this::isFresh));
            refuse(recalled, sessions, page.rejected(scope));
        }
    }

    private void refuse(Repetition of, Items<LegacySession> sent, List<RejectedRecord> rejected) {
        long fresh = sent.good().stream()
                .filter(session -> of.isFresh(session.id(), session))
                .count();
        of.page(scope, sent.received(), (int) fresh, rejected);
    }

    /** After a break: reads up to where it was; what is new there is delivered too. */
    private void catchUp(LegacyResponse response, LegacyPosition at, List<T> fresh) throws IOException {
        while (!response.ended() && response.read() < at.read()) {
            Items<LegacySession> page = response.next(Math.min(pageSize, at.read() - response.read()));
            mapped(page, at.window()).good().forEach(each -> takeFresh(each, fresh));
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

    private @Nullable String next(LegacyPosition at, LegacyResponse response) {
        if (!response.ended()) {
            return at.at(response.read(), response.lastId()).toString();
        }
        if (response.mended() > 0) {
            reader.host().listener().mended(scope.source(), response.mended());
        }
        release();
        return at.window().isLast() ? null : at.nextWindow().toString();
    }

    private CoachingSourceException brokeOff(LegacyPosition at, IOException e) {
        String window = at.window().startDate() + " to " + at.window().endDate();
        Kind kind = e instanceof JsonProcessingException ? Kind.PROTOCOL : Kind.UNAVAILABLE;
        return new CoachingSourceException(
                scope.source(),
                kind,
                "the export of " + window + " broke off " + StreamRetrier.MAX_ATTEMPTS + " times ("
                        + e.getClass().getSimpleName() + "); what was read so far is good",
                e);
    }

    /** Nothing hangs on how a connection ends that is not needed any more. One that another thread still reads throws what it likes. */
    private void release() {
        LegacyResponse response = open;
        open = null;
        if (response != null) {
            try {
                response.close();
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
