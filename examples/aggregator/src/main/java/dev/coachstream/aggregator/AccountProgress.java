package dev.coachstream.aggregator;

import dev.coachstream.spi.ReadPlan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far one account is. Not thread-safe: {@link Progress} guards it. */
final class AccountProgress {
    private static final int BAR = 20;
    private static final int WIDEST = 79;

    private final String name;
    private final String unit;
    private final @Nullable ReadPlan plan;
    private final long startedAt;
    private long rows;
    private long pages;
    private @Nullable Long total;
    private @Nullable String waitingFor;
    private long waitsUntil;
    private @Nullable Long endedAt;

    AccountProgress(ReadPlan plan, long now) {
        this.name = plan.source();
        this.unit = plan.feed().label();
        this.plan = plan;
        this.startedAt = now;
    }

    AccountProgress(String name, long now) {
        this.name = name;
        this.unit = "records";
        this.plan = null;
        this.startedAt = now;
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
        endedAt = now;
        waitingFor = null;
    }

    boolean active() {
        return endedAt == null;
    }

    /** One line for a log: {@code support: 1,200 sessions in 12 pages, 310/s, 1 min 10 s left, waiting: quota, 12 s}. */
    String line(long now) {
        return "%s: %s in %s%s%s%s"
                .formatted(
                        name,
                        Amounts.count(rows, unit),
                        Amounts.count(pages, "pages"),
                        rate(now),
                        left(now),
                        waiting(now));
    }

    /** One line with a bar where the whole is known; never wider than a terminal. */
    String bar(long now) {
        String line = "%-12s %s %s".formatted(name, gauge(), line(now).substring(name.length() + 2));
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
    }

    private String gauge() {
        Long whole = whole();
        int full = active() ? 0 : BAR;
        if (active() && whole != null && whole > 0) {
            full = (int) Math.min(BAR, BAR * rows / whole);
        }
        return "[" + "#".repeat(full) + " ".repeat(BAR - full) + "]";
    }

    private String rate(long now) {
        double seconds = ((endedAt == null ? now : endedAt) - startedAt) / 1e9;
        return seconds <= 0 ? "" : ", " + Amounts.count(Math.round(rows / seconds)) + "/s";
    }

    /** By the rate so far; no less than what the quota leaves. */
    private String left(long now) {
        Long whole = whole();
        if (whole == null || rows == 0 || !active()) {
            return "";
        }
        Duration elapsed = Duration.ofNanos(now - startedAt);
        Duration byRate = Duration.ofNanos((long) ((double) elapsed.toNanos() / rows * Math.max(0, whole - rows)));
        Duration byQuota = plan == null
                ? Duration.ZERO
                : plan.leastTime(plan.requests(whole)).minus(elapsed);
        return ", " + Amounts.duration(byRate.compareTo(byQuota) > 0 ? byRate : byQuota) + " left";
    }

    /** The vendor's total says how many rows will come only where nothing is filtered here. */
    private @Nullable Long whole() {
        return plan != null && plan.filteredHere().isEmpty() ? total : null;
    }

    private String waiting(long now) {
        return waitingFor == null
                ? ""
                : ", waiting: " + waitingFor + ", " + Amounts.duration(Duration.ofNanos(Math.max(0, waitsUntil - now)));
    }
}
