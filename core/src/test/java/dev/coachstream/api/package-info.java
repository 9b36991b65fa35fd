/** What a host and a source agree on, by example. */
@NullMarked
package dev.coachstream.api;

import org.jspecify.annotations.NullMarked;
