/** What a page of Cresta costs: {@link dev.coachstream.cresta.CrestaPageBenchmark}. In the adapter's package, because its records are nobody else's. */
@NullMarked
package dev.coachstream.cresta;

import org.jspecify.annotations.NullMarked;
