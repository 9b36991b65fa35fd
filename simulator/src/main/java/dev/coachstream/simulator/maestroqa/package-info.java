/** The simulated MaestroQA: {@link dev.coachstream.simulator.maestroqa.SimulatedMaestroQa}. */
@NullMarked
package dev.coachstream.simulator.maestroqa;

import org.jspecify.annotations.NullMarked;
