package dev.coachstream.samsara;

import dev.coachstream.api.Axis;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.json.Items;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.IdSet;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.RejectedRecord;
import dev.coachstream.paging.Repetition;
import dev.coachstream.paging.Versions;
import dev.coachstream.paging.Versions.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks Samsara's cursors up to a list's end or a feed's tail. A position is the vendor's cursor; the empty one is the start.
 *
 * <p>A record comes once for each of its versions: one that changes while it is read comes again.
 *
 * @param <W> what a page holds
 * @param <T> what it is read as
 */
final class CursorPages<W, T> implements PageFetcher<T> {
    private static final String START = "";
    private static final Set<Kind> REFUSALS = Set.of(Kind.INVALID_REQUEST, Kind.NOT_FOUND);

    private final CursorScope scope;
    private final Ending ending;
    private final Request<W> request;
    private final Function<SamsaraPage<W>, Items<T>> reader;
    private final Function<? super T, @Nullable Version> version;
    private final Versions delivered = new Versions();
    private final Repetition repetition = new Repetition();
    private final IdSet ids = new IdSet();
    /** How many records of the page at hand are in no version that was met. */
    private int unmet;
    /** How many of them were met in none. */
    private int unknown;

    /** Asks for the page after a cursor; null for the first. */
    @FunctionalInterface
    interface Request<W> {
        SamsaraPage<W> page(@Nullable String after);
    }

    /** How what is walked ends. */
    enum Ending {
        /** A stream that has no end: its last cursor resumes it. */
        FEED,
        /** A stream up to a time. */
        WINDOW,
        /** A list. */
        LIST;

        /** Of a stream up to a time, or without one. */
        static Ending at(@Nullable Instant end) {
            return end == null ? FEED : WINDOW;
        }
    }

    /** What tells one version of a record from another, beside its content: times are whole seconds. */
    record Version(String id, @Nullable Instant updatedAt) {}

    /**
     * Pages of one walk.
     *
     * @param version tells a record's versions apart; null where nothing does, which are all delivered
     */
    CursorPages(
            CursorScope scope,
            Ending ending,
            Request<W> request,
            Function<SamsaraPage<W>, Items<T>> reader,
            Function<? super T, @Nullable Version> version) {
        this.scope = scope;
        this.ending = ending;
        this.request = request;
        this.reader = reader;
        this.version = version;
    }

    @Override
    public FetchedPage<T> fetch(@Nullable String position) {
        String after = position == null || position.equals(START) ? null : position;
        SamsaraPage<W> page = page(after);
        String end = endCursor(page, after);
        boolean more = hasNext(page) && !caughtUp(page, after, end);
        if (more && end.equals(START)) {
            throw scope.protocol(
                    "hasNextPage is true and endCursor is empty, which would start again from the first page;"
                            + " what was read so far is good, the rest cannot be reached");
        }
        Items<T> items = reader.apply(page);
        List<T> fresh = newVersions(items.good());
        List<RejectedRecord> rejected = items.rejected(scope);
        if (more) {
            repetition.page(scope, items.received(), unmet, rejected);
            repetition.versions(scope, unmet, unknown);
        }
        String resume = ending == Ending.FEED ? end : null;
        String next = more ? end : null;
        return new FetchedPage<>(fresh, next).withResume(resume).withRejected(rejected);
    }

    /** An empty cursor at the end leaves the last good one standing (docs/vendors/samsara.md). */
    private String endCursor(SamsaraPage<W> page, @Nullable String after) {
        SamsaraPagination pagination = page.pagination();
        String sent = pagination == null ? null : pagination.endCursor();
        if (sent != null && !sent.isEmpty()) {
            return sent;
        }
        return hasNext(page) || after == null ? START : after;
    }

    private boolean hasNext(SamsaraPage<W> page) {
        SamsaraPagination pagination = page.pagination();
        if (pagination == null || pagination.hasNextPage() == null) {
            throw scope.protocol("the answer does not say whether there is a next page (pagination.hasNextPage)");
        }
        return pagination.hasNextPage();
    }

    /** Whether a page promises another; one that does not say so promises none. */
    static boolean more(SamsaraPage<?> page) {
        SamsaraPagination pagination = page.pagination();
        return pagination != null && Boolean.TRUE.equals(pagination.hasNextPage());
    }

    /** A stream may promise more for ever: no data and the cursor that was sent is where it ends (docs/vendors/samsara.md). */
    private boolean caughtUp(SamsaraPage<W> page, @Nullable String after, String end) {
        return ending != Ending.LIST
                && page.data().received() == 0
                && end.equals(Objects.requireNonNullElse(after, START));
    }

    private List<T> newVersions(List<T> items) {
        List<T> newVersions = new ArrayList<>(items.size());
        unmet = 0;
        unknown = 0;
        for (T item : items) {
            if (newVersion(item)) {
                newVersions.add(item);
            }
        }
        return newVersions;
    }

    private boolean newVersion(T item) {
        Version version = this.version.apply(item);
        if (version == null) {
            if (repetition.isFresh(null, item)) {
                unmet++;
                unknown++;
            }
            return true;
        }
        Seen seen = delivered.see(version.id(), version.updatedAt(), item.hashCode());
        if (seen == Seen.NEW) {
            unmet++;
            if (ids.add(version.id())) {
                unknown++;
            }
        }
        return seen != Seen.SAME;
    }

    static Version version(CoachingRecord item) {
        return new Version(item.id(), Axis.UPDATED.of(item));
    }

    static @Nullable Version version(@Nullable String id, @Nullable Instant updatedAt) {
        return id == null ? null : new Version(id, updatedAt);
    }

    private SamsaraPage<W> page(@Nullable String after) {
        try {
            return request.page(after);
        } catch (CoachingSourceException e) {
            if (after != null && REFUSALS.contains(e.kind())) {
                throw cursorRefused(e);
            }
            throw e;
        }
    }

    private CoachingSourceException cursorRefused(CoachingSourceException refusal) {
        return new CoachingSourceException(
                scope.source(),
                Kind.INVALID_REQUEST,
                "the vendor refuses the cursor, which expires 30 days after it was given out; read "
                        + scope.feed().label() + " again without it, from the last update seen (" + refusal.problem()
                        + ")",
                refusal);
    }
}
