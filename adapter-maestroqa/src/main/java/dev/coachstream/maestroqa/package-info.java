/**
 * Reads coaching data from MaestroQA (now Rippit): {@link dev.coachstream.maestroqa.MaestroQaSourceFactory}.
 *
 * <p>Two sources of one vendor: the coaching API ({@code api: coaching}) and the older coaching export ({@code api: legacy-export}).
 */
@NullMarked
package dev.coachstream.maestroqa;

import org.jspecify.annotations.NullMarked;
