/**
 * How a host comes to its sources: {@link dev.coachstream.discovery.CoachingSources} finds the adapters on the class path and in
 * {@code plugins/}, and opens an account with the one that reads its vendor.
 */
@NullMarked
package dev.coachstream.discovery;

import org.jspecify.annotations.NullMarked;
