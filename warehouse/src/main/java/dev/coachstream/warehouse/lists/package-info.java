/** What somebody keeps by hand beside a store, as CSV files; {@link dev.coachstream.warehouse.lists.Labels} is the entry. */
@NullMarked
package dev.coachstream.warehouse.lists;

import org.jspecify.annotations.NullMarked;
