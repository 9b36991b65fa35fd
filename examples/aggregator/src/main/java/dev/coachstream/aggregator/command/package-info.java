/** The commands of {@link dev.coachstream.aggregator.Coachstream}, their options and replies. */
@NullMarked
package dev.coachstream.aggregator.command;

import org.jspecify.annotations.NullMarked;
