/** What the coaching looks like, from the store: as text, JSON and a page. */
@NullMarked
package dev.coachstream.aggregator.report;

import org.jspecify.annotations.NullMarked;
