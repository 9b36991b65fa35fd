package dev.coachstream.config;

/** A reference that leads nowhere; the message says which and why. */
final class UnresolvedReference extends Exception {
    private static final long serialVersionUID = 1L;

    UnresolvedReference(String message) {
        super(message);
    }
}
