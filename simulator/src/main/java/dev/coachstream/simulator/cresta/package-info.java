/** The simulated Cresta: {@link dev.coachstream.simulator.cresta.SimulatedCresta}. */
@NullMarked
package dev.coachstream.simulator.cresta;

import org.jspecify.annotations.NullMarked;
