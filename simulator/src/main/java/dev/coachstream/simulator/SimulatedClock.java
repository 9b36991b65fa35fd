package dev.coachstream.simulator;

import java.time.Instant;
import java.util.function.LongSupplier;

/** The vendor's idea of now: the end of its data set when it was started, and from then on as its nanosecond clock says. */
public final class SimulatedClock {
    private final Instant start;
    private final LongSupplier nanos;
    private final long startNanos;

    public SimulatedClock(DataSet data, LongSupplier nanos) {
        start = data.to();
        this.nanos = nanos;
        startNanos = nanos.getAsLong();
    }

    public Instant now() {
        return start.plusNanos(elapsed());
    }

    /** Nanoseconds since the start. */
    public long elapsed() {
        return nanos.getAsLong() - startNanos;
    }
}
