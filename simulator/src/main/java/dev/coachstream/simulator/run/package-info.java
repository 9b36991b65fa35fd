/** Starts simulated vendors for a program or by hand: {@link dev.coachstream.simulator.run.Simulators}. */
@NullMarked
package dev.coachstream.simulator.run;

import org.jspecify.annotations.NullMarked;
