package dev.coachstream.aggregator;

import java.util.Locale;

/** How records are written. */
enum Format {
    JSONL,
    CSV,
    PARQUET;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
