package dev.coachstream.benchmarks.readers;

/** Reads every session of an account. */
@FunctionalInterface
public interface SessionReader {

    /** Reads all of them, once. */
    Tally read() throws Exception;
}
