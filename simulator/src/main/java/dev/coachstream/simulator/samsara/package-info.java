/** The simulated Samsara: {@link dev.coachstream.simulator.samsara.SimulatedSamsara}. */
@NullMarked
package dev.coachstream.simulator.samsara;

import org.jspecify.annotations.NullMarked;
