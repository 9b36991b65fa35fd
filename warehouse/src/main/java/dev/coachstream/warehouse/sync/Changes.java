package dev.coachstream.warehouse.sync;

import dev.coachstream.warehouse.HostApi;

/**
 * What was written to the store.
 *
 * @param added records that the store did not have
 * @param changed records that the vendor changed, or that came back
 * @param deleted records that are gone, marked as such
 */
@HostApi
public record Changes(long added, long changed, long deleted) {
    /** The store is as it was. */
    public static final Changes NONE = new Changes(0, 0, 0);

    public Changes plus(Changes other) {
        return new Changes(added + other.added, changed + other.changed, deleted + other.deleted);
    }

    /** All rows written. */
    public long total() {
        return added + changed + deleted;
    }
}
