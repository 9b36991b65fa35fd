/** Records as rows, and the tables that hold them: {@link dev.coachstream.warehouse.rows.FeedTable}. */
@NullMarked
package dev.coachstream.warehouse.rows;

import org.jspecify.annotations.NullMarked;
