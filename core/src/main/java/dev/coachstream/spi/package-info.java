/**
 * What an adapter is written with: it implements {@link dev.coachstream.spi.CoachingSourceFactory}, which is handed a
 * {@link dev.coachstream.api.SourceConfig} and a {@link dev.coachstream.spi.Host} and gives a
 * {@link dev.coachstream.api.CoachingSource}. What a host calls is in {@code dev.coachstream.api}.
 */
@NullMarked
package dev.coachstream.spi;

import org.jspecify.annotations.NullMarked;
