/**
 * What a host calls: a {@link dev.coachstream.api.CoachingSource} is read by a {@link dev.coachstream.api.Query}, says what it can
 * in its {@link dev.coachstream.api.Capabilities}, and tells a {@link dev.coachstream.api.SourceListener} what it does. An adapter
 * is written with {@code dev.coachstream.spi}.
 */
@NullMarked
package dev.coachstream.api;

import org.jspecify.annotations.NullMarked;
