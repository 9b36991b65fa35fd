package dev.coachstream.reliability.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.store.ResultTable;
import dev.coachstream.warehouse.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold of a store, whatever happened. */
final class Invariants {
    /** Within this, creation windows are read again, whatever happened between two syncs of a run. */
    private static final Duration READ_AGAIN = Duration.ofDays(45);

    private final Account account;
    private final Holdings holdings;
    private final Set<Feed> read;
    private final Trace trace;

    Invariants(Account account, Holdings holdings, Set<Feed> read, Trace trace) {
        this.account = account;
        this.holdings = holdings;
        this.read = read;
        this.trace = trace;
    }

    void noRecordThatExistsIsDeleted(Store store) {
        Map<String, ObjectNode> live = holdings.live();
        for (Feed feed : feeds()) {
            Set<String> wrong = new TreeSet<>(stored(store, feed).deleted());
            wrong.retainAll(holdings.ids(feed, live));
            if (!wrong.isEmpty()) {
                throw trace.broken(feed.label() + " that exist are marked deleted", wrong);
            }
        }
    }

    void noCertificateIsCompleteThatIsNot(Store store) {
        ResultTable rows = store.rows("""
                SELECT certificate_id, feed, rows, left_out, first_total, last_total, moved, rejected FROM certificates
                WHERE verdict = 'complete' AND finished_at IS NOT NULL AND run_id = (SELECT max(run_id) FROM runs)
                    AND (rows + left_out IS DISTINCT FROM first_total OR rows + left_out IS DISTINCT FROM last_total OR moved OR rejected > 0
                        OR (resumed AND capture <> 'CHANGE_FEED'))""");
        if (!rows.cells().isEmpty()) {
            throw trace.broken("certificates say complete and are not: " + rows.named());
        }
    }

    void nothingIsCoveredBeyond(Instant now, Store store) {
        ResultTable rows = store.rows(
                "SELECT feed, covered_until FROM sync_state WHERE covered_until > ?::TIMESTAMPTZ", now.toString());
        if (!rows.cells().isEmpty()) {
            throw trace.broken("covered beyond now, " + now + ": " + rows.named());
        }
    }

    /** What existed when a whole listing began, and exists still, was read by it. */
    void whatIsCoveredWasRead(Store store, Feed feed, Set<String> existedBefore, Instant now) {
        Map<String, ObjectNode> sessions = holdings.live();
        Set<String> unread = new TreeSet<>(holdings.ids(feed, sessions));
        unread.retainAll(existedBefore);
        unread.removeIf(id -> !isSeen(feed, sessions.get(id), now));
        unread.removeAll(stored(store, feed).live().keySet());
        refuse(feed, "are covered, and were never read", unread);
    }

    /** After two quiet syncs of everything. */
    void theStoreIsTheVendorsSet(Store store, Instant now) {
        compare(store, now, true, true);
    }

    /**
     * After two quiet syncs, but for what the way of capture cannot see: what was created too long ago.
     *
     * @param evenOld whether each listing could be relied on, so that all that exists was read at one time, however old it is
     */
    void theStoreIsTheVendorsSetButForTheOld(Store store, Instant now, boolean evenOld) {
        compare(store, now, false, evenOld);
    }

    private void compare(Store store, Instant now, boolean everything, boolean evenOld) {
        Map<String, ObjectNode> live = holdings.live();
        Map<String, ObjectNode> reached = reached(live, now);
        for (Feed feed : feeds()) {
            StoredRecords stored = stored(store, feed);
            Set<String> exist = holdings.ids(feed, reached);
            Set<String> seen = exist.stream()
                    .filter(id -> everything || isSeen(feed, live.get(id), now))
                    .collect(Collectors.toSet());
            boolean all = account.isSnapshot(feed) || (evenOld && (everything || feed == Feed.SESSIONS));
            Set<String> due = all ? exist : seen;
            refuse(feed, "are missing", without(due, stored.live().keySet()));
            if (everything || account.isSnapshot(feed)) {
                refuse(
                        feed,
                        "are gone and live on in the store",
                        without(stored.live().keySet(), holdings.ids(feed, live)));
            }
            if (feed == Feed.SESSIONS || holdings.embedded().isEmpty()) {
                refuse(feed, "are of another version", differing(holdings.versions(feed, live), stored.live(), seen));
            }
        }
    }

    /** What is created by its vendor's clock in times to come is in no window yet. */
    private Map<String, ObjectNode> reached(Map<String, ObjectNode> live, Instant now) {
        Map<String, ObjectNode> reached = new LinkedHashMap<>(live);
        reached.values().removeIf(session -> isAhead(session, now));
        return reached;
    }

    private static Set<String> differing(Map<String, Version> vendors, Map<String, Version> stored, Set<String> seen) {
        return seen.stream()
                .filter(id -> !Objects.equals(vendors.get(id), stored.get(id)))
                .map(id -> id + " " + stored.get(id) + " instead of " + vendors.get(id))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void refuse(Feed feed, String what, Set<String> ids) {
        if (!ids.isEmpty()) {
            throw trace.broken(feed.label() + " " + what, ids);
        }
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(others);
        return left;
    }

    /** Other records than sessions are not told by age here: only what is listed whole every time is compared. */
    boolean isSeen(Feed feed, @Nullable ObjectNode session, Instant now) {
        return account.isSnapshot(feed) || (session != null && feed == Feed.SESSIONS && isReadAgain(session, now));
    }

    private boolean isReadAgain(ObjectNode session, Instant now) {
        Instant created = holdings.createdAt(session);
        return created == null || (created.isAfter(now.minus(READ_AGAIN)) && created.isBefore(now));
    }

    boolean isAhead(ObjectNode session, Instant now) {
        Instant created = holdings.createdAt(session);
        return account != Account.CRESTA && created != null && !created.isBefore(now);
    }

    private List<Feed> feeds() {
        return Stream.concat(holdings.lists().keySet().stream(), holdings.embedded().keySet().stream())
                .filter(feed -> read.contains(feed) || holdings.embedded().containsKey(feed))
                .distinct()
                .sorted()
                .toList();
    }

    private StoredRecords stored(Store store, Feed feed) {
        return StoredRecords.of(store, SimulatedAccount.SOURCE, feed);
    }
}
