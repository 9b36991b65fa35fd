/** A host that Guice wires: {@link dev.coachstream.injected.CoachingModule}. */
@NullMarked
package dev.coachstream.injected;

import org.jspecify.annotations.NullMarked;
