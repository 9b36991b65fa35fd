package dev.coachstream.simulator;

/** A request that the vendor refuses because of one of its parameters. */
public final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadRequest(String message) {
        super(message, null, false, false);
    }
}
