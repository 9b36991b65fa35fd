/**
 * The embedded store: {@link dev.coachstream.warehouse.store.Store} is written by {@link dev.coachstream.warehouse.sync.Sync} and read,
 * also while that runs, through {@link dev.coachstream.warehouse.store.StoreReader}.
 */
@NullMarked
package dev.coachstream.warehouse;

import org.jspecify.annotations.NullMarked;
