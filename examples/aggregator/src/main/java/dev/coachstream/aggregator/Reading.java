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
    private final Ending ending;

    /** @param query what each account is asked */
    Reading(Feed feed, Function<CoachingSource, Query> query, Progress progress, Ending ending) {
        this.feed = feed;
        this.query = query;
        this.progress = progress;
        this.ending = ending;
    }

    Outcome read(List<CoachingSource> sources, Target target) {
        Outcome outcome = new Outcome(feed, sources.size());
        for (CoachingSource source : sources) {
            try {
                if (!target.isDone(source) && (ending.wanted() || !read(source, target, outcome))) {
                    outcome.left(source.name(), ending.why());
                }
            } catch (OutputException e) {
                throw e;
            } catch (RuntimeException e) {
                if (ending.wanted()) {
                    outcome.left(source.name(), ending.why());
                } else {
                    outcome.failed(CoachingSourceException.of(source.name(), e));
                }
            }
        }
        return outcome;
    }

    /** Whether it was read to its end. */
    private boolean read(CoachingSource source, Target target, Outcome outcome) {
        Query asked = query.apply(source).after(target.resume(source));
        progress.begin(source.name(), source.plan(feed, asked));
        try (Paged<? extends CoachingRecord> records = source.read(feed, asked)) {
            for (Page<? extends CoachingRecord> page : records.pages()) {
                target.take(source, page);
                outcome.took(source.name(), page);
                progress.page(source.name(), page.items().size(), page.total());
                if (ending.wanted() && !page.last()) {
                    return false;
                }
            }
            return true;
        } finally {
            progress.end(source.name());
        }
    }
}
