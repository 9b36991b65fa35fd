/**
 * The contract between a host and its sources: {@link dev.coachstream.spi.CoachingSources} finds and opens them,
 * {@link dev.coachstream.spi.CoachingSource} is read, {@link dev.coachstream.spi.CoachingSourceFactory} is what an adapter
 * implements.
 */
@NullMarked
package dev.coachstream.spi;

import org.jspecify.annotations.NullMarked;
