/** The rules of the house: {@link dev.coachstream.architecture.ArchitectureTest}. */
@NullMarked
package dev.coachstream.architecture;

import org.jspecify.annotations.NullMarked;
