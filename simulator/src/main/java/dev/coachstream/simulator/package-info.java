/**
 * The three vendors, simulated: each answers as its document says, from a deterministic data set of any size, with quotas and
 * faults on request. Start with {@link dev.coachstream.simulator.maestroqa.SimulatedMaestroQa}, {@link dev.coachstream.simulator.cresta.SimulatedCresta} or
 * {@link dev.coachstream.simulator.samsara.SimulatedSamsara}; all are {@link dev.coachstream.simulator.SimulatedVendor}s.
 */
@NullMarked
package dev.coachstream.simulator;

import org.jspecify.annotations.NullMarked;
