package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Instant;

/** A time stamp that says more than a time can hold; {@link RecordReader} takes the time and keeps the text beside it. */
final class InexactTimestamp extends MismatchedInputException {
    private static final long serialVersionUID = 1L;

    private final Instant nearest;

    InexactTimestamp(JsonParser parser, Instant nearest) {
        super(parser, "is more exact than a time can be", Instant.class);
        this.nearest = nearest;
    }

    Instant nearest() {
        return nearest;
    }
}
