package dev.coachstream.warehouse.sync;

/** Batches of an account were given up with another one's, whose transaction they shared: it reads again from its stored cursor. */
final class LostBatches extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
