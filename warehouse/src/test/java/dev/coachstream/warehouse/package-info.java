/** Tests of the store over real DuckDB files and simulated vendors: {@link dev.coachstream.warehouse.World}. */
@NullMarked
package dev.coachstream.warehouse;

import org.jspecify.annotations.NullMarked;
