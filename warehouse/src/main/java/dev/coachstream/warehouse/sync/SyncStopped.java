package dev.coachstream.warehouse.sync;

/** A read ends here because the sync was asked to stop. */
final class SyncStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SyncStopped() {
        super("stopped");
    }
}
