/** What every adapter does under faults, load and hostile input, over real HTTP: the tests that docs/reliability.md names. */
@NullMarked
package dev.coachstream.reliability;

import org.jspecify.annotations.NullMarked;
