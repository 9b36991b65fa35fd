package dev.coachstream.api;

import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import dev.coachstream.paging.Cursor;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a feed. The answer set does not depend on the vendor: what the vendor can filter is pushed down, the rest
 * is applied by the library; see {@link dev.coachstream.spi.Selection}.
 *
 * <p>Immutable; start from {@link #all()} and narrow it. An empty set of ids or statuses means any.
 *
 * @param since the window's start, inclusive; null for none
 * @param until the window's end, exclusive; null for none
 * @param axis the time that the window is about; a record without that time is in the windows that the vendor itself sends it in,
 *     and where the vendor does not filter by that time in none
 * @param coachees ids of the people coached
 * @param coaches ids of the coaches, who held the session or were given it
 * @param creators ids of the people who created the record
 * @param statuses of sessions or to-dos
 * @param with feeds to join to each session: points, to-dos
 * @param after the page to resume right after, by its cursor; null for the beginning
 */
public record Query(
        @Nullable Instant since,
        @Nullable Instant until,
        Axis axis,
        Set<String> coachees,
        Set<String> coaches,
        Set<String> creators,
        Set<Status> statuses,
        Set<Feed> with,
        @Nullable Cursor after) {
    private static final Query ALL =
            new Query(null, null, Axis.UPDATED, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null);

    public Query {
        if (since != null && until != null && !since.isBefore(until)) {
            throw new IllegalArgumentException(
                    "the window's start %s is not before its end %s".formatted(since, until));
        }
        if (!Set.of(Feed.POINTS, Feed.TODOS).containsAll(with)) {
            throw new IllegalArgumentException("only points and todos can be joined to sessions, not " + with);
        }
        coachees = Set.copyOf(coachees);
        coaches = Set.copyOf(coaches);
        creators = Set.copyOf(creators);
        statuses = Set.copyOf(statuses);
        with = Set.copyOf(with);
    }

    /** Everything there is. */
    public static Query all() {
        return ALL;
    }

    /** Only records whose time on an axis is in {@code [since, until)}; null leaves that side open. */
    public Query window(Axis axis, @Nullable Instant since, @Nullable Instant until) {
        return new Query(since, until, axis, coachees, coaches, creators, statuses, with, after);
    }

    /** Only records of these coachees, by the vendor's ids; none named means everybody. */
    public Query coachees(Set<String> ids) {
        return new Query(since, until, axis, ids, coaches, creators, statuses, with, after);
    }

    /** Only records that one of these coaches held or was given; none named means everybody. */
    public Query coaches(Set<String> ids) {
        return new Query(since, until, axis, coachees, ids, creators, statuses, with, after);
    }

    /** Only records that one of these people created; none named means everybody. */
    public Query creators(Set<String> ids) {
        return new Query(since, until, axis, coachees, coaches, ids, statuses, with, after);
    }

    /** The same for people of one role: coachees, coaches or creators. */
    public Query people(Filter role, Set<String> ids) {
        return switch (role) {
            case COACHEE -> coachees(ids);
            case COACH -> coaches(ids);
            case CREATOR -> creators(ids);
            default -> throw new IllegalArgumentException(role + " is no role of people");
        };
    }

    /** The ids of people of one role. */
    public Set<String> people(Filter role) {
        return switch (role) {
            case COACHEE -> coachees;
            case COACH -> coaches;
            case CREATOR -> creators;
            default -> throw new IllegalArgumentException(role + " is no role of people");
        };
    }

    /** Only records of these statuses; none named means any. */
    public Query statuses(Set<Status> wanted) {
        return new Query(since, until, axis, coachees, coaches, creators, wanted, with, after);
    }

    /** Joins points or to-dos to each session. */
    public Query with(Set<Feed> joined) {
        return new Query(since, until, axis, coachees, coaches, creators, statuses, joined, after);
    }

    /** Resumes right after a page; null starts at the beginning. */
    public Query after(@Nullable Cursor cursor) {
        return new Query(since, until, axis, coachees, coaches, creators, statuses, with, cursor);
    }

    /** The filters that this query uses. */
    public Set<Filter> filters() {
        Set<Filter> used = EnumSet.noneOf(Filter.class);
        add(used, Filter.TIME, since == null && until == null);
        add(used, Filter.COACHEE, coachees.isEmpty());
        add(used, Filter.COACH, coaches.isEmpty());
        add(used, Filter.CREATOR, creators.isEmpty());
        add(used, Filter.STATUS, statuses.isEmpty());
        return used;
    }

    /** Whether the query has a window and an instant may be in it. */
    public boolean inWindow(@Nullable Instant at) {
        if (since == null && until == null) {
            return true;
        }
        return at != null && (since == null || !at.isBefore(since)) && (until == null || at.isBefore(until));
    }

    /** Tells this query from others whatever order its sets are in; where it resumes is no part of it. */
    public String fingerprint() {
        String text = String.join(
                "\n",
                String.valueOf(since),
                String.valueOf(until),
                axis.label(),
                new TreeSet<>(coachees).toString(),
                new TreeSet<>(coaches).toString(),
                new TreeSet<>(creators).toString(),
                new TreeSet<>(statuses).toString(),
                new TreeSet<>(with).toString());
        return Fingerprint.of(text);
    }

    private static void add(Set<Filter> used, Filter filter, boolean unused) {
        if (!unused) {
            used.add(filter);
        }
    }
}
