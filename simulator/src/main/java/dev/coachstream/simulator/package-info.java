/**
 * The engine that simulated vendors are made of: a vendor answers over HTTP as its document says, from a deterministic data set of any
 * size, with quotas, odd pages and faults on request.
 *
 * <p>The three vendors in the packages below it are made of nothing but what is public here, and so is a stranger's:
 *
 * <ol>
 *   <li>{@link dev.coachstream.simulator.EditableRecords} holds the records; an {@link
 *       dev.coachstream.simulator.EditableRecords.Kind} says how a record looks on the wire, and how it is made and changed.
 *   <li>{@link dev.coachstream.simulator.PageTurns} says how large the next page is, and {@link
 *       dev.coachstream.simulator.Rights} which records are shown.
 *   <li>{@link dev.coachstream.simulator.Behaviour} is made of both, of the vendor's {@link dev.coachstream.simulator.Quotas} and of
 *       {@link dev.coachstream.simulator.MovingRecords}, and is what a test turns.
 *   <li>{@link dev.coachstream.simulator.Routes} answer; {@link dev.coachstream.simulator.Parameters} and {@link
 *       dev.coachstream.simulator.Json} read and write.
 *   <li>{@link dev.coachstream.simulator.VendorServer} serves them, and a {@link dev.coachstream.simulator.SimulatedVendor} names its
 *       server and its credential.
 * </ol>
 */
@NullMarked
package dev.coachstream.simulator;

import org.jspecify.annotations.NullMarked;
