package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Table;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.RejectedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** How a reading of several accounts went. */
final class Outcome {
    private static final int MAX_LISTED = 20;

    private final Feed feed;
    private int accounts;
    private final List<CoachingSourceException> failures = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<RejectedRecord> listed = new ArrayList<>();
    private final Set<String> moved = new TreeSet<>();
    private final Set<String> openEnded = new TreeSet<>();
    private String whyLeft = "";
    private long rejected;
    private long records;
    private long pages;

    Outcome(Feed feed, int accounts) {
        this.feed = feed;
        this.accounts = accounts;
    }

    void took(String source, Page<? extends CoachingRecord> page) {
        pages++;
        records += page.items().size();
        rejected += page.rejected().size();
        page.rejected().stream().limit(MAX_LISTED - listed.size()).forEach(listed::add);
        if (page.moved()) {
            moved.add(source);
        }
        if (page.openEnded()) {
            openEnded.add(source);
        }
    }

    void failed(CoachingSourceException failure) {
        failures.add(failure);
    }

    /** The same, with accounts that could not even be asked. */
    Outcome with(List<CoachingSourceException> refusals) {
        accounts += refusals.size();
        failures.addAll(refusals);
        return this;
    }

    /** An account was not read to its end, because the run had to end. */
    void left(String source, String why) {
        left.add(source);
        whyLeft = why;
    }

    Exit exit() {
        if (!left.isEmpty()) {
            return Exit.PARTIAL;
        }
        if (failures.isEmpty()) {
            return rejected == 0 && openEnded.isEmpty() ? Exit.DONE : Exit.PARTIAL;
        }
        List<Exit> exits =
                failures.stream().map(failure -> Exit.of(failure.kind())).toList();
        if (failures.size() < accounts) {
            return Exit.PARTIAL;
        }
        return Exit.ofAll(exits);
    }

    Reply reply() {
        return Reply.of(exit(), summary(), List.of(), null, failures());
    }

    private List<Failure> failures() {
        List<Failure> all = new ArrayList<>();
        if (!left.isEmpty()) {
            all.add(Failure.ended(
                    String.join(", ", left) + " not read to the end: " + whyLeft,
                    "what was written is whole; with --resume FILE, the next pull goes on from there"));
        }
        failures.forEach(failure -> all.add(Failure.of(failure)));
        return all;
    }

    String summary() {
        String done = "%s in %s from %s"
                .formatted(
                        Amounts.count(records, feed.label()),
                        Amounts.count(pages, "pages"),
                        Amounts.count(accounts, "accounts"));
        int incomplete = failures.size() + left.size();
        return done
                + Amounts.ifAny(incomplete, ", " + incomplete + " incomplete")
                + Amounts.ifAny(rejected, ", " + Amounts.count(rejected, "records") + " rejected");
    }

    /** Says what may be missing, what could not be read, and what moved. */
    void explain(Consumer<String> people) {
        listed.forEach(record -> people.accept("rejected: " + Table.clean(record.toString())));
        if (rejected > listed.size()) {
            people.accept("rejected: " + Amounts.count(rejected - listed.size()) + " more");
        }
        moved.forEach(
                source -> people.accept(
                        "note: the " + feed.label() + " of " + source
                                + " changed while they were read; they were read again until they held still, or for as long as is reasonable"));
        openEnded.forEach(source -> people.accept("warning: the server of " + source
                + " refused to say what follows the " + feed.label()
                + " that it counts, so more may be there; narrower windows (--since, --until) may show them"));
    }
}
