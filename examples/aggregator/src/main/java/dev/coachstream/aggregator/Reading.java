package dev.coachstream.aggregator;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import dev.coachstream.spi.CoachingSource;
import dev.coachstream.spi.Query;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one feed of several accounts, one after another in their order, into one target. An account that fails is noted and
 * the others are read all the same.
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

        /** Takes a page; when it returns, the page is safe. */
        void take(CoachingSource source, Page<? extends CoachingRecord> page);
    }

    private final Feed feed;
    private final Function<CoachingSource, Query> query;
    private final Progress progress;
    private final Interruption interruption;

    /** @param query what each account is asked */
    Reading(Feed feed, Function<CoachingSource, Query> query, Progress progress, Interruption interruption) {
        this.feed = feed;
        this.query = query;
        this.progress = progress;
        this.interruption = interruption;
    }

    Outcome read(List<CoachingSource> sources, Target target) {
        Outcome outcome = new Outcome(feed, sources.size());
        for (CoachingSource source : sources) {
            if (interruption.requested()) {
                break;
            }
            try {
                if (!target.isDone(source)) {
                    read(source, target, outcome);
                }
            } catch (CoachingSourceException e) {
                if (interruption.requested()) {
                    break;
                }
                outcome.failed(e);
            }
        }
        outcome.interrupted(interruption.requested());
        return outcome;
    }

    private void read(CoachingSource source, Target target, Outcome outcome) {
        Query asked = query.apply(source).after(target.resume(source));
        progress.begin(source.name(), source.plan(feed, asked));
        try (Paged<? extends CoachingRecord> records = source.read(feed, asked)) {
            for (Page<? extends CoachingRecord> page : records.pages()) {
                target.take(source, page);
                outcome.took(source.name(), page);
                progress.page(source.name(), page.items().size(), page.total());
                if (interruption.requested()) {
                    return;
                }
            }
        } finally {
            progress.end(source.name());
        }
    }
}
