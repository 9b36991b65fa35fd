package dev.coachstream.simulator;

import java.time.Instant;

/** Changes the records of a vendor while they are read: at a time inside the data set's period, so that no reader's window excludes it. */
public record MovingRecords(SimulatedRecords records, Instant at) implements Behaviour.Moving {
    @Override
    public void insert(int count) {
        records.add(count, at);
    }

    @Override
    public void delete(int count) {
        records.ids().stream().limit(count).toList().forEach(id -> records.delete(id, at));
    }
}
