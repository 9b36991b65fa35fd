package dev.coachstream.warehouse.sync;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capture;
import dev.coachstream.capture.ReadWindow;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.sync.DoubtfulWindows.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides which windows of a feed a sync has to read. */
final class Planner {
    /** Records in a window of creation times: what is read again when such a window moves, or is interrupted. */
    static final int RECORDS_A_WINDOW = 10_000;

    private final Ledger ledger;
    private final SyncOptions options;

    Planner(Ledger ledger, SyncOptions options) {
        this.ledger = ledger;
        this.options = options;
    }

    /**
     * The windows to read, in order.
     *
     * @param resumed whether this run has just finished what an earlier one had planned
     */
    List<PlannedWindow> spans(
            String source, Feed feed, Capture capture, SyncState state, boolean resumed, Instant now) {
        return switch (capture.way()) {
            case CHANGE_FEED -> List.of(changes(state, now));
            case SNAPSHOT ->
                resumed ? List.of() : List.of(new PlannedWindow(Axis.UPDATED, null, null, capture.roster() == null));
            case WINDOWS -> windows(source, feed, capture, state, resumed, now);
        };
    }

    /** A feed from its beginning lists everything there is; one that is resumed lists what changed. */
    private static PlannedWindow changes(SyncState state, Instant now) {
        boolean fromTheBeginning = state.cursor() == null && state.feedSince() == null;
        Instant since = fromTheBeginning ? null : state.coveredUntil();
        return new PlannedWindow(Axis.UPDATED, since, now, fromTheBeginning);
    }

    /** Only a window of creation times lists what it must hold: a record leaves a window of another time when it is edited. */
    private List<PlannedWindow> windows(
            String source, Feed feed, Capture capture, SyncState state, boolean resumed, Instant now) {
        ReadWindow next = ReadWindow.next(capture, state.coveredUntil(), back(capture, resumed), now);
        if (next.axis() == Axis.CREATED && capture.roster() == null) {
            return creation(source, feed, RECORDS_A_WINDOW, next.since(), now);
        }
        boolean nothingNew =
                next.until() != null && next.since() != null && !next.since().isBefore(next.until());
        boolean whole = next.since() == null && next.until() == null && capture.roster() == null;
        return nothingNew ? List.of() : List.of(new PlannedWindow(next.axis(), next.since(), next.until(), whole));
    }

    /**
     * The windows that are due once more, as far as what is read anyway does not reach back to them. Where a server refused to say what follows the
     * records that it counts, each window is to hold half as many.
     */
    List<PlannedWindow> again(String source, Feed feed, Capture capture, List<Due> due, List<PlannedWindow> anyway) {
        Axis axis = Objects.requireNonNull(capture.axis());
        Instant end =
                anyway.isEmpty() ? Instant.MAX : Bounds.bound(anyway.get(0).since(), Instant.MIN);
        Instant reached = Instant.MIN;
        List<PlannedWindow> spans = new ArrayList<>();
        for (Due window : due) {
            Instant since = Bounds.bound(window.since(), Instant.MIN);
            Instant until = Bounds.bound(window.until(), Instant.MAX);
            Instant from = since.isAfter(reached) ? since : reached;
            Instant to = until.isBefore(end) ? until : end;
            if (from.isBefore(to)) {
                spans.addAll(parts(
                        source,
                        feed,
                        capture,
                        new ReadWindow(axis, Bounds.finite(from), Bounds.finite(to)),
                        records(window)));
                reached = to;
            }
        }
        return spans;
    }

    private static int records(Due window) {
        return window.openEnded() ? (int) Math.max(1, Math.min(RECORDS_A_WINDOW, window.rows() / 2)) : RECORDS_A_WINDOW;
    }

    private List<PlannedWindow> parts(String source, Feed feed, Capture capture, ReadWindow span, int records) {
        Instant until = span.until();
        return span.axis() == Axis.CREATED && capture.roster() == null && until != null
                ? creation(source, feed, records, span.since(), until)
                : List.of(new PlannedWindow(span.axis(), span.since(), until, false));
    }

    /** What of a window that lacked records is to be read again. */
    List<PlannedWindow> again(String source, Feed feed, ReadWindow lacking) {
        return creation(source, feed, RECORDS_A_WINDOW, lacking.since(), Objects.requireNonNull(lacking.until()));
    }

    /** How far before its last end a feed is read again. */
    private Duration back(Capture capture, boolean resumed) {
        if (resumed) {
            return Duration.ZERO;
        }
        return capture.axis() == Axis.UPDATED ? options.overlap() : options.lookback();
    }

    /** Closed at the time of the run, so that new records do not move the set. */
    private List<PlannedWindow> creation(
            String source, Feed feed, int records, @Nullable Instant since, Instant until) {
        List<PlannedWindow> spans = new ArrayList<>();
        Instant from = since;
        for (Instant cut : ledger.cuts(source, feed, records, since, until)) {
            if (from == null || from.isBefore(cut)) {
                spans.add(new PlannedWindow(Axis.CREATED, from, cut, true));
                from = cut;
            }
        }
        if (from == null || from.isBefore(until)) {
            spans.add(new PlannedWindow(Axis.CREATED, from, until, true));
        }
        return spans;
    }
}
