/** Measurements. */
@NullMarked
package dev.coachstream.benchmarks;

import org.jspecify.annotations.NullMarked;
