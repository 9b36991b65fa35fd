package dev.coachstream.aggregator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One end of a window, as it was written: a time of RFC 3339, a date (midnight UTC), or a time ago such as {@code 30d}.
 *
 * @param text as written
 */
record TimeBound(String text) {
    TimeBound {
        at(text, Instant.EPOCH);
    }

    /** When that is. */
    Instant at(Instant now) {
        return at(text, now);
    }

    private static Instant at(String text, Instant now) {
        return DaysBack.read(text).map(now::minus).orElseGet(() -> at(text));
    }

    private static Instant at(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    /** Reads the command line's form. */
    static final class Reader implements ITypeConverter<TimeBound> {
        @Override
        public TimeBound convert(String text) {
            try {
                return new TimeBound(text.strip());
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text
                        + "' is no time: write 2026-01-31T08:00:00Z, 2026-01-31 (midnight UTC) or 30d (so long ago)");
            }
        }
    }
}
