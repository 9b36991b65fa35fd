package dev.coachstream.http;

import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;

/**
 * Lets OkHttp's watchdog sleep. One thread waits for the earliest of all time-outs, and is woken whenever an earlier one is set:
 * with limits of seconds on every read of 8 KB that is at every read, two context switches each. A beat that is always due
 * before them is what it waits for instead; it goes on as long as calls are made.
 */
final class Heartbeat extends AsyncTimeout {
    private static final Heartbeat INSTANCE = new Heartbeat();

    private boolean beating;
    private boolean needed;

    private Heartbeat() {
        timeout(500, TimeUnit.MILLISECONDS);
    }

    /** A call is about to be made. */
    static void callStarts() {
        INSTANCE.need();
    }

    private synchronized void need() {
        needed = true;
        if (!beating) {
            beating = true;
            enter();
        }
    }

    @Override
    protected synchronized void timedOut() {
        exit();
        beating = needed;
        needed = false;
        if (beating) {
            enter();
        }
    }
}
