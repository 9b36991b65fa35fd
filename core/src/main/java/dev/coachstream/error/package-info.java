/** What can go wrong when a vendor is read: {@link dev.coachstream.error.CoachingSourceException}, with a kind to act on. */
@NullMarked
package dev.coachstream.error;

import org.jspecify.annotations.NullMarked;
