/** The smallest host: {@link dev.coachstream.embedded.EmbeddedHost}. */
@NullMarked
package dev.coachstream.embedded;

import org.jspecify.annotations.NullMarked;
