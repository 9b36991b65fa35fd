/**
 * What coaching is, whatever tool it was recorded in: {@link dev.coachstream.model.CoachingSession} and what belongs to it.
 *
 * <p>Immutable records only. A field is set only from what the vendor said; {@code null} (or an empty list) means that it
 * said nothing. Everything a vendor sends that has no field of its own is in {@code attributes}, under its own name.
 */
@NullMarked
package dev.coachstream.model;

import org.jspecify.annotations.NullMarked;
