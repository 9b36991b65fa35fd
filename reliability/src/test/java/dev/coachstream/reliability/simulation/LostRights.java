package dev.coachstream.reliability.simulation;

import dev.coachstream.model.Feed;
import dev.coachstream.simulator.SimulatedVendor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What the account's token may not see, though it exists. */
final class LostRights {
    /** More than twenty, and more than a tenth, is never taken for deleted. */
    private static final int MANY = 25;

    private final SimulatedVendor vendor;
    private final Random random;
    private final Trace trace;

    private boolean any;
    private boolean few;
    private boolean ever;

    LostRights(SimulatedVendor vendor, Random random, Trace trace) {
        this.vendor = vendor;
        this.random = random;
        this.trace = trace;
    }

    /** Whether something that exists is not listed now. */
    boolean any() {
        return any;
    }

    boolean ever() {
        return ever;
    }

    void regain() {
        if (any) {
            any = false;
            vendor.behaviour().showAll();
            trace.add("  the token has its rights again");
        }
    }

    void regainFew() {
        if (few) {
            few = false;
            regain();
        }
    }

    /** Of each list that the reader knows enough of, so much at once that it is never taken for deleted. */
    void loseMany(Function<Feed, Set<String>> known) {
        int share = 70 + 10 * random.nextInt(4);
        Set<String> lost = new HashSet<>();
        for (Feed feed : List.of(Feed.SESSIONS, Feed.POINTS, Feed.TODOS)) {
            List<String> ids = new ArrayList<>(new TreeSet<>(known.apply(feed)));
            if (ids.size() >= MANY) {
                Collections.shuffle(ids, random);
                lost.addAll(ids.subList(0, Math.max(MANY, ids.size() * share / 100)));
            }
        }
        if (!lost.isEmpty()) {
            any = true;
            ever = true;
            vendor.behaviour().show(id -> !lost.contains(id));
            trace.add("  the token loses " + share + " % of the records, " + lost.size());
        }
    }

    /** So little that nothing tells it from deletions, but for that it is over when the next listing begins. */
    void loseFew() {
        if (!any) {
            int salt = random.nextInt();
            few = true;
            any = true;
            ever = true;
            trace.add("  the token loses some 5 % of the records");
            vendor.behaviour().show(id -> Math.floorMod((id.hashCode() ^ salt) * 0x9E3779B1, 100) >= 5);
        }
    }
}
