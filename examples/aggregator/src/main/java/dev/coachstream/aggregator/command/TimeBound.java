package dev.coachstream.aggregator.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One end of a window, as it was written: a time of RFC 3339, also with a space for the {@code T} or without a zone (UTC), a date
 * (midnight UTC), or a time ago such as {@code 30d}.
 *
 * @param text as written
 */
record TimeBound(String text) {
    private static final Pattern CALENDAR = Pattern.compile("(\\d{1,4})(mo|y)");
    private static final Pattern WITHOUT_ZONE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?");

    TimeBound {
        at(text, Instant.EPOCH);
    }

    /** When that is. */
    Instant at(Instant now) {
        return at(text, now);
    }

    /** Whether it is a time of day without a zone, which is taken for UTC. */
    boolean zoneless() {
        return WITHOUT_ZONE.matcher(text).matches();
    }

    private static Instant at(String text, Instant now) {
        Matcher ago = CALENDAR.matcher(text);
        if (ago.matches()) {
            Period back = ago.group(2).equals("y") ? Period.ofYears(count(ago)) : Period.ofMonths(count(ago));
            return now.atZone(ZoneOffset.UTC).minus(back).toInstant();
        }
        return DaysBack.read(text).map(now::minus).orElseGet(() -> at(text));
    }

    private static int count(Matcher ago) {
        return Integer.parseInt(ago.group(1));
    }

    private static Instant at(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String parted = text.replaceFirst("(?<=^.{10}) ", "T");
        return WITHOUT_ZONE.matcher(text).matches()
                ? LocalDateTime.parse(parted).toInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(parted).toInstant();
    }

    /** Reads the command line's form. */
    static final class Reader implements ITypeConverter<TimeBound> {
        @Override
        public TimeBound convert(String text) {
            try {
                return new TimeBound(text.strip());
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + text
                                + "' is no time: write 2026-01-31T08:00:00Z, 2026-01-31 08:00 (UTC), 2026-01-31 (midnight UTC), or so long ago: 12h, 30d, 2w, 3mo, 1y");
            }
        }
    }
}
