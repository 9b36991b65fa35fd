package dev.coachstream.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** The records of one feed that a simulated vendor holds; the truth to which a reader's result is compared. Thread-safe. */
public interface SimulatedRecords {
    /** The ids of all records the vendor would show to a reader without filters, in the vendor's order. */
    List<String> ids();

    int size();

    /** The record as it goes over the wire; fails when there is none of that id. */
    ObjectNode document(String id);

    /** Adds records, created and updated at the given time, and returns their ids. */
    List<String> add(int count, Instant now);

    /** Changes a record, whose update time becomes the given one. */
    void edit(String id, Instant now);

    /** Changes a record so that it was created at another time; fails where the vendor tells no such time. */
    default void redate(String id, Instant created, Instant now) {
        throw new UnsupportedOperationException("this vendor tells no time at which " + id + " was created");
    }

    /** Deletes a record, in the vendor's way: some remove it, some mark it. */
    void delete(String id, Instant now);
}
