package dev.coachstream.warehouse.store;

import java.time.Instant;

/** A time as the store holds it: to the microsecond. */
public final class StoredTime {
    private static final long MICROS = 1_000_000;

    private StoredTime() {}

    /** Microseconds since 1970. {@code ChronoUnit} knows none after the year 2262. */
    public static long micros(Instant value) {
        return Math.addExact(Math.multiplyExact(value.getEpochSecond(), MICROS), value.getNano() / 1_000);
    }
}
