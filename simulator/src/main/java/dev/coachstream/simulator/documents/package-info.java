/** What our three vendors' documents print. A vendor of somebody else's brings its own examples, or none. */
@NullMarked
package dev.coachstream.simulator.documents;

import org.jspecify.annotations.NullMarked;
