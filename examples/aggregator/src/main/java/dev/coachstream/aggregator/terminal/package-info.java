/** What a person at a terminal sees: tables, progress, questions, and how a signal ends it. */
@NullMarked
package dev.coachstream.aggregator.terminal;

import org.jspecify.annotations.NullMarked;
