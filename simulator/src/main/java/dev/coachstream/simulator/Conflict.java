package dev.coachstream.simulator;

/** A request whose value must be unique and is not. */
public final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
        super(message, null, false, false);
    }
}
