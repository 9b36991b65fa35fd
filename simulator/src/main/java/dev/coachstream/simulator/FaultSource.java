package dev.coachstream.simulator;

import org.jspecify.annotations.Nullable;

/** Decides for each request whether it meets a fault; asked in the order of arrival, possibly from several threads. */
@FunctionalInterface
public interface FaultSource {
    /** The fault to answer with, or null for a proper answer. */
    @Nullable
    Fault next(RequestSeen request);
}
