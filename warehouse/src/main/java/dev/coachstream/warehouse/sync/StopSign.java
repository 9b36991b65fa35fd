package dev.coachstream.warehouse.sync;

import org.jspecify.annotations.Nullable;

/** Tells all accounts of a sync to end, and why. The first reason holds. Thread-safe. */
final class StopSign {
    private @Nullable String why;

    synchronized void raise(String reason) {
        if (why == null) {
            why = reason;
        }
    }

    synchronized boolean isUp() {
        return why != null;
    }

    /** Why it is up; null while it is not. */
    synchronized @Nullable String why() {
        return why;
    }
}
