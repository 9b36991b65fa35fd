/** What an error says, and never says. */
@NullMarked
package dev.coachstream.error;

import org.jspecify.annotations.NullMarked;
