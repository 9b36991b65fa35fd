/**
 * The rivals and ours: each reads every coaching session of one simulated vendor, from the socket to the canonical record, in a
 * process of its own. {@link dev.coachstream.benchmarks.readers.ReaderMain} is that process.
 */
@NullMarked
package dev.coachstream.benchmarks.readers;

import org.jspecify.annotations.NullMarked;
