/**
 * A simulation of capture that its seed decides: vendors that move, lie and fail, read by the real adapters into the real store. {@link CaptureSimulation} is
 * one run of it.
 */
@NullMarked
package dev.coachstream.reliability.simulation;

import org.jspecify.annotations.NullMarked;
