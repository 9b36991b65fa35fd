/** The DuckDB file, its schema and its copies: {@link dev.coachstream.warehouse.store.Store}. */
@NullMarked
package dev.coachstream.warehouse.store;

import org.jspecify.annotations.NullMarked;
