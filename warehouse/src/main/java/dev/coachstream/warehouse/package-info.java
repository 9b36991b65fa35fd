/**
 * The embedded store: {@link dev.coachstream.warehouse.Store} is written by {@link dev.coachstream.warehouse.Sync} and read,
 * also while that runs, through {@link dev.coachstream.warehouse.StoreReader}.
 */
@NullMarked
package dev.coachstream.warehouse;

import org.jspecify.annotations.NullMarked;
