package dev.coachstream.benchmarks.readers;

import java.util.Locale;

/** The vendors that are read. */
public enum Vendor {
    MAESTROQA,
    CRESTA,
    SAMSARA;

    /** The adapter's id. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The vendor with an adapter's id. */
    public static Vendor of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
