package dev.coachstream.warehouse.sync;

import dev.coachstream.api.Capture;
import dev.coachstream.api.Query;
import dev.coachstream.capture.ReadWindow;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Cursor;
import dev.coachstream.warehouse.store.StoreException;
import dev.coachstream.warehouse.sync.DoubtfulWindows.Due;
import dev.coachstream.warehouse.sync.LackingWindows.Lacking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Brings one feed of one account up to date: finishes what an earlier run left, then reads what is new. */
final class FeedSync {
    private final AccountContext context;
    private final String source;
    private final Feed feed;
    private final Capture capture;
    private Changes changes = Changes.NONE;
    private final List<Window> windows = new ArrayList<>();
    /** What each window proves, by its certificate, but for those that were read again. */
    private final Map<Long, Verdict> proven = new HashMap<>();

    private List<MassAbsence> held = List.of();

    FeedSync(AccountContext context, Feed feed) {
        this.context = context;
        this.source = context.source().name();
        this.feed = feed;
        this.capture = context.capture(feed);
    }

    Changes changes() {
        return changes;
    }

    /** The weakest verdict of the windows read. */
    Verdict verdict() {
        return proven.values().stream().reduce(Verdict.COMPLETE, Verdict::and);
    }

    /** Where so many records were missing at once that none was taken for deleted. */
    List<MassAbsence> held() {
        return held;
    }

    void run() {
        Instant now = context.time().now();
        context.listener().begun(source, feed);
        try {
            List<Window> left = inLedger(ledger -> open(ledger, now));
            left.forEach(this::read);
            inLedger(ledger -> plan(ledger, !left.isEmpty(), now)).forEach(this::read);
            readSmaller(now);
            readLacking(now);
        } catch (StoreException | LostBatches e) {
            throw e;
        } catch (RuntimeException e) {
            conclude(false); // what was listed whole before is proof all the same
            throw e;
        }
        conclude(true);
    }

    private void conclude(boolean whole) {
        Conclusion.Scope scope = new Conclusion.Scope(
                source,
                feed,
                context.embeds(feed),
                windows,
                whole,
                context.finds(feed),
                context.options().consent().massDeletion(),
                Proof.NONE,
                context.time().now());
        Conclusion conclusion = new AbsenceCheck(context, feed).conclude(scope, whole && isEverything());
        changes = changes.plus(conclusion.changes());
        held = conclusion.held();
    }

    /** Whether the windows are all there are, one after the other from the first on, and each was read whole and in one go. */
    private boolean isEverything() {
        return verdict().isWhole()
                && windows.stream().noneMatch(Window::begun)
                && windows.stream().allMatch(window -> window.isFirstOrFollows(windows));
    }

    private List<Window> open(Ledger ledger, Instant now) {
        ledger.describe(
                source, context.source().vendor(), feed, context.source().capabilities());
        if (context.options().everything()) {
            ledger.abandon(source, feed, now);
        }
        return ledger.pending(source, feed);
    }

    private List<Window> plan(Ledger ledger, boolean resumed, Instant now) {
        SyncState state = ledger.state(source, feed);
        SyncState known = context.options().everything() ? SyncState.NEW : state;
        List<PlannedWindow> spans =
                new Planner(ledger, context.options()).spans(source, feed, capture, known, resumed, now);
        spans.forEach(span -> ledger.plan(context.run(), source, feed, capture, span, now));
        planAgain(ledger, spans, due -> !proven.containsKey(due.certificate()), now);
        return ledger.pending(source, feed);
    }

    /** A server that refuses to say what follows may say it of a smaller window: they are cut as long as that shows what was not known. */
    private void readSmaller(Instant now) {
        long known;
        List<Window> smaller;
        do {
            known = changes.added();
            smaller = inLedger(ledger -> {
                planAgain(ledger, List.of(), due -> due.openEnded() && proven.containsKey(due.certificate()), now);
                return ledger.pending(source, feed);
            });
            smaller.forEach(this::read);
        } while (!smaller.isEmpty() && changes.added() > known);
    }

    /**
     * Reads again the windows that lacked records, unless those read already show that the account sees less still. First those whose records are missing
     * yet, up to a window's worth of them that lack some again, which bounds what rights that are lost for good cost; where nobody is to wait for them, all.
     */
    private void readLacking(Instant now) {
        boolean all = context.options().consent().massDeletion();
        if (!LackingWindows.matter(capture) || (!all && context.writer().lackMany(source, feed, windows))) {
            return;
        }
        List<Lacking> known = inLedger(ledger -> ledger.lacking().of(source, feed, context.run()));
        long lackStill = 0;
        for (Lacking window : known) {
            if (all || lackStill < Planner.RECORDS_A_WINDOW) {
                lackStill += readAgain(window, true, now);
            }
        }
        if (lackStill == 0) {
            known.stream().filter(Lacking::held).forEach(window -> readAgain(window, false, now));
        }
    }

