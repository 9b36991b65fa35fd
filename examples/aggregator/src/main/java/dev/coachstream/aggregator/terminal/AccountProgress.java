package dev.coachstream.aggregator.terminal;

import dev.coachstream.api.ReadPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far one account is, feed after feed. Not thread-safe: {@link Progress} guards it. */
final class AccountProgress {
    private static final int GAUGE = 10;
    /** A vendor's total may be any number. */
    private static final double MAX_SECONDS = 1e14;

    private final String name;
    private int toCome;
    private String unit = "records";
    private @Nullable ReadPlan plan;
    private long startedAt;
    private long before;
    private long rows;
    private long pages;
    private @Nullable Long total;
    private @Nullable String waitingFor;
    private long waitsUntil;
    private @Nullable Long endedAt;

    AccountProgress(String name, long now) {
        this.name = name;
        this.startedAt = now;
    }

    /** So many feeds are going to be read. */
    void expect(int feeds) {
        toCome = feeds;
    }

    /** The reading of a feed begins. */
    void begin(ReadPlan next, long now) {
        before += rows;
        toCome = Math.max(0, toCome - 1);
        unit = next.feed().label();
        plan = next;
        startedAt = now;
        rows = 0;
        pages = 0;
        total = null;
        waitingFor = null;
        endedAt = null;
    }

    void page(int more, @Nullable Long totalNow) {
        rows += more;
        pages++;
        total = totalNow == null ? total : totalNow;
        waitingFor = null;
    }

    void waiting(String reason, long until) {
        waitingFor = reason;
        waitsUntil = until;
    }

    void waitingOver() {
        waitingFor = null;
    }

    void end(long now) {
        toCome = 0;
        endedAt = now;
        waitingFor = null;
    }

    boolean active() {
        return endedAt == null;
    }

    String name() {
        return name;
    }

    /** The records of all feeds so far. */
    long records() {
        return before + rows;
    }

    /** One line for a log: {@code support: 1,200 sessions in 12 pages, 310/s, 1 min 10 s left, waiting: quota, 12 s}. */
    String line(long now) {
        return name + ": "
                + String.join(
                        ", ",
                        parts(
                                Amounts.count(rows, unit) + " in " + Amounts.count(pages, "pages"),
                                rate(now),
                                feedLeft(now).map(AccountProgress::left).orElse(""),
                                waiting(now)));
    }

    /** One line for a terminal of so many columns: a gauge where the whole is known, and the less important left out where there is no room. */
    String bar(long now, int nameWidth, int columns) {
        String line = Glyphs.cut(name, nameWidth);
        line += " ".repeat(nameWidth - Glyphs.width(line)) + "  " + gauge();
        String count =
                active() ? Amounts.count(rows) + of() + " " + unit : "done, " + Amounts.count(records(), "records");
        String separator = "";
        for (String part : parts(
                count, waiting(now), feedLeft(now).map(AccountProgress::left).orElse(""), rate(now))) {
            String longer = line + separator + part;
            line = Glyphs.width(longer) < columns ? longer : line;
            separator = ", ";
        }
        return Glyphs.cut(line, columns - 1);
    }

    private static List<String> parts(String... all) {
        return Stream.of(all).filter(part -> !part.isEmpty()).toList();
    }

    private String gauge() {
        Long whole = whole();
        if (!active() || whole == null || whole == 0) {
            return "";
        }
        return gauge((double) rows / whole, GAUGE) + "  ";
    }

    /** {@code [###       ]}. */
    static String gauge(double share, int width) {
        int full = (int) Math.min(width, width * share);
        return "[" + "#".repeat(full) + " ".repeat(width - full) + "]";
    }

    private String of() {
        Long whole = whole();
        return whole == null ? "" : " of " + Amounts.count(whole);
    }

    private String rate(long now) {
        long until = endedAt == null ? now : endedAt;
        double seconds = (until - startedAt) / 1e9;
        return seconds <= 0 ? "" : Amounts.count(Math.round(rows / seconds)) + "/s";
    }

    static String left(Duration time) {
        return Amounts.duration(time) + " left";
    }

    /** What is left of the feed that is being read: by the rate so far, no less than what the quota leaves. Empty where no total tells. */
    private Optional<Duration> feedLeft(long now) {
        Long whole = whole();
        if (whole == null || rows == 0 || !active()) {
            return Optional.empty();
        }
        Duration elapsed = Duration.ofNanos(now - startedAt);
        double seconds = elapsed.toNanos() / 1e9 / rows * Math.max(0, whole - rows);
        Duration byRate = Duration.ofMillis((long) (Math.min(seconds, MAX_SECONDS) * 1e3));
        Duration byQuota = plan == null
                ? Duration.ZERO
                : plan.leastTime(plan.requests(whole)).minus(elapsed);
        Duration longer = byRate.compareTo(byQuota) > 0 ? byRate : byQuota;
        return Optional.of(longer);
    }

    /** What is left of the account, where feeds to come are taken to be as long as this one. Empty where nobody can tell. */
    Optional<Duration> left(long now) {
        if (!active()) {
            return Optional.of(Duration.ZERO);
        }
        Duration elapsed = Duration.ofNanos(now - startedAt);
        return feedLeft(now).map(left -> left.plus(left.plus(elapsed).multipliedBy(toCome)));
    }

    /** The share of the account that is done; empty where nobody can tell. */
    Optional<Double> share(long now) {
        double elapsed = now - startedAt;
        return active()
                ? left(now).map(left -> elapsed / Math.max(1, elapsed + left.toSeconds() * 1e9))
                : Optional.of(1.0);
    }

    /** The vendor's total says how many rows will come only where nothing is filtered here, and while no more than that have come. */
    private @Nullable Long whole() {
        boolean told = plan != null && plan.filteredHere().isEmpty() && total != null && rows <= total;
        return told ? total : null;
    }

    private String waiting(long now) {
        return waitingFor == null
                ? ""
                : "waiting: " + waitingFor + ", " + Amounts.duration(Duration.ofNanos(Math.max(0, waitsUntil - now)));
    }
}
