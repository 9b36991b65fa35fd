/** Writes the store's feeds to files: {@link dev.coachstream.warehouse.export.Export}. */
@NullMarked
package dev.coachstream.warehouse.export;

import org.jspecify.annotations.NullMarked;
