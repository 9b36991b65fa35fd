package dev.coachstream.reliability.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.model.Feed;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.samsara.SamsaraData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** Changes what the vendor holds. */
final class VendorMoves {
    /** Fewer in all than are ever held back as too many at once. */
    private static final int MAX_DELETED = 12;

    private static final int MAX_MISDATED = 2;
    /** So short a time ago that creation windows reach it for a while. */
    private static final Duration READ_AGAIN = Duration.ofDays(50);

    /** Longer than a clock is ever behind. */
    private static final Duration LATE = Duration.ofDays(10);

    private static final Duration FAR_AHEAD = Duration.ofDays(3 * 365);

    private final Holdings holdings;
    private final Random random;
    private final Trace trace;
    private final List<String> misdated = new ArrayList<>();
    /** What every first read shows. */
    private final Map<Feed, List<String>> old = new TreeMap<>();

    private int deleted;
    private int versions;
    private String lastEdited = "";

    VendorMoves(Holdings holdings, Random random, Trace trace) {
        this.holdings = holdings;
        this.random = random;
        this.trace = trace;
        old.putAll(
                holdings.createdWithin(SimulatedAccount.START.minus(READ_AGAIN), SimulatedAccount.START.minus(LATE)));
    }

    void any(Instant now) {
        switch (random.nextInt(15)) {
            case 0, 1, 2 -> add(now);
            case 3, 4 -> delete(random.nextInt(1000), now);
            case 5, 6 -> misdate(now);
            case 7 -> addAhead(now);
            case 8 -> alterSmall(random.nextInt(1000), now);
            case 9, 10, 11 -> redate(now);
            default -> edit(now);
        }
    }

    void add(Instant now) {
        List<String> ids = holdings.sessions().add(1 + random.nextInt(4), now);
        trace.add("  the vendor adds " + ids);
    }

    /** Created in times to come, by the vendor's clock. A log of changes has its own order, which no clock can break. */
    private void addAhead(Instant now) {
        if (!(holdings.sessions() instanceof SamsaraData)) {
            List<String> ids = holdings.sessions().add(1, now.plus(Duration.ofDays(1 + random.nextInt(40))));
            trace.add("  the vendor adds " + ids + ", created in times to come");
        }
    }

    void edit(Instant now) {
        List<Feed> feeds = holdings.lists().keySet().stream().sorted().toList();
        Feed feed = feeds.get(random.nextInt(feeds.size()));
        edit(feed, random.nextInt(10_000), now);
    }

    /** Several edits share a second, or a microsecond even: only the words tell them apart. */
    void edit(Feed feed, int place, Instant now) {
        SimulatedRecords records = holdings.records(feed);
        List<String> ids = feed == Feed.SESSIONS ? List.copyOf(holdings.live().keySet()) : records.ids();
        String id = ids.get(place % ids.size());
        records.edit(id, version(now));
        misdated.remove(id);
        lastEdited = id;
        trace.add("  the vendor edits " + feed.label() + " " + id);
    }

    void editLastAgain(Instant now) {
        if (holdings.live().containsKey(lastEdited)) {
            holdings.sessions().edit(lastEdited, version(now));
            trace.add("  the vendor edits " + lastEdited + " again");
        }
    }

    /** A list of a few records, which is read whole every time: one comes, goes, or is another. A list without any would be none. */
    void alterSmall(int place, Instant now) {
        for (Feed feed : List.of(Feed.PROGRESS, Feed.ASSIGNMENTS)) {
            SimulatedRecords few = holdings.lists().get(feed);
            if (few != null) {
                alterSmall(feed, few, place, now);
            }
        }
    }

    private void alterSmall(Feed feed, SimulatedRecords few, int place, Instant now) {
        String id = few.ids().get(place % few.size());
        if (place % 3 == 0) {
            trace.add("  the vendor adds " + feed.label() + " " + few.add(1, now));
        } else if (place % 3 == 1 && few.size() > 1) {
            few.delete(id, now);
            trace.add("  the vendor deletes " + feed.label() + " " + id);
        } else {
            few.edit(id, version(now));
            trace.add("  the vendor edits " + feed.label() + " " + id);
        }
    }

    void delete(int place, Instant now) {
        List<String> ids = List.copyOf(holdings.live().keySet());
        if (deleted < MAX_DELETED) {
            String id = ids.get(place % ids.size());
            deleted++;
            holdings.sessions().delete(id, now);
            misdated.remove(id);
            trace.add("  the vendor deletes " + id);
        }
    }

    /** One gone and one added: the total stays. */
    void swap(int place, Instant now) {
        delete(place, now);
        trace.add("  the vendor adds " + holdings.sessions().add(1, now));
    }

    private void misdate(Instant now) {
        if (misdated.size() == MAX_MISDATED) {
            correct(now);
            return;
        }
        Map<String, ObjectNode> live = holdings.live();
        String id = List.copyOf(live.keySet()).get(random.nextInt(live.size()));
        Instant wrong = version(now.plus(FAR_AHEAD));
        if (holdings.sessions() instanceof SamsaraData samsara) {
            samsara.misdate(id, wrong, now);
        } else {
            holdings.sessions().edit(id, wrong);
        }
        misdated.add(id);
        trace.add("  the vendor dates " + id + " " + wrong);
    }

    /** Says of a record that it was created at another time, be it one that windows of creation times no longer reach; or updated, where no other is told. */
    private void redate(Instant now) {
        if (old.isEmpty()) {
            misdate(now);
            return;
        }
        List<Feed> feeds = List.copyOf(old.keySet());
        Feed feed = feeds.get(random.nextInt(feeds.size()));
        List<String> ids = Objects.requireNonNull(old.get(feed));
        String id = ids.get(random.nextInt(ids.size()));
        Instant created = now.minus(Duration.ofDays(85 + random.nextInt(60)));
        if (holdings.lists(feed, id, created)) {
            holdings.records(feed).redate(id, created, version(now));
            misdated.remove(id);
            trace.add("  the vendor says that " + feed.label() + " " + id + " was created " + created);
        }
    }

    /** Says of what was dated wrongly when it was changed. */
    void correct(Instant now) {
        for (String id : List.copyOf(misdated)) {
            holdings.sessions().edit(id, version(now));
            trace.add("  the vendor corrects the time of " + id);
        }
        misdated.clear();
    }

    /** A time that no other version has, and whose millisecond is the given one's. */
    private Instant version(Instant now) {
        versions++;
        return now.plusNanos(versions);
    }
}
