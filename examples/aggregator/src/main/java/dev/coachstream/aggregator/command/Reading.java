package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.OutputException;
import dev.coachstream.aggregator.terminal.Progress;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one feed of several accounts, side by side or one after another, into one target, which gets whole pages. An account that
 * fails is noted and the others are read all the same.
 */
final class Reading {

    /** Takes what is read, page by page. */
    interface Target {
        /** Whether the account was read to its end before. */
        default boolean isDone(CoachingSource source) {
            return false;
        }

        /** Where a read of the account goes on; null for its beginning. */
        @Nullable
        Cursor resume(CoachingSource source);

        /** Whether it takes nothing more. */
        default boolean isFull() {
            return false;
        }

        /** Takes a page; when it returns, what it took of it is safe. */
        Page<? extends CoachingRecord> take(CoachingSource source, Page<? extends CoachingRecord> page);
    }

    private final Feed feed;
    private final Function<CoachingSource, Query> query;
    private final Progress progress;
    private final Ending ending;
    private final boolean inOrder;
    private final Object turn = new Object();
    private List<CoachingSource> all = List.of();

    /**
     * @param query what each account is asked
     * @param inOrder whether an account waits until those before it have ended
     */
    Reading(Feed feed, Function<CoachingSource, Query> query, Progress progress, Ending ending, boolean inOrder) {
        this.feed = feed;
        this.query = query;
        this.progress = progress;
        this.ending = ending;
        this.inOrder = inOrder;
    }

    Outcome read(List<CoachingSource> sources, Target target) {
        all = sources;
        Outcome outcome = new Outcome(feed, sources.size());
        Function<CoachingSource, Ended> account = source -> account(source, target, outcome);
        List<Ended> all = inOrder ? sources.stream().map(account).toList() : SideBySide.each(sources, account);
        all.forEach(ended -> ended.tell(outcome));
        return outcome;
    }

    /**
     * How the read of an account ended.
     *
     * @param failure what ended it; null for nothing
     * @param left why it was not read to its end; null if it was, or failed
     */
    private record Ended(
            String source,
            @Nullable CoachingSourceException failure,
            @Nullable String left) {
        void tell(Outcome outcome) {
            if (failure != null) {
                outcome.failed(failure);
            }
            if (left != null) {
                outcome.left(source, left);
            }
        }
    }

    private Ended account(CoachingSource source, Target target, Outcome outcome) {
        try {
            boolean whole = inTurn(() -> target.isFull() || target.isDone(source))
                    || (!ending.wanted() && read(source, target, outcome));
            String left = whole ? null : ending.why();
            return new Ended(source.name(), null, left);
        } catch (OutputException e) {
            throw e;
        } catch (RuntimeException e) {
            if (inTurn(target::isFull)) {
                return new Ended(source.name(), null, null); // closed, because nobody wants more
            }
            return ending.wanted()
                    ? new Ended(source.name(), null, ending.why())
                    : new Ended(source.name(), CoachingSourceException.of(source.name(), e), null);
        }
    }

    /** Whether it was read to its end. */
    private boolean read(CoachingSource source, Target target, Outcome outcome) {
        Query asked = query.apply(source).after(inTurn(() -> target.resume(source)));
        progress.begin(source.name(), source.plan(feed, asked));
        try (Paged<? extends CoachingRecord> records = source.read(feed, asked)) {
            for (Page<? extends CoachingRecord> page : records.pages()) {
                boolean full = inTurn(() -> {
                    if (!target.isFull()) {
                        outcome.took(source.name(), target.take(source, page));
                    }
                    return target.isFull();
                });
                progress.page(source.name(), page.items().size(), page.total());
                if (full) {
                    all.forEach(CoachingSource::close); // whoever waits for a page would wait for nothing
                    return true;
                }
                if (ending.wanted() && !page.last()) {
                    return false;
                }
            }
            return true;
        } finally {
            progress.end(source.name());
        }
    }

    /** The target takes one page at a time, from whichever account it is. */
    private <R extends @Nullable Object> R inTurn(Supplier<R> step) {
        synchronized (turn) {
            return step.get();
        }
    }
}
