package dev.coachstream.maestroqa;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One request's part of a read of the older export: it answers for the times {@code [first day, end)} and asks for two days
 * more before them and one after.
 *
 * <p>The export takes dates without a zone and at most 90 of them, and says neither whether the last is among them nor in which
 * zone a day begins (docs/vendors/maestroqa.md). Where it begins west of UTC and the first date is not among them, what is asked for
 * begins almost two days late. So 86 days make a request of 89, neighbours overlap, and each record counts for the one window that its
 * time, read as UTC, is in.
 *
 * @param first the first day answered for
 * @param end where the whole read ends
 */
record LegacyWindow(LocalDate first, Instant end) {
    private static final int DAYS = 86;

    /** As the export wants it: {@code [year]-[month]-[day]}. */
    String startDate() {
        return first.minusDays(2).toString();
    }

    /** As the export wants it. */
    String endDate() {
        LocalDate day = LocalDate.ofInstant(upTo(), ZoneOffset.UTC);
        boolean midnight = start(day).equals(upTo());
        LocalDate next = midnight ? day : day.plusDays(1);
        return next.plusDays(1).toString();
    }

    boolean owns(Instant time) {
        return !time.isBefore(start(first)) && time.isBefore(upTo());
    }

    boolean isLast() {
        return upTo().equals(end);
    }

    boolean isEmpty() {
        return !start(first).isBefore(end);
    }

    LegacyWindow next() {
        return new LegacyWindow(first.plusDays(DAYS), end);
    }

    /** How many windows there are from this one on. */
    int count() {
        Duration all = Duration.between(start(first), end);
        return isEmpty() ? 0 : 1 + (int) (all.minusNanos(1).toDays() / DAYS);
    }

    private Instant upTo() {
        Instant full = start(first.plusDays(DAYS));
        return full.isBefore(end) ? full : end;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
