/** A host that Spring Boot wires: {@link dev.coachstream.spring.CoachingApplication}. */
@NullMarked
package dev.coachstream.spring;

import org.jspecify.annotations.NullMarked;
