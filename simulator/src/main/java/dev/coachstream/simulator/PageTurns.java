package dev.coachstream.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the pages of a list come out: their sizes, and every oddity of paging that a vendor may show. */
public final class PageTurns {
    /** What the next page is to be: at most so many rows, or none although there are more. */
    public record Turn(long number, int size, boolean empty) {
        /** The rows of this page, of which so many are left. */
        public int rows(int left) {
            return empty ? 0 : Math.min(size, left);
        }

        /** What a token holds beside its position: behind an empty page the position is still the one that was sent, and the token must not be. */
        public long mark() {
            return empty ? number : 0;
        }
    }

    private final TreeMap<Long, Runnable> actions = new TreeMap<>();
    private final List<String> issued = new ArrayList<>();
    private int defaultSize;
    private int largestSize;
    private int[] clamps = {};
    private int emptyEvery;
    private int repeatPeriod;
    private boolean offsetTokens;
    private long totalOff;
    private long totalOffAfter;
    private boolean ownTotals;
    private int servedAtMost = -1;
    private long pages;

    /**
     * Pages as the vendor's document has them.
     *
     * @param defaultSize for a request that names no size
     * @param largestSize what no request exceeds
     */
    public PageTurns(int defaultSize, int largestSize) {
        sizes(defaultSize, largestSize);
    }

    synchronized void sizes(int byDefault, int atMost) {
        defaultSize = byDefault;
        largestSize = atMost;
    }

    synchronized void clamps(int... sizes) {
        clamps = sizes.clone();
    }

    synchronized void emptyEvery(int pagesBetween) {
        if (pagesBetween == 1) {
            throw new IllegalArgumentException("a list of nothing but empty pages never ends");
        }
        emptyEvery = pagesBetween;
    }

    synchronized void repeatTokens(int period) {
        repeatPeriod = period;
        issued.clear();
    }

    public synchronized void offsetTokens(boolean offsets) {
        offsetTokens = offsets;
    }

    public synchronized boolean offsetTokens() {
        return offsetTokens;
    }

    synchronized void totalOff(long by, int afterPages) {
        totalOff = by;
        totalOffAfter = pages + afterPages;
    }

    synchronized void ownTotals(boolean own) {
        ownTotals = own;
    }

    synchronized void refuseBehind(int most) {
        servedAtMost = most;
    }

    /** Whether a page that begins at an offset and is to hold so many is refused, in a list of so many. */
    public synchronized boolean refuses(long offset, int size, int length) {
        boolean behindTheEnd = servedAtMost == 0 && offset >= length;
        boolean behindWhatIsServed = servedAtMost > 0 && offset + size > servedAtMost;
        return offset > 0 && (behindTheEnd || behindWhatIsServed);
    }

    /** How many of a list's records are counted. */
    public synchronized int counted(int length) {
        return servedAtMost > 0 ? Math.min(length, servedAtMost) : length;
    }

    synchronized void afterPage(int page, Runnable action) {
        actions.merge(pages + page, action, (one, two) -> () -> {
            one.run();
            two.run();
        });
    }

    /** The next page; a request without a size, or with 0, gets the default. */
    public synchronized Turn next(int requested) {
        int asked = requested == 0 ? defaultSize : requested;
        int size = Math.min(asked, largestSize);
        if (clamps.length > 0) {
            size = Math.min(size, clamps[(int) (pages % clamps.length)]);
        }
        pages++;
        return new Turn(pages, size, emptyEvery > 0 && pages % emptyEvery == 0);
    }

    /** The same with a page of so many rows, which may take its own number for the total. */
    public synchronized int total(int actual, int rows) {
        return ownTotals ? rows : total(actual);
    }

    /** The total to state: the actual one, unless it is to be wrong. A vendor that states none never asks. */
    public synchronized int total(int actual) {
        long stated = pages > totalOffAfter ? actual + totalOff : actual;
        return (int) stated;
    }

    /** The token to give out: the proper one, or one that was given out before. */
    public synchronized String token(@Nullable String sent, String proper) {
        if (repeatPeriod == 0) {
            return proper;
        }
        if (sent == null || sent.isEmpty()) {
            issued.clear();
        }
        String token = issued.size() < repeatPeriod ? proper : issued.get(0);
        issued.add(proper);
        return token;
    }

    /** Runs what is to happen after this page and before the next. */
    public void served(Turn turn) {
        Runnable action = due(turn);
        if (action != null) {
            action.run();
        }
    }

    private synchronized @Nullable Runnable due(Turn turn) {
        Map.Entry<Long, Runnable> first = actions.firstEntry();
        return first != null && first.getKey() <= turn.number()
                ? actions.pollFirstEntry().getValue()
                : null;
    }
}
