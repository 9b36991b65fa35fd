/**
 * The command line {@code coachstream}, a host that reads every account as one: {@link dev.coachstream.aggregator.Coachstream}
 * starts it, one class for each command answers.
 */
@NullMarked
package dev.coachstream.aggregator;

import org.jspecify.annotations.NullMarked;
