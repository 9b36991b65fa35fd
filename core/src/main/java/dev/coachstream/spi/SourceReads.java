package dev.coachstream.spi;

import dev.coachstream.api.Capabilities;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.Fingerprint;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.Paged;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Opens the reads of a source, each the same way: refuses a query that the source cannot answer, ties cursors to the query, walks the pages, and
 * leaves out what the query does not want. An adapter gives what fetches the pages. Immutable.
 *
 * <p>What is left out follows from the {@link FeedCapabilities} declared: see {@link Selection}.
 */
public final class SourceReads {
    private final String source;
    private final Capabilities can;
    private final String within;

    /** Makes what fetches the pages of one walk; called for each walk anew. */
    @FunctionalInterface
    public interface Fetchers<T> {
        PageFetcher<T> fetcher(CursorScope scope);
    }

    /**
     * The reads of a source.
     *
     * @param source the account's name
     * @param can what it declares
     */
    public SourceReads(String source, Capabilities can) {
        this(source, can, "");
    }

    private SourceReads(String source, Capabilities can, String within) {
        this.source = source;
        this.can = can;
        this.within = within;
    }

    /** The same, whose cursors belong to a part of the account, too: what the vendor ties its page tokens to beside the query. */
    public SourceReads within(String part) {
        return new SourceReads(source, can, part);
    }

    /** What cursors of a read belong to. Throws UNSUPPORTED if the source cannot answer the query. */
    public CursorScope scope(Feed feed, Query query) {
        can.require(source, feed, query);
        String asked = query.fingerprint();
        String all = within.isEmpty() ? asked : Fingerprint.of(asked + within);
        return new CursorScope(source, feed, all);
    }

    /** A read; nothing is requested before its first item is. Throws UNSUPPORTED if the source cannot answer the query. */
    public <T extends CoachingRecord> Paged<T> open(Feed feed, Query query, Fetchers<T> fetchers) {
        return open(feed, query, item -> false, fetchers);
    }

    /**
     * A read of records that do not always tell why the vendor chose them.
     *
     * @param chosen whether a record is in the answer whatever the query, because the vendor was told which to choose
     */
    public <T extends CoachingRecord> Paged<T> open(
            Feed feed, Query query, Predicate<? super T> chosen, Fetchers<T> fetchers) {
        CursorScope scope = scope(feed, query);
        Selection selection = Selection.of(query, can.feed(source, feed));
        return Paged.of(
                scope,
                query.after(),
                () -> fetchers.fetcher(scope).filter(item -> selection.test(item) || chosen.test(item)));
    }

    /** A single record, as it is sent or as it is mapped, that is asked for by its id; none where the vendor says that there is none. */
    public static <T> Optional<T> found(Supplier<T> single) {
        try {
            return Optional.of(single.get());
        } catch (CoachingSourceException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
