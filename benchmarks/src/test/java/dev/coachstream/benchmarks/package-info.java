/** What must not grow, on any machine: {@link dev.coachstream.benchmarks.CostTest}. */
@NullMarked
package dev.coachstream.benchmarks;

import org.jspecify.annotations.NullMarked;
