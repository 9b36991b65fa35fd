package dev.coachstream.simulator;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What a simulated vendor does besides answering by the book. Every setting may be changed while it runs, from any thread. */
public final class Behaviour {
    private final Quotas quotas;
    private final PageTurns pages;
    private final Rights rights;
    private final Moving moving;
    private volatile Duration latency = Duration.ZERO;
    private volatile boolean gzip = true;
    private volatile FaultSource faults = request -> null;

    /** Adds and deletes records while a list is read. */
    public interface Moving {
        void insert(int count);

        void delete(int count);
    }

    /**
     * What a vendor lets its tests turn.
     *
     * @param pages asked by the vendor's routes before each page of a list
     * @param rights asked by the vendor's routes which records a list shows
     * @param moving how its records come and go during a read; {@link MovingRecords} for whatever has {@link SimulatedRecords}
     */
    public Behaviour(Quotas quotas, PageTurns pages, Rights rights, Moving moving) {
        this.quotas = quotas;
        this.pages = pages;
        this.rights = rights;
        this.moving = moving;
    }

    /** Enforces what the vendor's document says, as sliding windows; at first nothing is enforced. */
    public Behaviour enforceDocumentedQuotas() {
        quotas.enforceDocumented();
        return this;
    }

    /** Enforces these quotas, all at once, on every class of endpoints; none means unlimited. */
    public Behaviour quota(Quota... each) {
        quotas.enforceEverywhere(List.of(each));
        return this;
    }

    /** Enforces these quotas on one class of endpoints, whose names are constants of the vendor's class. */
    public Behaviour quota(String endpoints, Quota... each) {
        quotas.enforce(endpoints, List.of(each));
        return this;
    }

    public Behaviour unlimited() {
        return quota();
    }

    /** Waits before each answer. */
    public Behaviour latency(Duration before) {
        latency = before;
        return this;
    }

    /** Whether answers are compressed when the request asks for it; they are at first. */
    public Behaviour gzip(boolean whenAsked) {
        gzip = whenAsked;
        return this;
    }

    public Behaviour fault(FaultSource source) {
        faults = source;
        return this;
    }

    public Behaviour noFaults() {
        return fault(request -> null);
    }

    /** The page size for a request that names none, and the largest that is given to any. */
    public Behaviour pageSizes(int byDefault, int atMost) {
        pages.sizes(byDefault, atMost);
        return this;
    }

    /** Gives at most so many rows, whatever is asked; of several sizes, each page takes the next. None stops it. */
    public Behaviour clampPageSize(int... sizes) {
        pages.clamps(sizes);
        return this;
    }

    /** Makes every so-manieth page empty, with a successor where there is more; 0 stops it. */
    public Behaviour emptyPages(int every) {
        pages.emptyEvery(every);
        return this;
    }

    /** Goes round in circles: with 1 the first token is its own successor, with 2 the second leads back to the first; 0 stops it. */
    public Behaviour repeatToken(int period) {
        pages.repeatTokens(period);
        return this;
    }

    /** States a total that is off by so many. */
    public Behaviour wrongTotal(int by) {
        return totalChanges(by, 0);
    }

    /** Changes the stated total by so many after the next so many pages, while the records stay. */
    public Behaviour totalChanges(int by, int afterPages) {
        pages.totalOff(by, afterPages);
        return this;
    }

    /** Whether the total of each page is the number of its own rows. */
    public Behaviour ownTotals(boolean own) {
        pages.ownTotals(own);
        return this;
    }

    /**
     * Refuses to be asked for what lies behind the end of a list, or behind its first so many records, counting no further.
     *
     * @param most 0 for all there are; negative stops it
     */
    public Behaviour refuseBehind(int most) {
        pages.refuseBehind(most);
        return this;
    }

    /** Adds records after the next so many pages, wherever their ids place them, created inside the data set's period. */
    public Behaviour insertDuringScan(int count, int afterPages) {
        return afterPage(afterPages, () -> moving.insert(count));
    }

    /** Deletes records from the front of the list after the next so many pages. */
    public Behaviour deleteDuringScan(int count, int afterPages) {
        return afterPage(afterPages, () -> moving.delete(count));
    }

    /** Does something, once, after the next so many pages of lists: when the last of them is ready and before it is sent. */
    public Behaviour afterPage(int pagesFromNow, Runnable action) {
        pages.afterPage(pagesFromNow, action);
        return this;
    }

    /** Shows only what the token may see, in lists and in single reads: records whose ids pass. */
    public Behaviour show(Predicate<String> ids) {
        rights.show(ids);
        return this;
    }

    /** Shows everything again. */
    public Behaviour showAll() {
        return show(Rights.EVERYTHING);
    }

    /** Makes page tokens stand for offsets where they stand for the last record at first: rows that go or come before one move what follows. */
    public Behaviour offsetTokens(boolean offsets) {
        pages.offsetTokens(offsets);
        return this;
    }

    Duration latency() {
        return latency;
    }

    boolean gzip() {
        return gzip;
    }

    FaultSource faults() {
        return faults;
    }

    PageTurns pages() {
        return pages;
    }

    Quotas quotas() {
        return quotas;
    }
}
