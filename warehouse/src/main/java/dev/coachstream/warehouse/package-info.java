/** The embedded store. */
@NullMarked
package dev.coachstream.warehouse;

import org.jspecify.annotations.NullMarked;
