/**
 * Finding what changed from one small state for each account and feed, without a store: {@link dev.coachstream.capture.CaptureReader} reads on
 * from a {@link dev.coachstream.capture.CaptureState} and gives pages, each with the state that covers it. {@link
 * dev.coachstream.capture.ReadWindow} says which window a read asks for; the store's sync plans with it too.
 */
@NullMarked
package dev.coachstream.capture;

import org.jspecify.annotations.NullMarked;
