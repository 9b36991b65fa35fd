package dev.coachstream.reliability.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What happened in a run, and how to run it alone. Thread-safe. */
final class Trace {
    private static final int SHOWN = 8;

    private final long seed;
    private final String test;
    private final List<String> lines = new ArrayList<>();

    /** @param test the class that runs the seed alone */
    Trace(long seed, String test) {
        this.seed = seed;
        this.test = test;
    }

    synchronized void add(String line) {
        lines.add(line);
    }

    /** Ends the run. */
    AssertionError broken(String invariant, Collection<String> ids) {
        String some = ids.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return broken("%s: %d, %s".formatted(invariant, ids.size(), some));
    }

    /** Ends the run. */
    synchronized AssertionError broken(String invariant) {
        return new AssertionError(
                """
                seed %d: %s
                alone: mvn -Dquick -pl reliability -am test -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false -D%s=%d
                %s""".formatted(seed, invariant, test, CaptureSimulation.SEED, seed, String.join("\n", lines)));
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    AssertionError broken(String invariant, Throwable cause) {
        AssertionError broken = broken(invariant);
        broken.initCause(cause);
        return broken;
    }
}
