/** What a host and a source agree on, by example. */
@NullMarked
package dev.coachstream.discovery;

import org.jspecify.annotations.NullMarked;
