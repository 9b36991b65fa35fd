/** What a page of MaestroQa costs: {@link dev.coachstream.maestroqa.MaestroQaPageBenchmark}. In the adapter's package, because its records are nobody else's. */
@NullMarked
package dev.coachstream.maestroqa;

import org.jspecify.annotations.NullMarked;
