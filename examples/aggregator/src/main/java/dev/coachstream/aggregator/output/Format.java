package dev.coachstream.aggregator.output;

import java.util.Locale;

/** How records are written. */
public enum Format {
    JSONL,
    CSV,
    PARQUET;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
