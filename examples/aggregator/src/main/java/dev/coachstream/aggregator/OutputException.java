package dev.coachstream.aggregator;

import java.io.IOException;

/** What was read cannot be written. */
final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean closedPipe;

    private OutputException(String message, boolean closedPipe, IOException cause) {
        super(message, cause);
        this.closedPipe = closedPipe;
    }

    static OutputException of(String target, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        boolean closed = reason.contains("Broken pipe") || reason.contains("pipe is being closed");
        return new OutputException("cannot write to " + target + ": " + reason, closed, cause);
    }

    /** Whether whoever read our output has seen enough: no error. */
    boolean closedPipe() {
        return closedPipe;
    }
}
