package dev.coachstream.api;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachAssignment;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingProgress;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Todo;
import dev.coachstream.paging.Paged;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One account at one vendor, read through one model.
 *
 * <p>Thread-safe: any number of reads may run at once, and share the account's quota. Every method throws
 * {@link CoachingSourceException} and nothing else for what a vendor, a network or a query does.
 * Reading a feed requests nothing before the first item is asked for; a query that the source cannot answer is refused at
 * once, with kind UNSUPPORTED.
 */
public interface CoachingSource extends AutoCloseable {

    /** The account's name in the host's configuration. */
    String name();

    /** The vendor's id. */
    String vendor();

    /**
     * What it reads, by the settings that its vendor's adapter calls {@linkplain Setting#identifies identifying}. Known of sources that
     * {@link dev.coachstream.discovery.CoachingSources#open} has opened; of others only the vendor is.
     */
    default AccountIdentity identity() {
        return new AccountIdentity(vendor(), Map.of());
    }

    /** What it can answer; needs no request. */
    Capabilities capabilities();

    /** The coaching sessions. Every source has them. */
    Paged<CoachingSession> sessions(Query query);

    /** What was, or is to be, discussed. */
    default Paged<CoachingPoint> points(Query query) {
        throw unsupported(Feed.POINTS);
    }

    /** What was agreed to be done. */
    default Paged<Todo> todos(Query query) {
        throw unsupported(Feed.TODOS);
    }

    /** How far people have come, as the vendor computes it. */
    default Paged<CoachingProgress> progress(Query query) {
        throw unsupported(Feed.PROGRESS);
    }

    /** Who is to coach whom. */
    default Paged<CoachAssignment> assignments(Query query) {
        throw unsupported(Feed.ASSIGNMENTS);
    }

    /** The records of any feed, for hosts that treat all alike. */
    default Paged<? extends CoachingRecord> read(Feed feed, Query query) {
        return switch (feed) {
            case SESSIONS -> sessions(query);
            case POINTS -> points(query);
            case TODOS -> todos(query);
            case PROGRESS -> progress(query);
            case ASSIGNMENTS -> assignments(query);
        };
    }

    /**
     * The people whose records of a feed are to be read, where {@link Capture#roster} says that the vendor must be told them. May send
     * requests; ids of the role that the capture names.
     */
    default Set<String> roster(Feed feed) {
        throw new IllegalStateException(
                vendor() + " declares that its " + feed.label() + " are read by a roster, and has none");
    }

    /** One session by its id; empty when the vendor has none. UNSUPPORTED unless {@link FeedCapabilities#lookup()} says it for sessions. */
    default Optional<CoachingSession> session(String id) {
        throw noLookup(Feed.SESSIONS);
    }

    /** One record of any feed by its id; empty when the vendor has none. UNSUPPORTED unless {@link FeedCapabilities#lookup()} says it for the feed. */
    default Optional<? extends CoachingRecord> find(Feed feed, String id) {
        if (feed == Feed.SESSIONS) {
            return session(id);
        }
        throw noLookup(feed);
    }

    /** What a read would do: pushed down, filtered here, requests foreseen. Sends nothing. */
    ReadPlan plan(Feed feed, Query query);

    /**
     * How much a read would be, asked of the vendor: in one request where it tells a total, in few where it does not. Empty where
     * asking would tell nothing.
     */
    default Optional<Estimate> estimate(Feed feed, Query query) {
        plan(feed, query); // refuses what a read would
        return Optional.empty();
    }

    /** Sends one cheap authenticated request, and throws what is wrong with the account. */
    void check();

    /** Releases what the source holds. Unfinished reads stop, also those that wait for an answer in another thread. */
    @Override
    void close();

    private CoachingSourceException noLookup(Feed feed) {
        return new CoachingSourceException(
                name(),
                Kind.UNSUPPORTED,
                "its vendor documents no way to read one of its %1$s by its id; read %1$s with a filter instead"
                        .formatted(feed.label()));
    }

    private CoachingSourceException unsupported(Feed feed) {
        capabilities().feed(name(), feed);
        throw new IllegalStateException(vendor() + " declares " + feed.label() + " and does not offer it");
    }
}
