/** What a page of Samsara costs: {@link dev.coachstream.samsara.SamsaraPageBenchmark}. In the adapter's package, because its records are nobody else's. */
@NullMarked
package dev.coachstream.samsara;

import org.jspecify.annotations.NullMarked;
