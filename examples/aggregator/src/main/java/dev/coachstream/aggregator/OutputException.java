package dev.coachstream.aggregator;

import dev.coachstream.warehouse.StoreException;
import java.io.IOException;

/** What was read cannot be written. */
final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean closedPipe;
    private final String suggestion;

    private OutputException(String message, String suggestion, boolean closedPipe, Exception cause) {
        super(message, cause);
        this.suggestion = suggestion;
        this.closedPipe = closedPipe;
    }

    static OutputException of(String target, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        boolean closed = reason.contains("Broken pipe") || reason.contains("pipe is being closed");
        return new OutputException(
                "cannot write to " + target + ": " + reason, "make room there, or write elsewhere", closed, cause);
    }

    /** Somebody else writes it. */
    static OutputException held(StoreException cause) {
        return new OutputException(
                String.valueOf(cause.getMessage()), "start again when it has ended, or write elsewhere", false, cause);
    }

    String suggestion() {
        return suggestion;
    }

    /** Whether whoever read our output has seen enough: no error. */
    boolean closedPipe() {
        return closedPipe;
    }
}
