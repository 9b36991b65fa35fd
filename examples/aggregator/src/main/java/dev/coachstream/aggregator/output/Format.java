package dev.coachstream.aggregator.output;

import dev.coachstream.model.Feed;
import java.util.Locale;

/** How records are written. */
public enum Format {
    JSONL,
    CSV,
    PARQUET;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How a feed's records become bytes; Parquet is made of JSON Lines. */
    public RecordForm form(Feed feed, boolean includePrivate) {
        return switch (this) {
            case JSONL, PARQUET -> new RecordForm.JsonLines(includePrivate);
            case CSV -> new Csv(feed, includePrivate);
        };
    }
}
