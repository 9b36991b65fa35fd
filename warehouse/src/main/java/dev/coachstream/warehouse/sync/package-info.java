/** Brings the store up to date from accounts: {@link dev.coachstream.warehouse.sync.Sync}. */
@NullMarked
package dev.coachstream.warehouse.sync;

import org.jspecify.annotations.NullMarked;
