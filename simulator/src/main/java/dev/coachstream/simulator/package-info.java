/** The simulated vendors. */
@NullMarked
package dev.coachstream.simulator;

import org.jspecify.annotations.NullMarked;