    /** How many records were read in what of a window lacks some again. */
    private long readAgain(Lacking window, boolean ifMissing, Instant now) {
        Optional<ReadWindow> rest = window.without(windows.stream()
                .filter(read -> !read.begun()) // half of it was read when it lacked them
                .map(Window::span)
                .toList());
        if (rest.isEmpty()) {
            return 0;
        }
        List<Window> planned = inLedger(ledger -> planAgain(ledger, rest.get(), ifMissing, now));
        planned.forEach(this::read);
        return planned.isEmpty() ? 0 : inLedger(ledger -> ledger.lacking().rowsOfLacking(planned));
    }

    private List<Window> planAgain(Ledger ledger, ReadWindow rest, boolean ifMissing, Instant now) {
        if (ifMissing && ledger.lacking().missing(source, feed, rest) == 0) {
            return List.of();
        }
        new Planner(ledger, context.options())
                .again(source, feed, rest)
                .forEach(span -> ledger.plan(context.run(), source, feed, capture, span, now));
        return ledger.pending(source, feed);
    }

    /** Plans what is due once more beside what is read anyway. */
    private void planAgain(Ledger ledger, List<PlannedWindow> anyway, Predicate<Due> wanted, Instant now) {
        if (capture.axis() == null) {
            return;
        }
        List<Due> due = ledger.doubtful().of(source, feed, capture.axis()).stream()
                .filter(wanted)
                .toList();
        new Planner(ledger, context.options())
                .again(source, feed, capture, due, anyway)
                .forEach(span -> ledger.plan(context.run(), source, feed, capture, span, now));
        due.forEach(window -> {
            ledger.doubtful().planned(window);
            proven.remove(window.certificate());
        });
    }

    private void read(Window window) {
        windows.add(window);
        SyncState state = inLedger(ledger -> ledger.state(source, feed));
        Cursor after = isCursorIn(window, state) ? state.goesOnAt() : null;
        Window left = window.begun() ? inLedger(ledger -> ledger.resume(window)) : window;
        WindowRead read = new WindowRead(context, left, track(left));
        try {
            read.run(query(window, state.feedSince()), after);
            proven.put(window.certificate(), read.verdict());
        } catch (CoachingSourceException e) {
            if (after == null || !read.nothingRead() || !Cursor.isRefused(e)) {
                throw e;
            }
            readAfresh(window, e);
        } finally {
            changes = changes.plus(read.changes()); // whatever ended it, what was read is saved
        }
    }

    /** A change feed's cursor outlives its windows. */
    private boolean isCursorIn(Window window, SyncState state) {
        return capture.isChangeFeed() || Objects.equals(state.certificate(), window.certificate());
    }

    private boolean track(Window window) {
        return context.writer().track(window, context.embeds(feed));
    }

    private Query query(Window window, @Nullable Instant feedSince) {
        Instant since = capture.isChangeFeed() ? feedSince : window.since();
        Instant until = capture.isChangeFeed() ? null : window.until();
        return new ReadWindow(window.axis(), since, until).query(context.source(), feed);
    }

    /**
     * The stored cursor is no longer accepted: a window starts over, a change feed goes back to the newest known change, and no further than to when it
     * was last read up to its tail: of what was read since, one record may be dated after others that were not. Only sessions come in the order
     * of their own changes.
     */
    private void readAfresh(Window window, CoachingSourceException refusal) {
        boolean ordered = capture.isChangeFeed() && feed == Feed.SESSIONS;
        Instant since = ordered ? inLedger(this::surelyRead) : null;
        boolean enumeration = window.enumeration() && since == null;
        String from = since == null ? "its beginning" : since.toString();
        inLedger(ledger -> ledger.restart(
                window,
                since,
                enumeration,
                "the stored cursor was refused (" + refusal.kind() + "): read from " + from));
        Window afresh = window.afresh(enumeration);
        WindowRead read = new WindowRead(context, afresh, track(afresh));
        try {
            read.run(query(afresh, since), null);
        } finally {
            changes = changes.plus(read.changes());
            proven.put(window.certificate(), read.verdict());
        }
    }

    private @Nullable Instant surelyRead(Ledger ledger) {
        Instant newest = ledger.newestChange(source, feed);
        Instant tail = ledger.state(source, feed).coveredUntil();
        if (newest == null || tail == null) {
            return null;
        }
        Instant earlier = newest.isBefore(tail) ? newest : tail;
        return earlier.minus(context.options().overlap());
    }

    private <T extends @Nullable Object> T inLedger(Function<Ledger, T> question) {
        return context.writer().ask(database -> question.apply(new Ledger(database)));
    }
}
